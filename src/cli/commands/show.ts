import type { CustomerView, IdentityRow, ShownValue } from "../../desk.ts";
import { listFields, singleFields } from "../../domain/profile.ts";
import { type Command, type Context, noOptions } from "../command.ts";
import { allIdentities, customerDocument } from "../customer-document.ts";
import { done } from "../ending.ts";
import { find } from "../find.ts";
import { argument } from "../given.ts";

export const show: Command = {
  name: "show",
  arguments: (text) => [{ usage: "<customer>", about: text.commands.show.customer }],
  options: noOptions,
  example: "onefold show email:ada@example.org",
  on: "session",
  run: async (context, given, session) => {
    const { print } = context;
    const typed = argument(given, 0);
    const found = await find(session, "customer", typed);
    if ("ending" in found) return found.ending;
    const view = await session.call("customer", { customer: found.id });
    if (view === null) return { type: "missing", noun: "customer", text: typed };
    if (print.json) {
      await print.document(await customerDocument(context, session, view));
      return done;
    }
    await print.lines(headLines(context, view));
    await print.lines([""]);
    await print.table(
      [
        { title: context.text.columns.field, text: (row: ProfileLine) => row.field },
        { title: context.text.columns.value, text: (row: ProfileLine) => row.value },
      ],
      profileLines(context, view),
    );
    await print.lines([""]);
    await print.table(identityColumns(context), await allIdentities(session, view));
    return done;
  },
};

interface ProfileLine {
  readonly field: string;
  readonly value: string;
}

const headLines = ({ text, language }: Context, view: CustomerView): readonly string[] => {
  const states = [
    ...(view.locked ? [text.states.locked] : []),
    ...(view.anonymized ? [text.states.anonymized] : []),
  ];
  const { summary } = language.text;
  return [
    [view.name ?? language.text.anonymous, ...states.map((state) => `[${state}]`)].join(" "),
    view.id,
    [
      summary.identities(view.identityTotal),
      summary.threads(view.threads),
      summary.messages(view.messages),
      summary.cases(view.cases),
    ].join(", "),
    ...(view.review ? [language.text.customer.review] : []),
  ];
};

const profileLines = ({ text, language }: Context, view: CustomerView): readonly ProfileLine[] => {
  const said = (shown: ShownValue) => (shown.given ? `${shown.value} (${text.given})` : shown.value);
  const { fields } = language.text.profile;
  return [
    ...singleFields.map((field) => ({ field: fields[field], shown: [view.profile.single[field]] })),
    ...listFields.map((field) => ({ field: fields[field], shown: view.profile.list[field] })),
  ].flatMap(({ field, shown }) => {
    const values = shown.filter((value) => value !== null);
    return values.map((value, at) => ({ field: at === 0 ? field : "", value: said(value) }));
  });
};

const identityColumns = ({ text }: Context) => [
  { title: text.columns.id, text: (row: IdentityRow) => row.id },
  { title: text.columns.channel, text: (row: IdentityRow) => row.channel },
  { title: text.columns.handle, text: (row: IdentityRow) => row.handle },
  { title: text.columns.name, text: (row: IdentityRow) => row.name },
  { title: text.columns.threads, text: (row: IdentityRow) => `${row.threads}`, right: true },
  {
    title: text.columns.state,
    text: (row: IdentityRow) => (row.joined === null ? "" : `${text.joined} (${row.joined.rule})`),
  },
];
