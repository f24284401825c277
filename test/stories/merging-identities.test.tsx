import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSampleDesk, type StoryDesk } from "./sample-desk.ts";
import { openStory, type Story, sizes } from "./story.tsx";

/** Source texts 000 and 001, “Merging customer identities” / «Combinar las identidades del cliente». */
describe.each(sizes)("[D2] [I6] merging identities at $columns×$rows", (size) => {
  let desk: StoryDesk;
  beforeAll(async () => {
    desk = await openSampleDesk();
  });
  afterAll(() => desk.close());

  /** Opens a customer's Identities tab from the search. */
  const openIdentities = async (handle: string, locale = "en"): Promise<Story> => {
    const story = openStory(desk.session(), { ...size, locale });
    await story.list.matches(/^▶ \S/);
    await story.press("/");
    await story.type(handle);
    await story.dialog.matches(new RegExp(`^▶ .*${escaped(handle)}`));
    await story.press("Enter");
    await story.dialog.matches(/^\(..?\) /);
    await story.press("5");
    return story;
  };
  const find = async (story: Story, text: string): Promise<void> => {
    await story.press("f");
    await story.type(text);
    await story.press("Enter");
    await story.dialog.matches(/^\d+ (match|coincidencia)/);
  };
  const handlesOf = async (handle: string): Promise<readonly string[]> => {
    const session = desk.session();
    const resolved = await session.call("resolve", { what: "customer", text: handle });
    if (!("ok" in resolved)) throw new Error("no such customer");
    const view = await session.call("customer", { customer: resolved.ok });
    session.close();
    return view?.identities.map((identity) => identity.handle).sort() ?? [];
  };
  const operations = async (): Promise<number> => {
    const session = desk.session();
    const { operations: count } = await session.call("digest", {});
    session.close();
    return count;
  };

  it("search, Merge on the selected account, review, Save; u undoes it", async () => {
    const story = await openIdentities("kathryn.bell@example.com");
    await find(story, "katherine.bell");
    await story.dialog.matches(/^▶ \[ \] Katherine Bell .*\[ Merge \]$/);
    await story.press("Enter");

    // Review and edit the customer information for the merged identity.
    await story.dialog.matches(/will be merged into/);
    await story.dialog.matches(/Not saved yet\.$/);
    await story.dialog.matches(/^▶ First name +\(x\) \S/);
    await story.dialog.matches(/\[x\] kathryn.bell@example.com/);
    await story.dialog.matches(/\[x\] katherine.bell@example.com/);
    await story.press("s");
    await story.screen.matches(/is now part of .* u undoes it\.$/);
    await story.dialog.shows("(KB) Kathryn Bell");
    await story.dialog.matches(/Email +katherine.bell@example.com/);
    const merged = await handlesOf("email:kathryn.bell@example.com");
    expect(merged).toEqual(["HR-C-10077", "katherine.bell@example.com", "kathryn.bell@example.com"]);

    // After it the Profile tab shows what the other channel gives.
    await story.press("2");
    await story.dialog.matches(/katherine.bell@example.com/);
    await story.press("u");
    await story.dialog.hides("katherine.bell@example.com");
    expect(await handlesOf("email:kathryn.bell@example.com")).toEqual(["kathryn.bell@example.com"]);
    story.close();
  });

  it("several are marked and merged at once, with what the agent edits in the review", async () => {
    const story = await openIdentities("priya.raman@example.com");
    await find(story, "hale");
    await story.dialog.matches(/^▶ \[ \] .*Hale/);
    await story.press("Space");
    await story.dialog.matches(/1 marked: Enter merges it\.$/);
    await find(story, "\x15emeka");
    await story.dialog.matches(/^▶ \[ \] Emeka/);
    await story.press("Space");
    await story.dialog.matches(/2 marked: Enter merges them together\.$/);
    await story.press("Enter");
    await story.dialog.matches(/will be merged into Priya Raman\.$/);

    // Another name is chosen; the first name is typed over; the notes go.
    await story.dialog.matches(/^▶ First name +\(x\) Priya +proposed/);
    await story.press("e");
    await story.dialog.matches(/^First name +> Priya/);
    await story.type("tha");
    await story.press("Enter");
    await story.dialog.matches(/\(x\) Priyatha +typed now/);
    await story.dialog.matches(/\( \) Priya /);
    await story.press("G", "k", "k");
    await story.dialog.matches(/^▶ Notes +\[x\]/);
    await story.press("Space");
    await story.dialog.matches(/^▶ Notes +\[ \]/);
    await story.press("s");
    await story.screen.matches(/2 customers are now part of Priya Raman\. u undoes it\.$/);
    await story.press("2");
    await story.dialog.matches(/First name +Priyatha/);
    await story.dialog.matches(/Notes +–/);
    const session = desk.session();
    const resolved = await session.call("resolve", {
      what: "customer",
      text: "email:priya.raman@example.com",
    });
    const customer = "ok" in resolved ? resolved.ok : "";
    expect((await session.call("undoLast", { customer })) satisfies object).toHaveProperty("ok");
    session.close();
    story.close();
  });

  it("what cannot stand in a field is told beside it; Esc asks before it loses anything; Cancel writes nothing", async () => {
    const before = await operations();
    const story = await openIdentities("victor.hale@example.com");
    await find(story, "edith.marlow");
    await story.dialog.matches(/^▶ \[ \] Edith Marlow/);
    await story.press("Enter");
    await story.dialog.matches(/^▶ First name/);
    for (let row = 0; row < 30; row++) await story.press("j");
    await story.dialog.matches(/^▶ \[ Cancel \]$/);
    await story.press("g");
    await story.dialog.matches(/^▶ First name/);
    await story.press("Esc");
    await story.dialog.shows("Find matching identities");

    await story.press("Enter");
    await story.dialog.matches(/^▶ First name/);
    await pressUntil(story, "j", /^▶ Email/);
    await story.press("a");
    await story.type("not an address");
    await story.press("Enter");
    await story.dialog.shows("This is not an email address. Esc leaves it out.");
    await story.press("Esc");
    await story.dialog.hides("This is not an email address.");
    await story.press("a");
    await story.type("second@example.com");
    await story.press("Enter");
    await story.dialog.matches(/\[x\] second@example.com +typed now/);

    await story.press("Esc");
    await story.dialog.matches(/^Discard what you changed in this review\? y discards, n goes on\.$/);
    await story.press("n");
    await story.dialog.matches(/\[x\] second@example.com/);
    await story.press("Esc");
    await story.dialog.matches(/^Discard what/);
    await story.press("y");
    await story.dialog.shows("Find matching identities");
    expect(await operations()).toBe(before);
    story.close();
  });

  it("[F9] a locked customer cannot be merged, and says by whom it was locked", async () => {
    const story = await openIdentities("daniel.hartley@example.com");
    await find(story, "nora");
    await story.press("Enter");
    await story.screen.matches(/^Merge: This customer was locked by mara/);
    await story.press("Esc");
    story.close();

    const other = await openIdentities("victor.hale@example.com");
    await find(other, "daniel.hartley");
    await other.dialog.matches(/^▶ \[ \] Daniel Hartley.* locked$/);
    await other.press("Enter");
    await other.screen.matches(/^Merge: Daniel Hartley is locked, so it cannot be merged\./);
    await other.press("Esc");
    other.close();
  });

  it("[M1] a suggestion is shown with reasons that add up; x dismisses it, Enter confirms it", async () => {
    const story = await openIdentities("edith.marlow@example.com");
    await story.dialog.shows("May be the same person");
    await story.dialog.matches(/^same phone 70 \+ similar name 40 = 110 points$/);
    await story.press("G");
    await story.dialog.matches(/^▶ \[ \] Mrs Edith Marlow/);
    await story.press("x");
    await story.screen.shows("This pair will not be suggested again.");
    await story.dialog.hides("Mrs Edith Marlow");

    await story.press("G");
    await story.dialog.matches(/^▶ \[ \] Edith Marlow +HR-C-10188/);
    await story.press("Enter");
    await story.dialog.matches(/^▶ First name/);
    await story.press("G", "k", "Enter");
    await story.screen.matches(/is now part of Edith Marlow/);
    expect(await handlesOf("email:edith.marlow@example.com")).toContain("HR-C-10188");
    story.close();
  });

  it("[S6] combina en español, con las palabras de la fuente", async () => {
    const story = await openIdentities("kathryn.bell@example.com", "es");
    await story.dialog.shows("Buscar identidades coincidentes");
    await find(story, "katherine.bell");
    await story.dialog.matches(/^▶ \[ \] Katherine Bell .*\[ Combinar \]$/);
    await story.press("Enter");
    await story.dialog.matches(/se combinará con /);
    await story.dialog.matches(/^▶ Nombre +\(x\) /);
    await story.press("G", "k");
    await story.dialog.matches(/^▶ \[ Guardar \]$/);
    await story.press("Enter");
    await story.screen.matches(/ya forma parte de .* u lo deshace\.$/);
    await story.press("u");
    await story.dialog.matches(/Katherine Bell .*\[ Combinar \]$/);
    story.close();
  });
});

const pressUntil = async (story: Story, key: string, row: RegExp): Promise<void> => {
  for (let n = 0; n < 12 && !(await story.dialog.has(row)); n++) await story.press(key);
  await story.dialog.matches(row);
};

const escaped = (text: string): string => text.replace(/[.+]/g, "\\$&");
