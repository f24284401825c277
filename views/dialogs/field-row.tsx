import { Box } from "ink";
import { useNavigationStore } from "../app/navigation-context.ts";
import { theme } from "../look/theme.ts";
import type { Field } from "../navigation/state.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { Row } from "../screen/row.tsx";
import { TextField } from "../screen/text-field.tsx";

interface FieldRowProps {
  readonly field: Field;
  readonly placeholder?: string;
  /** A secret: every character shows as an asterisk. */
  readonly masked?: boolean;
  readonly width: number;
}

/** One of the fields, holding what was typed into it also while it has not the keys. */
export const FieldRow = ({ field, placeholder, masked = false, width }: FieldRowProps) => {
  const navigation = useNavigationStore();
  const value = useNavigation(({ fields }) => fields[field]);
  const focus = useNavigation(({ typing }) => typing === field);
  return (
    <Box height={1} width={width}>
      <Row width={2} segments={[{ text: "> ", ...(focus && { style: theme.key }) }]} />
      <TextField
        value={value}
        onChange={(next) => navigation.change({ fields: { ...navigation.get().fields, [field]: next } })}
        focus={focus}
        masked={masked}
        width={Math.max(1, width - 2)}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </Box>
  );
};
