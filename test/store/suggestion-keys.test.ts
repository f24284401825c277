import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Store } from "../../store/open-store.ts";
import { describeOnEach } from "./databases.ts";
import { openTestStore } from "./open-test-store.ts";

describeOnEach("keys of possible duplicates", (place) => {
  let store: Store & { dispose(): Promise<void> };
  beforeAll(async () => {
    store = await openTestStore(place);
  });
  afterAll(() => store.dispose());

  const key = async (of: "name" | "email" | "local" | "phone", value: string | null) => {
    const made = sql.id(`suggestion_${of}`);
    const { rows } = await sql<{ key: string }>`select ${made}(${value}::text) as key`.execute(store.db);
    return rows[0]!.key;
  };

  it.each([
    ["name", null, ""],
    ["name", "", ""],
    ["name", "Müller,  Ana", "ana muller"],
    ["name", "Ana Müller", "ana muller"],
    ["name", "J. Ana Müller", "ana muller"],
    ["name", "Ana Müller J.", "ana muller"],
    ["name", "J. Ana Maria Müller K.", "ana muller"],
    ["name", "A. B. C.", "b c"],
    ["name", "A. B.", "a b"],
    ["name", "Ｍüller\tＡna", "ana muller"],
    ["name", "Anab Ana", "ana anab"],
    ["name", "...", ""],
    ["name", "Ana", ""],
    ["name", "Anabel", "anabel"],
    ["name", "ana@example.org", ""],
    ["email", null, ""],
    ["email", "", ""],
    ["email", "@example.org", ""],
    ["email", "ana", ""],
    ["email", " <Ana.M+shop@Example.ORG>", "ana.m+shop@example.org"],
    ["local", null, ""],
    ["local", "@example.org", ""],
    ["local", "ana", ""],
    ["local", "Ana.M_x-y+shop@Example.ORG", "anamxy"],
    ["phone", null, ""],
    ["phone", "", ""],
    ["phone", "12 34 56", ""],
    ["phone", "123-4567", "1234567"],
    ["phone", "+49 (171) 234.56-78/9", "23456789"],
  ] as const)("[M1] %s %j → %j", async (of, value, expected) => {
    expect(await key(of, value)).toBe(expected);
  });

  it("[M1] an identity has them without its writer knowing", async () => {
    await sql`insert into identity (id, at, writer, channel, kind, keys, handle, name, email, phone, uid, group_id, customer_id)
      values ('i1', 1, 'w1', 'mail', 'email', '[]', 'Ana.M+x@example.org', 'Ana Müller', '', '+49 171 2345678', '', 1, 'c1'),
        ('i2', 1, 'w1', 'wa', 'whatsapp', '[]', '+49 171 2345679', '', 'b@example.org', '', '', 2, 'c2')`.execute(
      store.db,
    );
    const { rows } =
      await sql`select name_key, email_key, local_key, phone_key from identity order by id`.execute(store.db);
    expect(rows).toEqual([
      { name_key: "ana muller", email_key: "ana.m+x@example.org", local_key: "anam", phone_key: "12345678" },
      { name_key: "", email_key: "b@example.org", local_key: "b", phone_key: "12345679" },
    ]);
  });
});
