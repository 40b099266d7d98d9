import { LaneMark } from './lane-mark.tsx';
import type { ReadoutMark } from './readout-words.ts';

const MARKS: readonly { mark: ReadoutMark; word: string }[] = [
  { mark: 'presence', word: 'connected' },
  { mark: 'publishing', word: 'publishing' },
  { mark: 'receiving', word: 'receiving others' },
  { mark: 'replicating', word: 'replicated' },
  { mark: 'exchange', word: 'token exchanged' },
  { mark: 'error', word: 'error' },
];

/** What the marks in the lanes mean. */
export function Legend() {
  return (
    <ul
      aria-label="Legend"
      className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-xs text-muted"
    >
      {MARKS.map(({ mark, word }) => (
        <li key={mark} className="flex items-center gap-1.5">
          <LaneMark mark={mark} />
          {word}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="hatched h-3 w-4.5 border border-line" />
        not loaded
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-2 w-4.5 bg-linear-to-r from-live to-transparent" />
        fading: goes on, or its end is not recorded
      </li>
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 18 12" className="h-3 w-4.5 shrink-0" aria-hidden>
          <path
            d="m6 0-3 3 3 3-3 3 3 3M13 0l-3 3 3 3-3 3 3 3"
            className="fill-none stroke-edge"
            strokeDasharray="4 1"
          />
        </svg>
        folded: time without events
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-3 w-4.5 border-l border-dashed border-edge bg-sunken" />
        idle tail: nobody publishes, the session waits for its end
      </li>
    </ul>
  );
}
