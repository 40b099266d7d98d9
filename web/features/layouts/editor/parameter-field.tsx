import { RotateCcw } from 'lucide-react';
import { memo, useId } from 'react';
import { type LayoutMember, type ParameterWords, VALUE_WORDS } from '#shared/layouts/parameters.ts';
import { readParameter } from '#shared/layouts/read-parameter.ts';
import { classNames } from '#web/lib/class-names.ts';
import { IconButton } from '#web/ui/button.tsx';
import { type Read, TypedField } from './typed-field.tsx';

type Value = string | number | boolean | undefined;

interface ParameterFieldProps {
  kind: 'grid' | 'pip';
  member: LayoutMember;
  words: ParameterWords;
  /** Where it is one of a few. */
  choices: readonly string[] | undefined;
  attributes: readonly string[];
  value: Value;
  /** The number that stands for nothing, where it is known. */
  derived: number | undefined;
  /** `undefined` leaves it to AWS's default. */
  onChange: (value: Value) => void;
  onDone: () => void;
  /** Whether what it does is in view; it is always said to screen readers. */
  explained: boolean;
}

/** One parameter: its name, its value, and what it does. */
export const ParameterField = memo(function ParameterField(props: ParameterFieldProps) {
  const { kind, member, words, choices, attributes, value, derived, onChange, onDone, explained } = props;
  const id = useId();
  const differs = value !== undefined && value !== words.byDefault;
  const field = {
    id,
    name: words.label,
    describedBy: `${id}-meaning`,
    // A flag is no text: what is left is a name or a number.
    read: (text: string) => readParameter(kind, member, text) as Read,
    onChange,
    onBlur: onDone,
  };
  return (
    <div
      className={classNames('px-4 py-2', differs && 'shadow-[inset_2px_0_var(--color-accent)]')}
      data-differs={differs || undefined}
    >
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-2">
        <label htmlFor={id} className="min-w-0 grow basis-24">
          {words.label}
        </label>
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
          <TypedField
            {...field}
            value={typeof value === 'string' ? value : undefined}
            placeholder={member === 'participantOrderAttribute' ? 'by arrival' : 'nobody'}
            known={attributes}
            className="w-32 font-mono text-xs"
          />
        ) : (
          <TypedField
            {...field}
            value={typeof value === 'number' ? value : undefined}
            placeholder={String(words.byDefault ?? derived ?? 'derived')}
            numeric={{ step: 1, least: member === 'pipWidth' || member === 'pipHeight' ? 1 : 0 }}
          />
        )}
      </div>
      {/* What comes and goes here has its room at any time: what is below stays where it is. */}
      <div className="flex items-center gap-1 text-xs text-muted">
        <p className="min-w-0 grow">
          <code className="font-mono text-2xs wrap-anywhere">{member}</code>
          {' · '}
          <span className="inline-block">default: {wordOf(words.byDefault)}</span>
          <span className="font-semibold text-accent" style={shownIf(differs)}>
            , changed
          </span>
        </p>
        <IconButton
          label={`Leave “${words.label}” to the default`}
          icon={<RotateCcw size={12} aria-hidden />}
          small
          className="-my-1"
          style={shownIf(value !== undefined)}
          onClick={() => onChange(undefined)}
        />
      </div>
      <p id={field.describedBy} className={explained ? 'text-xs text-muted' : 'sr-only'}>
        {words.meaning} {words.range}.
      </p>
    </div>
  );
});

/** Hidden from everybody, in its room. */
const shownIf = (shown: boolean) => (shown ? undefined : HIDDEN);
const HIDDEN = { visibility: 'hidden' } as const;

function wordOf(value: Value): string {
  if (value === undefined || value === '') return 'not set';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value} px`;
  return VALUE_WORDS[value] ?? value;
}
