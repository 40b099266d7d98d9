import { classNames } from '#web/lib/class-names.ts';

/** What a state means to the reader; the colour follows. */
export type Tone = 'live' | 'warn' | 'bad' | 'info' | 'neutral';

/** The mark in front of a state's word. State is told by shape and word, and only then by colour. */
export type MarkShape = 'dot' | 'ring' | 'half' | 'dash' | 'cross' | 'square';

export const toneText: Record<Tone, string> = {
  live: 'text-live',
  warn: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-muted',
};

export function StateMark({ tone, shape }: { tone: Tone; shape: MarkShape }) {
  return (
    <svg viewBox="0 0 10 10" className={classNames('size-2.5 shrink-0', toneText[tone])} aria-hidden>
      {shape === 'dot' && <circle cx="5" cy="5" r="4.25" fill="currentColor" />}
      {shape === 'ring' && (
        <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
      )}
      {shape === 'half' && (
        <>
          <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.25" />
          <path d="M5 1.25a3.75 3.75 0 0 1 0 7.5Z" fill="currentColor" />
        </>
      )}
      {shape === 'dash' && <path d="M1.5 5h7" stroke="currentColor" strokeWidth="1.75" />}
      {shape === 'cross' && <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" />}
      {shape === 'square' && <rect x="1.5" y="1.5" width="7" height="7" fill="currentColor" />}
    </svg>
  );
}
