import type { Command } from "./command.ts";

export const repaint: Command = { name: "screen.repaint", run: ({ screen }) => screen.repaint() };

export const suspend: Command = {
  name: "screen.suspend",
  disabled: ({ screen, language }) =>
    screen.suspend === null ? language.text.disabled.suspendUnavailable : null,
  run: ({ screen }) => screen.suspend?.(),
};

export const quit: Command = { name: "quit", run: ({ screen }) => screen.leave() };
