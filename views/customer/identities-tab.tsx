import { Box } from "ink";
import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { rowsOfAll } from "../data/use-rows.ts";
import { FieldRow } from "../dialogs/field-row.tsx";
import { useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useFollowing } from "../navigation/use-following.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { Row } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { identityItems, identityQueries, itemKey } from "./identity-items.ts";
import { identityLines } from "./identity-lines.ts";
import type { TabProps } from "./tab-props.ts";

const findHeight = 3;

/** The search for matching identities with its hits, the customer's identities, and the suggestions [I6] [M1]. */
export const IdentitiesTab = ({ customer, width, height }: TabProps) => {
  const language = useLanguage();
  const glyphs = useGlyphs();
  const found = useNavigation((navigation) => navigation.found);
  const marked = useNavigation(({ marked }) => (marked?.into === customer.id ? marked.customers : none));
  const asked = identityQueries(customer.id, found);
  const hits = useQuery("customerSearch", asked.hits);
  const suggestions = useQuery("suggestions", asked.suggestions);
  // What the role may do: commands look it up to say why a key is disabled.
  useQuery("settings", {});
  const items = identityItems(customer, hits, suggestions);
  const room = Math.max(1, height - findHeight);
  const of = `${customer.id} ${found ?? ""}`;
  const cursor = useCursor("customer.identities", {
    of,
    length: items.length,
    height: room,
    mode: "select",
  });
  // The hits, once they are here, come first and have the selection.
  const isWaiting = asked.hits !== null && hits === undefined;
  useFollowing("customer.identities", of, rowsOfAll(items), itemKey, !isWaiting);
  const search = found === null || hits === undefined ? null : { text: found, total: hits.total };
  const { lines, starts } = identityLines(
    { customer, items, search, marked, selected: cursor.index },
    width,
    language,
    glyphs,
  );
  const begin = cursor.index === 0 ? 0 : (starts[cursor.index] ?? 0);
  const end = starts[cursor.index + 1] ?? lines.length;
  const wanted = Math.max(cursor.top === 0 ? 0 : (starts[cursor.top] ?? 0), end - room);
  const top = Math.max(0, Math.min(wanted, begin, lines.length - room));
  return (
    <>
      <FindField width={width} />
      <Rows width={width} height={room} lines={lines.slice(top, top + room)} />
    </>
  );
};

const none: readonly string[] = [];

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
