"use client";

import { useState } from "react";
import {
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Button as RacButton,
  Text,
} from "react-aria-components";
import { cx } from "./cx.ts";
import type { FieldWords } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import type { Option } from "./Select.tsx";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

interface Props extends FieldWords {
  readonly name?: string;
  readonly options: readonly Option[];
  /** What stands in the box at first. */
  readonly defaultText?: string;
  /** May the answer be something that is not in the list? */
  readonly free?: boolean;
  readonly autoComplete?: string;
  /** Empty the box after each choice, for lists that collect several. */
  readonly clearOnChoose?: boolean;
  readonly onChoose?: (option: Option) => void;
  readonly onText?: (text: string) => void;
}

/** A text box that offers matching choices while somebody types. The form gets the text that stands in it. */
export function Combobox(props: Props) {
  const { id, label, hint, error, options, name = id, free = true } = props;
  const [text, setText] = useState(props.defaultText ?? "");
  const write = (next: string) => {
    setText(next);
    props.onText?.(next);
  };
  const choose = (key: unknown) => {
    const option = options.find((each) => each.value === key);
    if (option === undefined) return;
    write(props.clearOnChoose ? "" : option.label);
    props.onChoose?.(option);
  };
  return (
    <ComboBox
      className={cx("gm-field", error !== undefined && "gm-field--error")}
      // As they are given: React Aria builds every choice anew for a list of new objects, at each letter.
      defaultItems={options}
      inputValue={text}
      onInputChange={write}
      onSelectionChange={choose}
      {...(props.clearOnChoose ? { selectedKey: null } : {})}
      allowsCustomValue={free}
      isInvalid={error !== undefined}
      menuTrigger="input"
      // Escape puts back what stood before; words that may stay are left alone.
      data-takes-escape={free || text === "" ? undefined : ""}
    >
      <Label className="gm-field__label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="gm-field__hint">
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <Text slot="errorMessage" className="gm-field__error">
          <VisuallyHidden>Error: </VisuallyHidden>
          {error}
        </Text>
      )}
      <div className="gm-combo">
        <Input
          id={id}
          name={name}
          className="gm-input gm-combo__input"
          autoComplete={props.autoComplete}
        />
        {/* React Aria adds the label of the field to the name. */}
        <RacButton className="gm-combo__open" aria-label="Show choices">
          <Icon name="down" />
        </RacButton>
      </div>
      <Choices />
    </ComboBox>
  );
}

function Choices() {
  return (
    <Popover className="gm-popover gm-popover--choices" offset={4}>
      <ListBox<Option> className="gm-menu">
        {(option) => (
          <ListBoxItem id={option.value} className="gm-menu__item" textValue={option.label}>
            {option.label}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
