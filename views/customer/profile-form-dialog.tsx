import { Box } from "ink";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Modal } from "../look/modal.tsx";
import { theme } from "../look/theme.ts";
import type { FormItem, ProfileDraft } from "../navigation/profile-draft.ts";
import { formItems } from "../navigation/profile-draft.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { Row } from "../screen/row.tsx";
import { TextArea } from "../screen/text-area.tsx";
import { TextField } from "../screen/text-field.tsx";
import { formRow, labelWidthIn } from "./form-row.ts";

/** The profile as a form: one row a value, Save at its end [I2]. */
export const ProfileFormDialog = () => {
  const { text } = useLanguage();
  const draft = useNavigation((navigation) => navigation.draft);
  return (
    <Modal title={text.deciding.form.title}>
      {(inside) => draft !== null && <Form draft={draft} {...inside} />}
    </Modal>
  );
};

interface FormProps {
  readonly draft: ProfileDraft;
  readonly width: number;
  readonly height: number;
}

/** Rows of the notes while somebody types into them; below them stands what the keys do. */
const notesHeight = 5;

const Form = ({ draft, width, height }: FormProps) => {
  const language = useLanguage();
  const { marker } = useGlyphs();
  const items = formItems(draft);
  const cursor = useCursor("profileForm", {
    of: draft.customer,
    length: items.length,
    height: items.length,
    mode: "select",
  });
  const typing = useNavigation((navigation) => navigation.typing);
  const isOpen = (index: number) => index === cursor.index && (typing === "profile" || typing === "notes");
  const blocks = items.map((item, index) => {
    const lines = formRow(draft, item, items[index - 1], width - 2, language);
    const rows = isOpen(index) ? (typing === "notes" ? notesHeight + 1 : 1) : lines.length;
    return { item, index, lines, rows };
  });
  const shown = windowOf(blocks, cursor.index, height);
  return (
    <>
      {shown.flatMap(({ item, index, lines }) =>
        isOpen(index) ? (
          <OpenRow key={keyOf(item)} draft={draft} item={item} width={width} />
        ) : (
          lines.map((line, row) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one value
              key={`${keyOf(item)} ${row}`}
              width={width}
              segments={[
                {
                  text: index === cursor.index && row === markedRow(item) ? `${marker} ` : "  ",
                },
                ...line,
              ]}
            />
          ))
        ),
      )}
    </>
  );
};

/** Save stands below an empty row. */
const markedRow = (item: FormItem): number => (item.type === "save" ? 1 : 0);

const keyOf = (item: FormItem): string =>
  item.type === "save" ? "save" : `${item.field} ${item.type === "value" ? item.index : item.type}`;

/** The blocks that show: from the first on, or as many before the selected one as have room with it. */
const windowOf = <B extends { readonly rows: number }>(
  blocks: readonly B[],
  selected: number,
  height: number,
) => {
  let from = 0;
  const rowsTo = () => blocks.slice(from, selected + 1).reduce((sum, { rows }) => sum + rows, 0);
  while (from < selected && rowsTo() > height) from++;
  let room = height;
  return blocks.slice(from).filter(({ rows }) => {
    room -= rows;
    return room >= 0;
  });
};

interface OpenRowProps {
  readonly draft: ProfileDraft;
  readonly item: FormItem;
  readonly width: number;
}

/** The row that is being typed into. */
const OpenRow = ({ draft, item, width }: OpenRowProps) => {
  const navigation = useNavigationStore();
  const language = useLanguage();
  const { marker } = useGlyphs();
  const field = useNavigation(({ typing }) => (typing === "notes" ? "notes" : "profile"));
  const value = useNavigation(({ fields }) => fields[field]);
  const change = (next: string) =>
    navigation.change({ fields: { ...navigation.get().fields, [field]: next } });
  const [label] = formRow(draft, item, undefined, width, language)[0] ?? [];
  const room = Math.max(8, width - 2 - labelWidthIn(width));
  const hint = [{ text: language.text.deciding.form.notesHint, style: theme.quiet }];
  return (
    <Box width={width}>
      <Row
        width={width - room}
        segments={[{ text: `${marker} ` }, { text: label?.text ?? "", style: theme.focused }]}
      />
      {field === "notes" ? (
        <Box flexDirection="column" width={room}>
          <TextArea value={value} onChange={change} width={room} height={notesHeight} />
          <Row width={room} segments={hint} />
        </Box>
      ) : (
        <TextField value={value} onChange={change} width={room} />
      )}
    </Box>
  );
};
