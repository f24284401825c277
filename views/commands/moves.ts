import type { CommandName } from "../../src/i18n/catalogue.ts";
import type { Motion } from "../navigation/cursor.ts";
import type { Command } from "./command.ts";

const move = (name: CommandName, motion: Motion): Command => ({
  name,
  run: ({ navigation }) => navigation.move(motion),
});

/** Moving, alike in everything that has rows. */
export const moves: readonly Command[] = [
  move("move.down", "down"),
  move("move.up", "up"),
  move("move.top", "top"),
  move("move.bottom", "bottom"),
  move("move.pageDown", "pageDown"),
  move("move.pageUp", "pageUp"),
  move("move.halfDown", "halfDown"),
  move("move.halfUp", "halfUp"),
  move("message.next", "nextStop"),
  move("message.previous", "previousStop"),
];
