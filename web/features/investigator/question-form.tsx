import { type FormEvent, useId, useState } from 'react';
import { Link } from 'react-router';
import { parseQuestion } from '#shared/investigator/parse-question.ts';
import { paths } from '#web/nav/paths.ts';
import { inZone } from '#web/lib/instant.ts';
import { allZones } from '#web/lib/zones.ts';
import { Button } from '#web/ui/button.tsx';
import { ComboBox } from '#web/ui/lazy-combo-box.tsx';
import { instantIn, readInstant } from '#web/components/zone-time.ts';

export interface Question {
  x: string;
  y: string;
  /** ISO 8601. */
  at: string;
  zone: string;
}

interface Place {
  connection: string;
  stageId: string;
  /** Undefined where the question is about a stage. */
  sessionId: string | undefined;
}

interface QuestionFormProps {
  /** Where the question is asked. */
  place: Place;
  /** What is in the address; empty texts for what is not. */
  question: Question;
  /** `2026-11-20`: the day of a time without one. */
  day: string;
  onAsk: (question: Question) => void;
}

/** Who did not receive whom, and when: typed in three fields, or pasted as a sentence. */
export function QuestionForm({ place, question, day, onAsk }: QuestionFormProps) {
  const [x, setX] = useState(question.x);
  const [y, setY] = useState(question.y);
  const [zone, setZone] = useState(question.zone);
  const [time, setTime] = useState(() => clockText(question.at, question.zone));
  const [problem, setProblem] = useState('');
  const [named, setNamed] = useState<{ stageId: string; sessionId: string | undefined }>();
  const hint = useId();

  const paste = (sentence: string): void => {
    const read = parseQuestion(sentence);
    setNamed(read.stageId === undefined ? undefined : { stageId: read.stageId, sessionId: read.sessionId });
    if (read.x !== undefined) setX(read.x);
    if (read.y !== undefined) setY(read.y);
    const instant = instantOf(read, day);
    if (instant !== undefined) setTime(clockText(new Date(instant).toISOString(), zone));
    else if (read.time !== undefined) setTime(`${read.date ?? day} ${read.time}`);
  };
  const changeZone = (next: string): void => {
    // The same instant, as the other zone's clocks show it.
    const instant = readInstant(time, day, zone);
    if (instant !== undefined) setTime(clockText(new Date(instant).toISOString(), next));
    setZone(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const instant = readInstant(time, day, zone);
    const next = problemOf(x.trim(), y.trim(), instant);
    setProblem(next);
    if (next !== '' || instant === undefined) return;
    const at = new Date(Math.floor(instant / 1_000) * 1_000).toISOString();
    onAsk({ x: x.trim(), y: y.trim(), at, zone });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 px-4 py-3" aria-label="Question">
      <label className="flex flex-col gap-1">
        <span className="text-xs text-muted">Paste what the ticket says</span>
        <input
          type="text"
          className="field w-full"
          placeholder="ana could not see ben at 14:05 CET"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => paste(event.target.value)}
        />
      </label>
      {named && !isHere(named, place) && (
        <div className="flex flex-wrap items-center gap-x-3">
          <span className="text-info">The sentence is about another place.</span>
          <Link
            to={addressOf(named, place.connection, {
              x: x.trim(),
              y: y.trim(),
              instant: readInstant(time, day, zone),
            })}
            className="link"
          >
            Ask it of {named.sessionId ?? `stage ${named.stageId}`}
          </Link>
        </div>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label="Who did not see or hear"
          value={x}
          onChange={setX}
          placeholder="participant id or user id"
        />
        <Field label="Whom" value={y} onChange={setY} placeholder="participant id or user id" />
        <Field label="When" value={time} onChange={setTime} placeholder="14:05" describedBy={hint} />
        <div className="flex min-w-0 flex-col gap-1">
          <span aria-hidden className="text-xs text-muted">
            Zone
          </span>
          <ComboBox
            label="Zone"
            value={zone}
            options={allZones().map((name) => ({ value: name, label: name }))}
            nothingFound="No zone has this name."
            onChange={changeZone}
          />
        </div>
        <Button type="submit" look="primary">
          Find out why
        </Button>
      </div>
      <p id={hint} className="text-xs text-muted">
        A time of day counts for {day}. Also: 2026-11-20 14:05:30, ISO 8601, or seconds since 1970.
      </p>
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
    </form>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  describedBy?: string;
}

function Field({ label, value, onChange, placeholder, describedBy }: FieldProps) {
  return (
    <label className="flex min-w-0 grow basis-36 flex-col gap-1 sm:max-w-72">
      <span className="text-xs text-muted">{label}</span>
      <input
        type="text"
        className="field w-full"
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        maxLength={128}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

function isHere(named: { stageId: string; sessionId: string | undefined }, place: Place): boolean {
  return (
    named.stageId === place.stageId && (named.sessionId === undefined || named.sessionId === place.sessionId)
  );
}

/** The same question where the sentence says that it belongs. */
function addressOf(
  { stageId, sessionId }: { stageId: string; sessionId: string | undefined },
  connection: string,
  { x, y, instant }: { x: string; y: string; instant: number | undefined },
): string {
  const path =
    sessionId === undefined
      ? paths.investigateStage(connection, stageId)
      : paths.investigateSession(connection, stageId, sessionId);
  const search = new URLSearchParams({
    ...(x === '' ? {} : { x }),
    ...(y === '' ? {} : { y }),
    ...(instant === undefined ? {} : { at: new Date(instant).toISOString() }),
  });
  return `${path}?${search.toString()}`;
}

function problemOf(x: string, y: string, instant: number | undefined): string {
  if (x === '' || y === '') return 'Both people are needed, each by participant id or user id.';
  if (x === y) return 'These must be two different people.';
  return instant === undefined ? 'This is no time that can be read, such as 14:05.' : '';
}

function clockText(at: string, zone: string): string {
  const parts = at === '' ? undefined : inZone(at, zone);
  return parts === undefined ? '' : `${parts.date} ${parts.time}`;
}

function instantOf(read: ReturnType<typeof parseQuestion>, day: string): number | undefined {
  if (read.instant !== undefined) return read.instant;
  if (read.time === undefined || read.offsetMinutes === undefined) return undefined;
  const asUtc = instantIn(read.date ?? day, read.time, 'UTC');
  return asUtc === undefined ? undefined : asUtc - read.offsetMinutes * 60_000;
}
