import { Box } from "ink";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { hintOf } from "../keys/keymap.ts";
import { theme } from "../look/theme.ts";
import { type CommentTarget, keyOfTarget } from "../navigation/remark.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { Row } from "../screen/row.tsx";
import { TextField } from "../screen/text-field.tsx";
import { displayWidth } from "../screen/width.ts";

/** Rows of the field with its label. */
export const commentFieldHeight = 2;

interface CommentFieldProps {
  /** What a comment would be about now. */
  readonly target: CommentTarget;
  readonly label: string;
  readonly width: number;
}

/** The comment field at the bottom of Summary and Cases [I1] [I3]. What was typed stays with what it is about. */
export const CommentField = ({ target, label, width }: CommentFieldProps) => {
  const navigation = useNavigationStore();
  const { text } = useLanguage();
  const typed = useNavigation(({ typing, commentOn }) => (typing === "comment" ? commentOn : null));
  const on = typed ?? target;
  const key = keyOfTarget(on);
  const value = useNavigation(({ remarks }) => remarks[key] ?? "");
  const focus = typed !== null;
  const { comment } = text.deciding;
  const hasRoom = displayWidth(label) + displayWidth(comment.rule) + 2 <= width;
  const change = (next: string) =>
    navigation.change({ remarks: { ...navigation.get().remarks, [key]: next } });
  return (
    <>
      <Row
        width={width}
        segments={
          focus
            ? [
                { text: label, style: theme.focused },
                ...(hasRoom ? [{ text: `  ${comment.rule}`, style: theme.quiet }] : []),
              ]
            : [
                { text: `${hintOf("comment.begin")} `, style: theme.key },
                { text: label, style: theme.quiet },
              ]
        }
      />
      <Box height={1} width={width}>
        <Row width={2} segments={[{ text: "> ", ...(focus && { style: theme.key }) }]} />
        <TextField key={key} value={value} onChange={change} focus={focus} width={Math.max(1, width - 2)} />
      </Box>
    </>
  );
};
