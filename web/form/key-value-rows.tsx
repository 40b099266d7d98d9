import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import type { FieldHost } from './draft-form.ts';
import { inSentence } from './form-field.tsx';
import type { TagRow } from './tag-rows.ts';

interface KeyValueRowsProps {
  form: FieldHost;
  /** Where they stand in the draft: `tags`. */
  path: string;
  /** One of them, as in a sentence: `tag`. */
  what: string;
  /** All of them: `Tags`. */
  label: string;
  optional?: boolean;
  rows: readonly TagRow[];
  /** @param key the key of the row that was changed, as it is now */
  onChange: (rows: TagRow[], key?: string) => void;
  /** So many there can be; without it, as many as fit. */
  most?: number;
  /** What AWS takes. */
  hint: ReactNode;
}

/** Keys and values, a row each, with the rules of AWS. */
export function KeyValueRows(props: KeyValueRowsProps) {
  const { form, path, what, label, optional, rows, onChange, most, hint } = props;
  const put = (index: number, next: TagRow) =>
    onChange(
      rows.map((row, at) => (at === index ? next : row)),
      next.key,
    );
  const whole = form.problemOf(path);
  return (
    <fieldset disabled={form.disabled} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-0.5 font-medium">
        {label} {optional && <span className="font-normal text-muted">(optional)</span>}
      </legend>
      {rows.map((row, index) => {
        const at = `${path}.${row.key}`;
        const problem = form.problemOf(at);
        const id = `${form.idOf(path)}${index}`;
        const look = classNames('field w-full', problem !== undefined && 'border-bad');
        return (
          // A row has nothing of its own but its place.
          <div key={index} className="flex flex-col gap-0.5">
            <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_1.75rem] gap-2">
              <input
                id={index === rows.findIndex(({ key }) => key === row.key) ? form.idOf(at) : undefined}
                aria-label={`Key of ${what} ${index + 1}`}
                aria-invalid={problem !== undefined}
                aria-describedby={`${id}-says`}
                placeholder="key"
                value={row.key}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => put(index, { ...row, key: event.target.value })}
                className={look}
              />
              <input
                aria-label={`Value of ${what} ${index + 1}`}
                aria-invalid={problem !== undefined}
                aria-describedby={`${id}-says`}
                placeholder="value"
                value={row.value}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => put(index, { ...row, value: event.target.value })}
                className={look}
              />
              <IconButton
                label={`Remove ${what} ${index + 1}`}
                icon={<X size={14} aria-hidden />}
                onClick={() => onChange(rows.filter((_, place) => place !== index))}
              />
            </div>
            <p id={`${id}-says`} aria-live="polite" className="text-xs text-bad empty:hidden">
              {problem !== undefined &&
                inSentence(`${what.charAt(0).toUpperCase()}${what.slice(1)} ${index + 1}`, problem)}
            </p>
          </div>
        );
      })}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          small
          id={form.idOf(path)}
          disabled={form.disabled || (most !== undefined && rows.length >= most)}
          onClick={() => onChange([...rows, { key: '', value: '' }])}
        >
          Add {/^[aeiou]/.test(what) ? 'an' : 'a'} {what}
        </Button>
        <p className={classNames('text-xs', whole === undefined ? 'text-muted' : 'text-bad')}>
          {whole === undefined ? hint : inSentence(label, whole)}
        </p>
      </div>
    </fieldset>
  );
}
