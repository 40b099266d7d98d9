import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useState } from 'react';

export interface ComboBoxProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  /** Said when nothing matches what was typed. */
  nothingFound: string;
  onChange: (value: string) => void;
}

/** A field that searches a long list. Part of the overlay chunk: reach it through `lazy-combo-box.tsx`. */
export function ComboBox({ label, value, options, nothingFound, onChange }: ComboBoxProps) {
  // A modal dialog is drawn above everything else on the page: the list must be inside of it to be seen.
  const [dialog, setDialog] = useState<Element>();
  return (
    <AriaComboBox
      ref={(element: HTMLElement | null) => setDialog(element?.closest('dialog') ?? undefined)}
      defaultItems={options}
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className="sr-only">{label}</Label>
      <div className="relative w-64">
        <Input className="field w-full pr-7" onFocus={(event) => event.currentTarget.select()} />
        <Button
          className="absolute inset-y-0 right-0 w-7 cursor-pointer text-2xs text-muted"
          aria-label={`${label}: show all`}
        >
          ▾
        </Button>
      </div>
      <Popover
        UNSTABLE_portalContainer={dialog}
        className="w-64 overflow-hidden rounded-md border border-line bg-raised shadow-raised"
      >
        <ListBox
          className="max-h-70 overflow-y-auto p-1 outline-none"
          renderEmptyState={() => <p className="p-2 text-muted">{nothingFound}</p>}
        >
          {(option: { value: string; label: string }) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              className="flex h-7 cursor-pointer items-center rounded-sm px-2 outline-none data-[focused]:bg-selected data-[selected]:font-semibold"
            >
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
