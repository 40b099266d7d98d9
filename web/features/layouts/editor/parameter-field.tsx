import { RotateCcw } from 'lucide-react';
import { memo, useId } from 'react';
import { NAME_OF_ATTRIBUTE } from '#shared/layouts/drafts.ts';
import { type LayoutMember, type ParameterWords, VALUE_WORDS } from '#shared/layouts/parameters.ts';
import { classNames } from '#web/lib/class-names.ts';
import { IconButton } from '#web/ui/button.tsx';
import { AttributeField } from './attribute-field.tsx';
import { NumberField } from './number-field.tsx';

type Value = string | number | boolean | undefined;

interface ParameterFieldProps {
  member: LayoutMember;
  words: ParameterWords;
  /** Where it is one of a few. */
  choices: readonly string[] | undefined;
  attributes: readonly string[];
  value: Value;
  /** The number that stands for nothing, where it is known. */
  derived: number | undefined;
  /** `undefined` leaves it to AWS's default. */
  onChange: (member: LayoutMember, value: Value) => void;
  onDone: () => void;
  /** Whether what it does is in view; it is always said to screen readers. */
  explained: boolean;
}

/** The API gives no upper limit; its whole numbers have 32 bits. */
const MOST = 2_147_483_647;

/** One parameter: its name, its value, and what it does. */
export const ParameterField = memo(function ParameterField(props: ParameterFieldProps) {
  const { member, words, choices, attributes, value, derived, onDone, explained } = props;
  const onChange = (next: Value) => props.onChange(member, next);
  const id = useId();
  const differs = value !== undefined && value !== words.byDefault;
  const field = { id, describedBy: `${id}-meaning` };
  return (
    <div
      className={classNames('px-4 py-2', differs && 'shadow-[inset_2px_0_var(--color-accent)]')}
      data-differs={differs || undefined}
    >
      <div className="flex min-h-7 items-center justify-between gap-2">
        <label htmlFor={id} className={classNames('min-w-0', differs && 'font-semibold')}>
          {words.label}
        </label>
        <span className="flex shrink-0 items-center gap-1">
          {typeof words.byDefault === 'boolean' ? (
            <input
              {...{ id }}
              type="checkbox"
              aria-describedby={field.describedBy}
              checked={value === true}
              onChange={(event) => onChange(event.target.checked ? true : undefined)}
              className="size-4 accent-(--color-accent-strong)"
            />
          ) : choices ? (
            <select
              id={id}
              aria-describedby={field.describedBy}
              value={String(value ?? '')}
              onChange={(event) => onChange(event.target.value || undefined)}
              className="field w-32"
            >
              <option value="">Default</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {wordOf(choice)}
                </option>
              ))}
            </select>
          ) : member.endsWith('Attribute') ? (
            <AttributeField
              {...field}
              value={typeof value === 'string' ? value : ''}
              known={attributes}
              pattern={NAME_OF_ATTRIBUTE}
              onChange={(name) => onChange(name || undefined)}
              onBlur={onDone}
            />
          ) : (
            <NumberField
              {...field}
              value={typeof value === 'number' ? value : undefined}
              placeholder={String(words.byDefault ?? derived ?? 'derived')}
              min={member === 'pipWidth' || member === 'pipHeight' ? 1 : 0}
              max={MOST}
              onChange={onChange}
              onBlur={onDone}
            />
          )}
        </span>
      </div>
      <div className="flex items-center gap-1 text-xs text-muted">
        <p className="min-w-0 grow">
          <code className="font-mono text-2xs wrap-anywhere">{member}</code>
          <span className="inline-block">&nbsp;· default: {wordOf(words.byDefault)}</span>
        </p>
        {value !== undefined && (
          <IconButton
            label={`Leave “${words.label}” to the default`}
            icon={<RotateCcw size={12} aria-hidden />}
            small
            onClick={() => onChange(undefined)}
          />
        )}
      </div>
      <p id={field.describedBy} className={explained ? 'text-xs text-muted' : 'sr-only'}>
        {words.meaning} {words.range}.
      </p>
    </div>
  );
});

function wordOf(value: Value): string {
  if (value === undefined || value === '') return 'not set';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value} px`;
  return VALUE_WORDS[value] ?? value;
}
