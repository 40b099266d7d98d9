import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { zoneAbbreviation } from '#web/lib/instant.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { readGoTo } from './read-go-to.ts';

interface GoToTimeProps {
  zone: string;
  /** Start and end of what is known of the session. */
  session: TimeWindow;
  /** What is looked at: of several days the nearest is meant. */
  near: number;
  onGo: (at: number) => void;
  onClose: () => void;
}

/** Asks for a time in any of the forms in which people have one. */
export function GoToTime({ zone, session, near, onGo, onClose }: GoToTimeProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  const alert = useId();
  // The dialog takes the focus when it opens, which is after this is drawn.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readGoTo(text, zone, session, near);
    if (read.at === undefined) {
      setProblem(read.problem);
      field.current?.focus();
      return;
    }
    onGo(read.at);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title="Go to a time">
      <form onSubmit={submit} className="flex flex-col gap-2 px-4 py-3">
        <div className="flex items-end gap-3">
          <label className="flex min-w-0 grow flex-col gap-1">
            <span className="text-xs text-muted">Time ({zoneAbbreviation(new Date(near), zone)})</span>
            <input
              ref={field}
              type="text"
              className="field w-full"
              value={text}
              placeholder="14:05"
              spellCheck={false}
              autoComplete="off"
              maxLength={64}
              aria-invalid={problem !== ''}
              aria-describedby={`${hint} ${alert}`}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <Button type="submit" look="primary">
            Go
          </Button>
        </div>
        <p id={hint} className="text-xs text-muted">
          14:05 or 14:05:12 by the clock of {zone}, 2026-11-20 14:05, ISO 8601 with its zone, or seconds or
          milliseconds since 1970.
        </p>
        <p id={alert} role="alert" className="text-bad empty:hidden">
          {problem}
        </p>
      </form>
    </Dialog>
  );
}
