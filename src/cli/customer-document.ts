import type { CustomerView, IdentityRow, Session, ShownProfile } from "../desk.ts";
import { listFields, singleFields } from "../domain/profile.ts";
import type { Context } from "./command.ts";
import { collect, everyRow } from "./pages.ts";

/**
 * A customer as `--json` tells it. `profile` holds what somebody set, and nothing else; `given` holds what the
 * customer's identities give in the fields that nobody set [I2].
 */
export const customerDocument = async (
  context: Context,
  session: Session,
  view: CustomerView,
): Promise<Record<string, unknown>> => ({
  id: view.id,
  name: view.name ?? context.language.text.anonymous,
  locked: view.locked,
  anonymized: view.anonymized,
  review: view.review,
  profile: profileDocument(view.profile, false),
  given: profileDocument(view.profile, true),
  identities: (await allIdentities(session, view)).map(identityDocument),
  threads: view.threads,
  messages: view.messages,
  cases: view.cases,
});

/** The view holds the first identities; a customer with more has them fetched. */
export const allIdentities = async (session: Session, view: CustomerView): Promise<readonly IdentityRow[]> =>
  view.identities.length === view.identityTotal
    ? view.identities
    : collect(everyRow((window) => session.call("identities", { ...window, customer: view.id })));

export const identityDocument = (row: IdentityRow): Record<string, unknown> => ({
  id: row.id,
  channel: row.channel,
  kind: row.kind,
  handle: row.handle,
  name: row.name,
  email: row.email,
  phone: row.phone,
  uid: row.uid,
  joined: row.joined,
});

const profileDocument = (profile: ShownProfile, given: boolean): Record<string, unknown> =>
  Object.fromEntries([
    ...singleFields.map((field) => {
      const shown = profile.single[field];
      return [field, shown?.given === given ? shown.value : null];
    }),
    ...listFields.map((field) => [
      field,
      profile.list[field].filter((shown) => shown.given === given).map((shown) => shown.value),
    ]),
  ]);
