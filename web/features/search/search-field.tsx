import { Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { IconButton } from '#web/ui/button.tsx';
import { KeyCap } from '#web/ui/key-cap.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';

const EXAMPLES = [
  ['ana', 'a user id that begins so, a part of a stage name, any id'],
  ['user:ana', 'a user id that begins so'],
  ['stage:morning', 'only in stages with this in the name'],
  ['tag:env=prod', 'only in stages with this tag'],
  ['error:bitrate', 'people who had this error'],
  ['2026-11-20T14:05', 'what was going on then, UTC'],
  ['from:2026-11-19 to:2026-11-20', 'what was going on between'],
  ['st-…, arn:aws:ivs:…', 'a session, any resource'],
  ['{"detail": …}', 'an EventBridge event, an S3 prefix or an AWS CLI command, pasted'],
] as const;

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onChange: (text: string) => void;
}

/** The one field of the search page. */
export function SearchField({ field, text, onChange }: SearchFieldProps) {
  const select = () => {
    field.current?.focus();
    field.current?.select();
  };
  useShortcuts([{ keys: '/', label: 'Search', run: select }]);
  return (
    <search className="relative mb-3 block max-w-180">
      <Search size={16} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
      <input
        ref={field}
        type="text"
        role="searchbox"
        aria-label="Search people, sessions, stages and compositions"
        placeholder="User id, participant, session, stage, tag, ARN, time, or paste an event"
        value={text}
        maxLength={8_000}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') event.currentTarget.blur();
          else onChange('');
        }}
        className="field h-9 w-full pr-16 pl-8"
      />
      <span className="absolute inset-y-0 right-1 flex items-center gap-0.5">
        {text === '' ? (
          <span className="pointer-events-none hidden pr-1 sm:block">
            <KeyCap keys="/" />
          </span>
        ) : (
          <IconButton small label="Clear" icon={<X size={14} aria-hidden />} onClick={() => onChange('')} />
        )}
        <Popover
          width={380}
          label="What can be searched for"
          trigger="?"
          triggerClassName="inline-flex size-6 items-center justify-center rounded-sm text-xs text-muted hover:bg-hover hover:text-text"
        >
          <div className="p-4">
            <p className="mb-2 font-semibold">All that is given must hold</p>
            <dl className="flex flex-col gap-1.5">
              {EXAMPLES.map(([example, meaning]) => (
                <div key={example}>
                  <dt className="font-mono text-xs leading-5">{example}</dt>
                  <dd className="text-muted">{meaning}</dd>
                </div>
              ))}
            </dl>
          </div>
        </Popover>
      </span>
    </search>
  );
}
