import { type FormEvent, useState } from 'react';
import { FILTERABLE_RECORDING_STATES } from '#shared/participants/contract.ts';
import { lookOf } from '#web/components/states.ts';
import { Button } from '#web/ui/button.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import {
  FILTER_KINDS,
  type FilterKind,
  FIRST_VALUE,
  type ParticipantFilter,
  USER_ID_LENGTH,
} from './participant-filter.ts';

const WORDS: Record<FilterKind, string> = {
  state: 'State',
  published: 'Published',
  recording: 'Recording',
  user: 'User id',
};

const CHOICES = [
  { value: 'none', label: 'All' },
  ...FILTER_KINDS.map((kind) => ({ value: kind, label: WORDS[kind] })),
] as const satisfies readonly { value: FilterKind | 'none'; label: string }[];

const STATES = [
  { value: 'CONNECTED', label: 'Connected' },
  { value: 'DISCONNECTED', label: 'Disconnected' },
] as const;

const PUBLISHED = [
  { value: 'true', label: 'Ever' },
  { value: 'false', label: 'Never' },
] as const;

interface ParticipantFilterBarProps {
  filter: ParticipantFilter | undefined;
  onChange: (filter: ParticipantFilter | undefined) => void;
}

/** Chooses one of the filters that AWS has, and its value. AWS does the filtering. */
export function ParticipantFilterBar({ filter, onChange }: ParticipantFilterBarProps) {
  // Asking for a user id filters by nothing until there is one, so that choice is not in the URL yet.
  const [asksForUser, setAsksForUser] = useState(false);
  const kind = filter?.kind ?? (asksForUser ? 'user' : 'none');
  const choose = (next: FilterKind | 'none') => {
    setAsksForUser(next === 'user');
    onChange(next === 'none' || next === 'user' ? undefined : { kind: next, value: FIRST_VALUE[next] });
  };
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
      <div className="max-w-full overflow-x-auto">
        <Segmented label="Filter participants by" value={kind} options={CHOICES} onChange={choose} />
      </div>
      {filter?.kind === 'state' && (
        <Segmented
          label="State"
          value={filter.value}
          options={STATES}
          onChange={(value) => onChange({ kind: 'state', value })}
        />
      )}
      {filter?.kind === 'published' && (
        <Segmented
          label="Published in this session"
          value={filter.value}
          options={PUBLISHED}
          onChange={(value) => onChange({ kind: 'published', value })}
        />
      )}
      {filter?.kind === 'recording' && (
        <select
          aria-label="Recording state"
          className="field"
          value={filter.value}
          onChange={(event) => onChange({ kind: 'recording', value: event.currentTarget.value })}
        >
          {FILTERABLE_RECORDING_STATES.map((state) => (
            <option key={state} value={state}>
              {lookOf('recording', state).word}
            </option>
          ))}
        </select>
      )}
      {kind === 'user' && (
        <UserField
          key={filter?.value ?? ''}
          value={filter?.value ?? ''}
          onAsk={(value) => onChange(value === '' ? undefined : { kind: 'user', value })}
        />
      )}
      <span className="text-xs text-muted">AWS filters by one of these at a time.</span>
    </search>
  );
}

/** A user id is looked for when it is whole: each letter would cost a call of the quota shared with production. */
function UserField({ value, onAsk }: { value: string; onAsk: (value: string) => void }) {
  const [text, setText] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(text.trim());
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1.5">
      <input
        aria-label="User id"
        placeholder="whole user id"
        className="field w-52"
        maxLength={USER_ID_LENGTH}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">Find</Button>
    </form>
  );
}
