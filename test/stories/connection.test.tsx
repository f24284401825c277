import { describe, expect, it } from "vitest";
import { createFakeLine, noon } from "../views/fake-line.ts";
import { createFakeSession, lone } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("the line to the hub at $columns×$rows", (size) => {
  const isWide = size.columns >= 100;

  it("shows at the end of the last row, and not at all where no hub was ever named", async () => {
    const alone = openStory(createFakeSession(), size);
    await alone.list.matches(/^▶ Ada Nunez 0/);
    expect(await alone.footer.has(/connected|offline/)).toBe(false);
    alone.close();

    const line = createFakeLine();
    const story = openStory(line, size);
    await story.footer.matches(/ connected$/);
    line.sync({ state: "offline", since: noon, reason: "unreachable", unsent: 12, retryAt: noon });
    await story.footer.matches(isWide ? /12 unsent {2}offline since 2019$/ : /↑12 offline since 2019$/);
    line.sync({ state: "refused", reason: "unauthorized" });
    await story.footer.matches(/ token refused$/);
    line.sync({ state: "connected", reason: null, unsent: 0, receiving: { done: 450, total: 1000 } });
    await story.footer.matches(/ receiving 45 %$/);
    line.sync({ receiving: null });
    await story.footer.matches(/ connected$/);
    story.close();
  });

  it("says once, as a message, that the hub refuses this desk", async () => {
    const line = createFakeLine();
    const story = openStory(line, size);
    await story.footer.matches(/connected$/);
    line.sync({ state: "refused", reason: "unauthorized" });
    await story.screen.matches(/^The hub does not know this token, or it was revoked/);
    await story.press("j");
    await story.screen.hides("The hub does not know");
    line.sync({ unsent: 1 });
    await story.footer.matches(/1.* token refused$/);
    expect(await story.screen.has(/The hub does not know/)).toBe(false);
    story.close();
  });

  it("leaves the keys where they are, whatever it says", async () => {
    const line = createFakeLine();
    const story = openStory(line, size);
    await story.footer.matches(/^Enter read .* connected$/);
    line.sync({ state: "offline", unsent: 123_456 });
    await story.footer.matches(isWide ? /^Enter read .*unsent/ : /^Enter read .*↑123,456/);
    expect(await story.footer.has(/^Enter read {2}c customer {2}Tab next pane/)).toBe(true);
    story.close();
  });

  it("tells what is wrong, what is safe and what to do; and how to try at once", async () => {
    const line = createFakeLine({ state: "offline", reason: "unreachable", unsent: 2, retryAt: noon });
    const story = openStory(line, size);
    await story.footer.matches(/offline/);
    await story.press("C");
    await story.dialog.shows("offline, since Mar 12, 2019, 12:00");
    await story.dialog.shows("ws://hub.example.org:8080");
    await story.dialog.matches(/^The hub does not answer\. You can work on: what you decide is kept/);
    await story.dialog.shows("2 decisions and messages are not sent yet.");
    await story.dialog.shows("The next try is at 12:00:00.");
    await story.press("r");
    await story.screen.shows("3 sent, 1 received.");
    story.close();
  });

  it("switches presence and the thin line, which are this folder's own", async () => {
    const line = createFakeLine();
    const story = openStory(line, size);
    await story.footer.matches(/connected$/);
    await story.press("C");
    await story.dialog.matches(/^p Presence +on /);
    await story.press("p");
    await story.screen.shows("Presence: off");
    await story.dialog.matches(/^p Presence +off /);
    await story.dialog.matches(/^Presence is off: nobody sees where you are/);
    await story.press("t");
    await story.dialog.matches(/^t Thin line +on /);
    expect(line.calls.filter(({ name }) => name === "configureLine").map(({ args }) => args)).toEqual([
      { presence: false },
      { thin: true },
    ]);
    story.close();
  });
});

describe.each(sizes)("connecting to a hub at $columns×$rows", (size) => {
  it("begins on the welcome screen; the token is masked; what went wrong is told", async () => {
    const line = createFakeLine(lone, { empty: true });
    const story = openStory(line, size);
    await story.screen.matches(/^h +Connect to a hub, and work with others$/);
    await story.press("h");
    await story.dialog.shows("URL of the hub");
    await story.press("Enter");
    await story.screen.shows("Connect to this hub: no URL was typed");
    await story.type("hub.example.org");
    await story.press("Tab");
    await story.type("secret-token");
    await story.dialog.matches(/^> \*{12}█?$/);
    expect(await story.screen.has(/secret/)).toBe(false);
    await story.press("Enter");
    await story.screen.shows("Connect to this hub: a URL begins with ws:// or wss://");
    await story.press("Tab", "Ctrl-U");
    await story.type("wss://hub.example.org");
    line.answerConnect({ failed: "unauthorized" });
    await story.press("Enter");
    await story.dialog.matches(/^The hub does not know this token, or it was revoked\./);
    story.close();
  });

  it("shows how far a new replica is, then the desk opens", async () => {
    let isEmpty = true;
    const line = createFakeLine(lone, {
      answers: { overview: () => ({ empty: isEmpty, agent: "Agent", own: [] }) },
    });
    const story = openStory(line, size);
    await story.screen.matches(/^h +Connect to a hub/);
    await story.press("h");
    await story.type("ws://hub.example.org:8080");
    await story.press("Tab");
    await story.type("token");
    line.answerConnect({ ok: { agents: ["Agent"], brought: { operations: 0, facts: 0 } } });
    line.sync({ state: "connected", presence: true, receiving: { done: 300, total: 1200 } });
    await story.press("Enter");
    await story.screen.shows("Connected as Agent.");
    await story.dialog.shows("Joining the desk: receiving what the others have…");
    await story.dialog.matches(/^█+░+ 25 %$/);
    await story.dialog.shows("300 / 1,200");
    expect(line.calls.find(({ name }) => name === "connectHub")?.args).toEqual({
      url: "ws://hub.example.org:8080",
      tokens: ["token"],
    });
    isEmpty = false;
    line.change({ topics: ["threads", "customers"] });
    line.sync({ receiving: null });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.footer.matches(/connected$/);
    story.close();
  });

  it("shows how far it is with what is taken along, also once the dialog is closed", async () => {
    const line = createFakeLine(lone);
    const story = openStory(line, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("C");
    await story.dialog.shows("URL of the hub");
    await story.type("ws://hub.example.org");
    await story.press("Tab");
    await story.type("token");
    line.hold();
    await story.press("Enter");
    await story.dialog.shows("Connecting…");
    const progress = { job: "rekey", done: 1, total: 4, label: "" } as const;
    line.change({ topics: ["progress"], progress });
    await story.dialog.matches(/^█+░+ 25 %$/);
    await story.dialog.shows("Taking along what is here…");
    await story.press("Esc");
    await story.footer.matches(/Taking along what is here 25 %/);
    line.change({ topics: ["progress"], progress: { ...progress, job: "rebuild", done: 2 } });
    await story.footer.matches(/Making its tables 50 %/);
    line.change({ topics: ["progress"], progress: null });
    await story.footer.matches(/^Enter read/);
    line.release();
    story.close();
  });

  it("warns who works under a name that the token is not for", async () => {
    const line = createFakeLine(lone, { empty: true });
    const story = openStory(line, size);
    await story.screen.matches(/^h +Connect to a hub/);
    await story.press("h");
    await story.type("ws://hub.example.org");
    await story.press("Tab");
    await story.type("token");
    line.answerConnect({ ok: { agents: ["bob"], brought: { operations: 0, facts: 0 } } });
    await story.press("Enter");
    await story.screen.matches(/^The token is for bob, but Agent works here/);
    story.close();
  });

  it("speaks Spanish", async () => {
    const line = createFakeLine({ state: "refused", reason: "another-desk" });
    const story = openStory(line, { ...size, locale: "es" });
    await story.footer.matches(/ otro escritorio$/);
    await story.press("C");
    await story.dialog.matches(/^rechazado por el hub, desde 12 mar 2019, 12:00$/);
    await story.dialog.matches(/^Esta carpeta de datos pertenece al escritorio de otro hub/);
    story.close();
  });
});
