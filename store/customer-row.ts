import type { IdentitySeen, IdentityTexts } from "../src/domain/facts.ts";
import type { ListField } from "../src/domain/profile.ts";
import type { FoldedCustomer } from "../src/operations/fold-types.ts";
import type { BulkRow } from "./bulk.ts";
import { customerSearchText } from "./customer-search.ts";
import { displayedName } from "./displayed-name.ts";

/** A customer as its row. `seen` holds the facts of its identities; those without texts give nothing to find. */
export const customerRow = (
  customer: FoldedCustomer,
  seen: ReadonlyMap<string, IdentitySeen>,
): BulkRow<"customer"> => {
  const facts = customer.identities.map((id) => seen.get(id)).filter((fact) => fact !== undefined);
  const texts = customer.anonymous ? [] : facts.map((fact) => fact.texts).filter((each) => each !== null);
  const name = customer.anonymous ? "" : displayedName(customer.profile, facts[0]?.texts ?? undefined);
  const values = (field: ListField): readonly string[] =>
    customer.profile.list[field]?.map((element) => element.value) ?? [];
  const company = customer.profile.single.company?.value ?? "";
  return {
    id: customer.id,
    name,
    locked: customer.locked !== null,
    anonymized: customer.anonymous,
    review: customer.review,
    locked_by: customer.locked?.by ?? null,
    locked_at: customer.locked?.at ?? null,
    profile: customer.profile,
    search: customerSearchText({
      name,
      identities: texts,
      emails: [...values("emails"), ...texts.flatMap((each) => each.also?.emails ?? [])],
      phones: [
        ...values("mobilePhones"),
        ...values("homePhones"),
        ...texts.flatMap((each) => each.also?.phones ?? []),
      ],
      others: [company, ...values("tags"), ...texts.map(companyOf)],
    }),
    first_at: Math.min(...facts.map((fact) => fact.at)),
  };
};

const companyOf = (texts: IdentityTexts): string => texts.also?.company ?? "";
