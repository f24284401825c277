import SelectInput from "ink-select-input";
import { Row } from "./row.tsx";
import { useScreen } from "./screen.ts";
import type { Style } from "./style.ts";

export interface SelectItem<Value> {
  /** Unique in the list. */
  readonly key: string;
  readonly label: string;
  readonly value: Value;
}

export interface SelectProps<Value> {
  readonly items: readonly SelectItem<Value>[];
  /** Enter, or the item's number. */
  readonly onSelect: (value: Value) => void;
  readonly onHighlight?: (value: Value) => void;
  readonly isFocused?: boolean;
  /** Rows at most; longer lists rotate. */
  readonly limit?: number;
  /** Columns. */
  readonly width: number;
}

/** A short menu: j/k and arrows move, Enter takes. Long lists are not for it. */
export const Select = <Value,>({ items, onSelect, onHighlight, width, ...rest }: SelectProps<Value>) => {
  const { guard } = useScreen();
  const options = items.map((item) => ({ key: item.key, label: item.label, value: item }));
  return (
    <SelectInput
      items={options}
      onSelect={guard((option: { value: SelectItem<Value> }) => onSelect(option.value.value))}
      onHighlight={guard((option: { value: SelectItem<Value> }) => onHighlight?.(option.value.value))}
      indicatorComponent={NoIndicator}
      itemComponent={({ label, isSelected = false }) => (
        <Row
          width={width}
          segments={[
            isSelected ? { text: "▶ ", style: chosen } : { text: "  " },
            { text: label, ...(isSelected ? { style: chosen } : {}) },
          ]}
        />
      )}
      {...rest}
    />
  );
};

const chosen: Style = { bold: true };
const NoIndicator = () => null;
