import { Search, X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { IconButton } from '#web/ui/button.tsx';
import { KeyCap } from '#web/ui/key-cap.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';

const FilterExamples = lazy(async () => ({
  default: (await import('./filter-examples.tsx')).FilterExamples,
}));

/** A state that the list can be narrowed to. */
export interface StateChoice {
  word: string;
  /** How many are in it; `–` while that is not known. */
  count: string;
  pressed: boolean;
  onToggle: () => void;
  title?: string | undefined;
}

interface ListFilterBarProps {
  /** As in a sentence: `stages`. */
  what: string;
  placeholder?: string;
  text: string;
  onChange: (text: string) => void;
  /** What the words of the filter mean here: the grammar of `web/lib/list-filter.ts`. */
  examples: readonly (readonly [example: string, meaning: string])[];
  states?: readonly StateChoice[];
  /** Further controls. */
  children?: ReactNode;
  /** `3 of 40 shown`; nothing when all are. */
  outcome: ReactNode;
}

/** The line above a list: what is searched for, in which states, and how much that leaves. */
export function ListFilterBar(props: ListFilterBarProps) {
  const { what, text, onChange, examples, states = [], children, outcome } = props;
  const field = useRef<HTMLInputElement>(null);
  const select = () => {
    field.current?.focus();
    field.current?.select();
  };
  useShortcuts([{ keys: '/', label: 'Search the list', run: select }]);
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-3">
      <div className="relative min-w-0 grow basis-64 sm:max-w-105">
        <Search size={14} aria-hidden className="absolute top-1/2 left-2 -translate-y-1/2 text-muted" />
        <input
          ref={field}
          type="text"
          role="searchbox"
          aria-label={`Search ${what}`}
          placeholder={props.placeholder ?? 'Name, id or tag'}
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
            <IconButton small label="Clear" icon={<X size={14} aria-hidden />} onClick={() => onChange('')} />
          )}
          <FilterHelp examples={examples} />
        </span>
      </div>
      {states.length > 0 && (
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">State</legend>
          {states.map(({ word, ...choice }) => (
            <ToggleChip key={word} {...choice}>
              {word}
            </ToggleChip>
          ))}
        </fieldset>
      )}
      {children}
      {/* Empty it is out of the row, so that the field beside it reaches the edge; a status region must stay in the page. */}
      <output className="text-muted empty:absolute sm:ml-auto">{outcome}</output>
    </search>
  );
}

function FilterHelp({ examples }: Pick<ListFilterBarProps, 'examples'>) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      width={330}
      onToggle={() => setOpened(true)}
      label="How to search"
      trigger="?"
      triggerClassName="inline-flex size-6 items-center justify-center rounded-sm text-xs text-muted hover:bg-hover hover:text-text"
    >
      {opened && (
        <Suspense>
          <FilterExamples examples={examples} />
        </Suspense>
      )}
    </Popover>
  );
}
