import { Box, Text, Transform } from "ink";
import TextInput from "ink-text-input";
import { useEffect, useState } from "react";
import { safeLine } from "../../src/domain/safe-text.ts";
import { createGraphemeCode } from "./grapheme-code.ts";
import { useScreen } from "./screen.ts";
import { useKeys } from "./use-keys.ts";

export interface TextFieldProps {
  readonly value: string;
  /** The new text: one harmless line. */
  readonly onChange: (value: string) => void;
  /** Enter. */
  readonly onSubmit?: (value: string) => void;
  /** Only a focused field takes keys and pastes and shows a cursor. Default true. */
  readonly focus?: boolean;
  /** Shown while empty. */
  readonly placeholder?: string;
  /** A secret: every character shows as an asterisk. */
  readonly masked?: boolean;
  /** Columns. A longer text shows its end. */
  readonly width: number;
}

/**
 * A one-line text field: typing, pasting, left and right, backspace, `ctrl+u` clears.
 * It counts in graphemes: one backspace takes a whole emoji.
 */
export const TextField = ({
  value,
  onChange,
  onSubmit,
  focus = true,
  placeholder,
  masked = false,
  width,
}: TextFieldProps) => {
  const { guard, takePastes } = useScreen();
  const [code] = useState(createGraphemeCode);
  useEffect(() => (focus ? takePastes() : undefined), [focus, takePastes]);
  useKeys(({ name }) => name === "ctrl+u" && onChange(""), { isActive: focus });
  const change = guard((next: string) => onChange(safeLine(code.decode(next))));
  const submit = guard((final: string) => onSubmit?.(code.decode(final)));
  return (
    <Box width={width} height={1} overflow="hidden">
      <Text wrap="truncate-start">
        <Transform transform={(shown) => withBlock(code.decode(shown))}>
          <TextInput
            value={code.encode(value)}
            onChange={change}
            onSubmit={submit}
            focus={focus}
            {...(masked ? { mask: "*" } : {})}
            {...(placeholder === undefined ? {} : { placeholder })}
          />
        </Transform>
      </Text>
    </Box>
  );
};

/**
 * The cursor behind the text, as a character of its own: typing at the end then changes no pen, and a typed
 * character stays within 15 bytes.
 */
const withBlock = (shown: string): string => shown.replace("\x1b[7m \x1b[27m", "█");
