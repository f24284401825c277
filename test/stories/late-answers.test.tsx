import { describe, expect, it } from "vitest";
import type { Exported, Preview } from "../../src/desk.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { createFakeLine } from "../views/fake-line.ts";
import { createFakeSession, type FakeOptions, lone } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

const mailed: Exported = { files: [], mailed: "me@example.org", queued: false, failure: null };
const preview: Preview = {
  identities: 1,
  threads: 1,
  messages: 3,
  customersGone: [],
  customersMade: 1,
  turned: [],
  mentions: 0,
  profile: null,
};

/** A made-up desk with what was decided at it; each decision is taken. */
const openDesk = (answers: FakeOptions["answers"] = {}) => {
  const performed: Decision[] = [];
  const session = createFakeSession({
    answers: {
      perform: ({ decision }) => {
        performed.push(decision);
        return { ok: { operation: "o9", customer: "c0", case: null, comment: null } };
      },
      exportCustomer: () => ({ ok: mailed }),
      preview: () => ({ ok: preview }),
      ...answers,
    },
  });
  return { session, performed };
};

describe.each(sizes)("answers that come late, at $columns×$rows", (size) => {
  it("an export that is done takes no keys from a field elsewhere, and its address goes to nobody else", async () => {
    const { session } = openDesk();
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "6", "E");
    await story.screen.matches(/^.*Email address/);
    await story.type("me@example.org");
    session.hold();
    await story.press("Enter");
    await story.screen.shows("Exporting…");
    await story.press("Enter");
    await story.screen.matches(/: it is being exported already$/);
    await story.press("Enter", "Esc");
    await story.screen.hides("Email address");
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("/");
    await story.dialog.shows("Type to search customers and messages.");
    await story.type("ab");
    session.release();
    await story.screen.shows("Exported and mailed to me@example.org.");
    await story.type("q");
    await story.dialog.matches(/^> abq█?$/);
    expect(session.calls.filter(({ name }) => name === "exportCustomer")).toHaveLength(1);
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("j", "c", "6", "E");
    await story.screen.matches(/Email address/);
    expect(await story.screen.has(/me@example/)).toBe(false);
    story.close();
  });

  it("[I2] a form that is being saved takes no text that it would lose", async () => {
    const { session, performed } = openDesk();
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "2", "e", "j", "j", "Enter");
    await story.type(" Sons");
    session.hold();
    await story.press("Enter", "s", "Enter");
    await story.screen.matches(/: it is being saved$/);
    await story.press("Enter", "Esc");
    await story.screen.matches(/: it is being saved$/);
    session.release();
    await story.dialog.hides("[ Save ]");
    // What was refused is told until somebody has read it.
    await story.screen.matches(/: it is being saved$/);
    await story.press("Esc");
    await story.screen.shows("Saved.");
    expect(performed).toMatchObject([{ texts: { set: { company: "Example Ltd Sons" } } }]);
    story.close();
  });

  it("[I2] a field that is hidden meanwhile leaves what is typed in its row", async () => {
    let isHidden = false;
    const { session, performed } = openDesk({
      settings: (_, made) => {
        const view = made();
        return isHidden ? { ...view, fields: { ...view.fields, firstName: "hidden" } } : view;
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "2", "e", "j", "j", "Enter");
    isHidden = true;
    session.change({ topics: ["settings"] });
    await story.type(" Sons");
    await story.press("Enter", "s");
    await story.screen.shows("Saved.");
    expect(performed).toMatchObject([
      { body: { fields: ["company"] }, texts: { set: { company: "Example Ltd Sons" } } },
    ]);
    story.close();
  });

  it("[D3] a question comes over no field that somebody types into", async () => {
    const { session, performed } = openDesk({
      customer: (_, made) => {
        const view = made();
        const [identity] = view?.identities ?? [];
        if (view === null || identity === undefined) return view;
        return { ...view, identities: [identity, { ...identity, id: "i900" }], identityTotal: 2 };
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "2", "G");
    await story.dialog.matches(/^▶ /);
    session.hold();
    await story.press("x", "5", "f");
    await story.type("ab");
    session.release();
    await story.type("c");
    await story.dialog.matches(/^> abc█?/);
    await story.press("Enter");
    expect(await story.screen.has(/becomes a new customer/)).toBe(false);
    expect(performed).toEqual([]);
    story.close();
  });

  it("a hub that is joined while somebody types leaves the keys alive", async () => {
    const line = createFakeLine(lone);
    const story = openStory(line, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("C");
    await story.dialog.shows("URL of the hub");
    await story.type("ws://hub.example.org");
    await story.press("Tab");
    await story.type("token");
    line.answerConnect({ ok: { agents: ["Agent"], brought: { operations: 0, facts: 0 } } });
    line.hold();
    await story.press("Enter");
    await story.dialog.hides("URL of the hub");
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("/");
    await story.dialog.shows("Type to search customers and messages.");
    await story.type("ab");
    line.release();
    await story.screen.shows("Connected as Agent.");
    await story.press("j");
    await story.list.matches(/^▶ Bruno Keller 1/);
    story.close();
  });

  it("[F7] an undo that is done is told as done, also when its sentence does not come", async () => {
    const { session } = openDesk({
      undoLast: () => ({ ok: { operation: "o9", customer: "c0", case: null, comment: null } }),
      history: () => {
        throw new Error("the line is cut");
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("u");
    await story.screen.matches(/^Took a decision back$/);
    story.close();
  });

  it("[I4] q asks before it loses a comment that was not submitted", async () => {
    const { session } = openDesk();
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "a");
    await story.type("Held for audit");
    await story.press("Esc");
    await story.footer.matches(/^[aE]/);
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("q");
    await story.screen.matches(/1 comment was typed and not submitted\./);
    await story.press("Enter");
    await story.screen.hides("not submitted");
    await story.press("q");
    await story.screen.matches(/1 comment was typed/);
    await story.press("j", "Enter");
    await story.left;
  });
});
