import { Box } from "ink";
import type { CustomerRow, CustomerView, Page } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { FieldRow } from "../dialogs/field-row.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText } from "../screen/fit-text.ts";
import { Row, type Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { accountLine } from "./account-line.ts";
import type { TabProps } from "./tab-props.ts";

const findHeight = 3;

/** The identities of the customer, and the search for matching ones [I6]. */
export const IdentitiesTab = ({ customer, width, height }: TabProps) => {
  const language = useLanguage();
  const found = useNavigation((navigation) => navigation.found);
  const hits = useQuery("customerSearch", found === null ? null : { text: found, offset: 0, limit: 100 });
  const lines = [
    ...(found === null || hits === undefined ? [] : hitLines(hits, found, customer.id, width, language)),
    ...ownLines(customer, width, language),
  ];
  const room = Math.max(1, height - findHeight);
  const cursor = useCursor("customer.identities", {
    of: `${customer.id} ${found ?? ""}`,
    length: lines.length,
    height: room,
    mode: "scroll",
  });
  return (
    <>
      <FindField width={width} />
      <Rows width={width} height={room} lines={lines.slice(cursor.top, cursor.top + room)} />
    </>
  );
};

const FindField = ({ width }: { width: number }) => {
  const { text } = useLanguage();
  const typing = useNavigation((navigation) => navigation.typing === "find");
  const button = `[ ${text.identities.search} ]`;
  const field = Math.max(10, Math.min(40, width - displayWidth(button) - 2));
  return (
    <>
      <Row
        width={width}
        segments={[{ text: text.identities.find, style: typing ? theme.focused : theme.strong }]}
      />
      <Box width={width}>
        <FieldRow field="find" placeholder={text.identities.placeholder} width={field} />
        <Row
          width={width - field}
          segments={[{ text: "  " }, { text: button, style: typing ? theme.key : theme.quiet }]}
        />
      </Box>
      <Row width={width} segments={[]} />
    </>
  );
};

type Line = readonly Segment[];

const hitLines = (
  hits: Page<CustomerRow>,
  found: string,
  own: string,
  width: number,
  language: Language,
): readonly Line[] => {
  const { text } = language;
  if (hits.total === 0) return [[{ text: text.identities.noHits(safeLine(found)) }], []];
  const nameWidth = Math.max(10, Math.round(width * 0.32));
  return [
    [{ text: text.identities.hits(hits.total), style: theme.quiet }],
    ...hits.rows.map((hit): Line => {
      const isOwn = hit.id === own;
      const kinds = hit.kinds.map((kind) => text.channels[kind]).join(", ");
      const line = `  ${fitText(safeLine(hit.name ?? text.anonymous), nameWidth)} ${safeLine(hit.hint)}`;
      return [
        { text: line },
        { text: `  ${isOwn ? text.identities.thisCustomer : kinds}`, style: theme.quiet },
      ];
    }),
    [],
  ];
};

const ownLines = (customer: CustomerView, width: number, language: Language): readonly Line[] => {
  const { text } = language;
  const more = customer.identityTotal - customer.identities.length;
  return [
    [{ text: text.identities.own, style: theme.quiet }],
    ...customer.identities.map((identity) => accountLine(identity, width, language)),
    ...(more > 0 ? [[{ text: `  ${text.identities.more(more)}`, style: theme.quiet }]] : []),
  ];
};
