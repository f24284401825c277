import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acknowledge, customerOf, openProcedures, type Procedures, runs } from "./procedure.ts";

let desk: Procedures;
beforeAll(async () => {
  desk = await openProcedures();
});
afterAll(() => desk.close());

/** Source texts 000 and 001, “Unmerge matching identities” / “Separar identidades coincidentes”. */
describe.each(runs)("[D3] [M6] unmerging in $view, $language", (run) => {
  it("click the Profile tab, Unmerge on the selected account, OK in the confirmation", async () => {
    const story = await desk.begin(run);
    const { deciding, profile } = story.text;

    // 4. Click the Profile (person icon) tab.
    await story.press("2");
    await story.information.shows(profile.accounts);

    // A field is no account, and the key says so.
    await story.press("x");
    await story.screen.matches(new RegExp(deciding.disabled.noAccount));
    await story.press(acknowledge);

    // 5. Click Unmerge on the selected customer account.
    await story.press("G");
    await story.information.matches(/^▶ wa /);
    await story.press("x");
    await story.screen.matches(new RegExp(`─ ${deciding.unmerge.title} ─`));
    await story.screen.matches(new RegExp(`▶ ${deciding.ok}`));

    // 6. Click OK in the unmerge confirmation window.
    await story.press("Enter");
    // The confirmation names the account too, and covers the list until it is done.
    const [told] = deciding.done.unmerged("|").split("|");
    await story.screen.matches(new RegExp(`^${told}wa \\+44 7700`));
    await story.information.matches(/^▶ mail /);
    const session = desk.session();
    const alone = await customerOf(session, `wa:+44 7700 90000${run.person}`);
    const view = await session.call("customer", { customer: alone });
    expect(view?.identities).toHaveLength(1);
    expect(view?.profile.single.company).toBeNull();
    session.close();

    // The last account of a customer cannot leave it.
    await story.press(acknowledge, "G", "x");
    await story.screen.matches(new RegExp(deciding.disabled.onlyAccount));
    story.close();
  });
});
