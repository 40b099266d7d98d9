import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { attributeBytes, MOST_ATTRIBUTE_BYTES } from '#shared/participants/identity.ts';
import type { FieldHost } from '#web/form/draft-form.ts';
import { inSentence } from '#web/form/form-field.tsx';
import type { TagRow } from '#web/form/tag-rows.ts';
import { classNames } from '#web/lib/class-names.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { attributesOf } from './attribute-rows.ts';

interface AttributesFieldProps {
  form: FieldHost;
  rows: readonly TagRow[];
  /** @param key the key of the attribute that was changed, as it is now */
  onChange: (rows: TagRow[], key?: string) => void;
  /** Attributes that are often wanted, to be had by one click. */
  quick?: readonly { label: string; row: TagRow }[];
  hint?: ReactNode;
}

/** Attributes of a participant, a row each, with the bytes that they fill. */
export function AttributesField({ form, rows, onChange, quick = [], hint }: AttributesFieldProps) {
  const put = (index: number, next: TagRow) =>
    onChange(
      rows.map((row, at) => (at === index ? next : row)),
      next.key,
    );
  /** Sets an attribute, in the row that has its key already where there is one. */
  const set = (next: TagRow) => {
    const index = rows.findIndex(({ key }) => key === next.key);
    if (index === -1) onChange([...rows, next], next.key);
    else put(index, next);
  };
  const bytes = attributeBytes(attributesOf(rows) ?? {});
  const whole = form.problemOf('attributes');
  return (
    <fieldset disabled={form.disabled} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-0.5 font-medium">
        Attributes <span className="font-normal text-muted">(optional)</span>
      </legend>
      {rows.map((row, index) => {
        const path = `attributes.${row.key}`;
        const problem = form.problemOf(path);
        const id = `${form.idOf('attributes')}${index}`;
        const look = classNames('field w-full', problem !== undefined && 'border-bad');
        const shared = {
          'aria-invalid': problem !== undefined,
          'aria-describedby': `${id}-says`,
          spellCheck: false,
          autoComplete: 'off',
          className: look,
        };
        return (
          // A row has nothing of its own but its place.
          <div key={index} className="flex flex-col gap-0.5">
            <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_1.75rem] gap-2">
              <input
                {...shared}
                id={index === rows.findIndex(({ key }) => key === row.key) ? form.idOf(path) : undefined}
                aria-label={`Key of attribute ${index + 1}`}
                placeholder="key"
                value={row.key}
                onChange={(event) => put(index, { ...row, key: event.target.value })}
              />
              <input
                {...shared}
                aria-label={`Value of attribute ${index + 1}`}
                placeholder="value"
                value={row.value}
                onChange={(event) => put(index, { ...row, value: event.target.value })}
              />
              <IconButton
                label={`Remove attribute ${index + 1}`}
                icon={<X size={14} aria-hidden />}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              />
            </div>
            <p id={`${id}-says`} aria-live="polite" className="text-xs text-bad empty:hidden">
              {problem !== undefined && inSentence(`Attribute ${index + 1}`, problem)}
            </p>
          </div>
        );
      })}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button
          small
          id={form.idOf('attributes')}
          onClick={() => onChange([...rows, { key: '', value: '' }])}
        >
          Add an attribute
        </Button>
        {quick.map(({ label, row }) => (
          <Button key={label} small onClick={() => set(row)} title={`${row.key} = ${row.value}`}>
            {label}
          </Button>
        ))}
      </div>
      <p
        aria-live="polite"
        className={classNames('text-xs', whole === undefined ? 'text-muted' : 'text-bad')}
      >
        <span className="tabular-nums">
          {bytes.toLocaleString('en-GB')} of {MOST_ATTRIBUTE_BYTES.toLocaleString('en-GB')} bytes
        </span>
        . {whole === undefined ? hint : inSentence('Attributes', whole)}
      </p>
    </fieldset>
  );
}
