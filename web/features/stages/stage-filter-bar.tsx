import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { IconButton } from '#web/ui/button.tsx';
import { KeyCap } from '#web/ui/key-cap.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { asksForState, type FilterTerm, type StageState, toggleState } from './stage-filter.ts';
import type { StateCounts } from './stage-row.ts';

interface StageFilterBarProps {
  text: string;
  terms: readonly FilterTerm[];
  onChange: (text: string) => void;
  /** Absent until there is a list to count. */
  counts: StateCounts | undefined;
  shown: number;
}

const STATES: readonly { state: StageState; word: string }[] = [
  { state: 'live', word: 'Live' },
  { state: 'ending', word: 'Ending' },
  { state: 'idle', word: 'Idle' },
];

export function StageFilterBar({ text, terms, onChange, counts, shown }: StageFilterBarProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', label: 'Search the list', run: () => field.current?.select() }]);
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-3">
      <div className="relative min-w-0 grow basis-64 sm:max-w-105">
        <Search size={14} aria-hidden className="absolute top-1/2 left-2 -translate-y-1/2 text-muted" />
        <input
          ref={field}
          type="text"
          role="searchbox"
          aria-label="Search stages"
          placeholder="Name, id or tag"
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (text === '') event.currentTarget.blur();
            else onChange('');
          }}
          className="field h-8 w-full pr-16 pl-7"
        />
        <span className="absolute inset-y-0 right-1 flex items-center gap-0.5">
          {text === '' ? (
            <span className="pointer-events-none hidden pr-1 sm:block">
              <KeyCap keys="/" />
            </span>
          ) : (
            <IconButton
              small
              label="Clear the filter"
              icon={<X size={14} aria-hidden />}
              onClick={() => onChange('')}
            />
          )}
          <FilterHelp />
        </span>
      </div>
      <fieldset className="flex gap-1.5">
        <legend className="sr-only">State</legend>
        {STATES.map(({ state, word }) => (
          <StateToggle
            key={state}
            word={word}
            pressed={asksForState(terms, state)}
            onToggle={() => onChange(toggleState(text, state))}
            count={countText(state, counts)}
            title={
              state === 'ending' && counts && counts.unchecked > 0
                ? `${counts.unchecked} live stages are not checked yet; they are when on screen, or when this is chosen.`
                : undefined
            }
          />
        ))}
      </fieldset>
      <output className="text-muted sm:ml-auto">
        {terms.length > 0 && counts && `${shown} of ${counts.all} shown`}
      </output>
    </search>
  );
}

/** `2+`: at least two, others are not checked. */
function countText(state: StageState, counts: StateCounts | undefined): string {
  if (!counts) return '–';
  return state === 'ending' && counts.unchecked > 0 ? `${counts.ending}+` : String(counts[state]);
}

interface StateToggleProps {
  word: string;
  count: string;
  pressed: boolean;
  onToggle: () => void;
  title: string | undefined;
}

function StateToggle({ word, count, pressed, onToggle, title }: StateToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onToggle}
      title={title}
      className={classNames(
        'inline-flex h-7 cursor-pointer items-center gap-1.5 rounded-full border px-3',
        pressed
          ? 'border-accent bg-selected font-medium text-text'
          : 'border-line bg-surface text-muted hover:border-edge hover:text-text',
      )}
    >
      {word}
      <span className="min-w-4 text-right text-xs text-muted">{count}</span>
    </button>
  );
}

const EXAMPLES = [
  ['show', 'in the name, an id, a tag'],
  ['live, ending, idle', 'in this state; several: in any of them'],
  ['name:^show-', 'name begins so'],
  ['name:-01$', 'name ends so'],
  ['tag:env', 'has this tag'],
  ['tag:env=prod', 'has this tag with this value'],
  ['"two words"', 'taken as they stand'],
] as const;

function FilterHelp() {
  return (
    <Popover
      width={330}
      label="How to search"
      trigger="?"
      triggerClassName="inline-flex size-6 items-center justify-center rounded-sm text-xs text-muted hover:bg-hover hover:text-text"
    >
      <div className="p-4">
        <p className="mb-2 font-semibold">All words must hold</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          {EXAMPLES.map(([example, meaning]) => (
            <div key={example} className="contents">
              <dt className="font-mono text-xs leading-5">{example}</dt>
              <dd className="text-muted">{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Popover>
  );
}
