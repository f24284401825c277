import { describe, expect, it } from "vitest";
import { only, readFileOf, rejections } from "./read-items.ts";

const header = "channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text\n";

describe("CSV", () => {
  it("reads a row without a text as an identity and one with it as a message", async () => {
    const items = await readFileOf(
      "rows.csv",
      `${header}shop,other,c-17,Ann Lee,ann@example.org,+34600111222,u17,,,,,\n` +
        `support,whatsapp,+34600111222,Ann Lee,,,,chat-1,in,2024-01-01T10:00:00Z,Order,"Where is it?\nThanks"\n` +
        `support,whatsapp,+34600111222,Ann Lee,,,,chat-1,out,2024-01-01T10:05:00Z,Order,On its way\n`,
    );
    expect(items.map((item) => item.where.split(":").at(-1))).toEqual(["2", "3", "5"]);
    expect(items.map((item) => item.content)).toEqual([
      {
        ...{ type: "identity", channel: "shop", kind: "other", handle: "c-17", name: "Ann Lee" },
        ...{ email: "ann@example.org", phone: "+34600111222", uid: "u17" },
        ...{ alsoEmails: [], alsoPhones: [], company: "", note: "" },
      },
      {
        ...{ type: "message", channel: "support", kind: "whatsapp", handle: "+34600111222", name: "Ann Lee" },
        ...{ email: "", phone: "", uid: "", thread: "chat-1", direction: "in" },
        ...{ sentAt: Date.UTC(2024, 0, 1, 10), subject: "Order", text: "Where is it?\nThanks" },
        ...{ others: [], ref: null },
      },
      expect.objectContaining({ direction: "out", text: "On its way" }),
    ]);
  });

  it("defaults kind to other, direction to in and channel to the one given", async () => {
    const [row] = only(
      await readFileOf("rows.csv", "handle,text\nann,hello\n", { channel: "forum" }),
      "message",
    );
    expect(row).toMatchObject({
      kind: "other",
      direction: "in",
      channel: "forum",
      sentAt: null,
      thread: null,
    });
  });

  it("renames columns by --map, which comes before a column's own name", async () => {
    const items = await readFileOf("rows.csv", "Cliente;Correo principal;name\nAnn;a@example.org;ignored\n", {
      map: { name: "Cliente", email: "Correo principal" },
    });
    expect(only(items, "identity")[0]).toMatchObject({ name: "Ann", email: "a@example.org" });
  });

  it("rejects a table that has not the column named by --map, instead of reading another one", async () => {
    const items = await readFileOf("rows.csv", "name,email\nAnn,a@example.org\n", { map: { name: "Nmae" } });
    expect(rejections(items)).toEqual(["1 no column has the name that --map gives to name"]);
    expect(items).toHaveLength(1);
  });

  it.each([
    ["semicolons", Buffer.from("name;email\nZoë;z@example.org\n")],
    ["tabs", Buffer.from("name\temail\nZoë\tz@example.org\n")],
    ["a byte order mark", Buffer.from("\uFEFFname,email\nZoë,z@example.org\n")],
    ["Latin-1", Buffer.from("name,email\nZoë,z@example.org\n", "latin1")],
    ["UTF-16 with a mark", Buffer.from("\uFEFFname,email\r\nZoë,z@example.org\r\n", "utf16le")],
    ["UTF-16 without a mark", Buffer.from("name,email\r\nZoë,z@example.org\r\n", "utf16le")],
    ["UTF-16 big-endian", Buffer.from("\uFEFFname,email\nZoë,z@example.org\n", "utf16le").swap16()],
    ["carriage returns alone", Buffer.from("name,email\rZoë,z@example.org\r")],
    ["no final line end", Buffer.from('"name","email"\n"Zoë","z@example.org"')],
  ])("reads %s", async (_, bytes) => {
    for (const name of ["rows.csv", "rows.txt"])
      expect(only(await readFileOf(name, bytes), "identity")).toMatchObject([
        { name: "Zoë", email: "z@example.org", handle: "z@example.org" },
      ]);
  });

  it("recognises the contact exports of Google, Outlook and Thunderbird", async () => {
    const google =
      "First Name,Last Name,Organization Name,Notes,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value\nAnn,Lee,Acme,VIP,* Home,ann@example.org,Work,a.lee@example.com ::: lee@example.com,Mobile,+34 600 111 222\n";
    expect(only(await readFileOf("google.csv", google), "identity")[0]).toMatchObject({
      ...{ name: "Ann Lee", email: "ann@example.org", alsoEmails: ["a.lee@example.com", "lee@example.com"] },
      ...{ phone: "+34 600 111 222", company: "Acme", note: "VIP", kind: "other" },
    });
    const outlook =
      '"Title","First Name","Middle Name","Last Name","Company","Business Phone","Mobile Phone","E-mail Address","E-mail Type","E-mail 2 Address","Notes"\n"Ms","Ann","","Lee","Acme","+34 910 000 111","+34 600 111 222","ann@example.org","SMTP","a.lee@example.com",""\n';
    expect(only(await readFileOf("outlook.csv", outlook), "identity")[0]).toMatchObject({
      ...{ name: "Ann Lee", email: "ann@example.org", alsoEmails: ["a.lee@example.com"] },
      ...{ phone: "+34 600 111 222", alsoPhones: ["+34 910 000 111"] },
    });
    const thunderbird =
      "First Name,Last Name,Display Name,Primary Email,Secondary Email,Work Phone,Mobile Number,Organization\nAnn,Lee,Annie,ann@example.org,a.lee@example.com,,+34 600 111 222,Acme\n";
    expect(only(await readFileOf("tb.csv", thunderbird), "identity")[0]).toMatchObject({
      ...{ name: "Annie", email: "ann@example.org", alsoEmails: ["a.lee@example.com"], company: "Acme" },
    });
  });

  it("[M4] lets an anonymous message in, the same one each time, and rejects an empty identity", async () => {
    const text =
      "kind,handle,thread,text,name,company\nchat,,v1,hello,,\nchat,,v1,anybody?,,\nchat,,,bye,,\nother,,,,,\nother,,,,Ann,\nother,,,,Ann,Acme\nother,,,,,Acme\n,,v2,,,\n";
    const items = await readFileOf("rows.csv", text);
    const again = await readFileOf("rows.csv", text);
    const handles = only(items, "message").map((row) => row.handle);
    expect(handles[0]).toMatch(/^anonymous-/);
    expect(handles[1]).toBe(handles[0]);
    expect(handles[2]).not.toBe(handles[0]);
    expect(only(again, "message").map((row) => row.handle)).toEqual(handles);
    // Namesakes of different companies are different people.
    expect(only(items, "identity").map((row) => row.handle)).toEqual(["Ann", "Ann (Acme)", "Acme"]);
    expect(rejections(items)).toEqual([
      "5 no handle, name, email, phone or uid",
      "9 no handle, name, email, phone or uid",
    ]);
  });

  it("rejects a row of an unknown kind or direction, and a file without a known column", async () => {
    const items = await readFileOf(
      "rows.csv",
      "kind,handle,direction,text\nfax,1,in,x\nsms,+34600111222,up,x\nsms,+34600111222,in,x\n",
    );
    expect(rejections(items)).toEqual(["2 unknown kind", "3 unknown direction"]);
    expect(only(items, "message")).toHaveLength(1);
    expect(rejections(await readFileOf("rows.csv", "a,b\n1,2\n3,4\n"))).toEqual([
      "1 no column has a known name; --map names them",
    ]);
  });

  it("[M4] takes namesakes without an identifier for different visitors", async () => {
    const items = await readFileOf(
      "rows.csv",
      "kind,name,thread,text\nchat,Guest,v1,hello\nchat,Guest,v2,hello\nchat,,v1,my name is Guest\nother,Ann,g,hi\nother,Bob,g,hi\n",
    );
    const [first, second, unnamed, ann, bob] = only(items, "message").map((row) => row.handle);
    expect(new Set([first, second, ann, bob]).size).toBe(4);
    expect(unnamed).toBe(first);
  });

  it("goes on after a row whose quote is never closed", async () => {
    const items = await readFileOf(
      "rows.csv",
      'name,email\nAnn,a@example.org\n"Bob,b@example.org\nCy,c@example.org\n"Dee,d@example.org\nEve,e@example.org\n',
    );
    expect(rejections(items)).toEqual(["3 a quote that is never closed", "5 a quote that is never closed"]);
    expect(only(items, "identity").map((row) => row.email)).toEqual([
      "a@example.org",
      "c@example.org",
      "e@example.org",
    ]);
  });

  it("gives up on a table of nothing but such rows, and says so", async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `"never,n${index}@example.org`);
    const items = await readFileOf("rows.csv", `name,email\n${rows.join("\n")}`);
    expect(items).toHaveLength(101);
    expect(rejections(items).at(-1)).toContain("the rest of the file is left out");
  });

  it("keeps rows of too few and too many columns, and skips blank ones", async () => {
    const items = await readFileOf(
      "rows.csv",
      'name,email\nAnn\n\n,,\nBob,b@example.org,x,y\nCy "Q" Z,c@example.org\n',
    );
    expect(only(items, "identity").map((row) => [row.name, row.email])).toEqual([
      ["Ann", ""],
      ["Bob", "b@example.org"],
      ['Cy "Q" Z', "c@example.org"],
    ]);
  });
});

describe("JSON Lines", () => {
  it("reads the same fields as keys, and rejects a line that is no object", async () => {
    const items = await readFileOf(
      "rows.jsonl",
      `{"kind":"x","handle":"@ann","name":"Ann","uid":17}\n\n{"kind":"chat","handle":"v1","sentAt":1704103200000,"text":"a\\nb"}\n{"kind"\n[1]\n{"foo":"bar"}\n`,
    );
    expect(items.map((item) => item.where.split(":").at(-1))).toEqual(["1", "3", "4", "5", "6"]);
    expect(only(items, "identity")[0]).toMatchObject({ kind: "x", handle: "@ann", uid: "17" });
    expect(only(items, "message")[0]).toMatchObject({ sentAt: Date.UTC(2024, 0, 1, 10), text: "a\nb" });
    expect(rejections(items)).toEqual(["4 no JSON", "5 no JSON object", "6 no key has a known name"]);
  });

  it("renames keys by --map", async () => {
    const [row] = only(
      await readFileOf("rows.jsonl", '{"who":"ann","body_text":"hi"}\n', {
        map: { handle: "who", text: "body_text" },
      }),
      "message",
    );
    expect(row).toMatchObject({ handle: "ann", text: "hi" });
  });
});
