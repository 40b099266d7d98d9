import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { PROBLEM_WORDS } from '#web/components/problem-words.ts';
import { LiveAge } from '#web/components/live-age.tsx';
import { Time } from '#web/components/time.tsx';
import type { LiveLook } from '#web/live/live-look.ts';
import { Button } from '#web/ui/button.tsx';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { GapLines } from './gap-lines.tsx';
import { countWords } from './gaps.ts';
import { peopleWords } from './problem-panel.tsx';
import { type Trouble, troublesOf } from './troubles.ts';
import type { OverviewLook } from './use-overview-look.ts';

interface WallProps {
  look: OverviewLook;
  /** How the page is kept up to date. */
  live: LiveLook | undefined;
  onLeave: () => void;
}

/** As many as can be read from across a room on one screen. */
const SHOWN = 12;

/**
 * Problems alone, large, over everything else: a native modal dialog, so that nothing behind it takes the keyboard. It
 * changes by itself.
 */
export function Wall({ look, live, onLeave }: WallProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  const { data, names, open, failure, stageList, gaps } = look;
  const troubles = troublesOf(data, names, open);
  const unknown = data?.problems.filter((one) => one.kind !== 'idle' && one.unknown > 0) ?? [];
  return (
    <dialog
      ref={dialog}
      aria-label="Wall"
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
      className="m-0 flex h-dvh max-h-none w-dvw max-w-none flex-col gap-4 overflow-y-auto border-0 bg-canvas p-6 text-text sm:p-6"
    >
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <output className="text-xl font-semibold">
          {data === undefined
            ? failure === undefined
              ? 'Loading…'
              : 'The console’s server cannot be asked'
            : countWords(troubles.length, gaps)}
        </output>
        {data && (
          <p className="text-lg text-muted tabular-nums">
            {data.live} of {data.stages} stages live, {data.compositions} compositions
          </p>
        )}
        <span className="ml-auto flex items-center gap-4">
          {stageList.state === 'ready' && <LiveAge freshness={stageList.freshness} look={live} />}
          <Button look="quiet" onClick={onLeave} aria-label="Leave the wall (Esc)">
            <X size={16} aria-hidden /> Leave
          </Button>
        </span>
      </header>
      {data && <GapLines gaps={gaps} />}
      <ul aria-label="Problems" className="grid gap-3 md:grid-cols-[repeat(auto-fit,minmax(24rem,1fr))]">
        {troubles.slice(0, SHOWN).map((trouble) => (
          <TroubleCard key={keyOf(trouble)} trouble={trouble} />
        ))}
      </ul>
      {troubles.length > SHOWN && <p className="text-lg font-medium">and {troubles.length - SHOWN} more</p>}
      {unknown.length > 0 && (
        <p className="mt-auto text-muted">
          Not known of some live stages:{' '}
          {unknown
            .map(({ kind, unknown: count }) => `${PROBLEM_WORDS[kind].word.toLowerCase()} (${count})`)
            .join(', ')}
          .
        </p>
      )}
    </dialog>
  );
}

function keyOf(trouble: Trouble): string {
  return trouble.kind === 'notice' ? trouble.notice.id : `${trouble.stageId} ${trouble.problem}`;
}

function TroubleCard({ trouble }: { trouble: Trouble }) {
  const { tone, shape, word } =
    trouble.kind === 'notice'
      ? ({ tone: 'bad', shape: 'cross', word: trouble.notice.title } as const)
      : PROBLEM_WORDS[trouble.problem];
  const about = trouble.kind === 'stage' ? trouble.name : aboutOf(trouble.notice);
  const times = trouble.kind === 'stage' ? trouble.times : undefined;
  const at = trouble.kind === 'notice' ? trouble.notice.lastAt : (trouble.since ?? trouble.seenAt);
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-md border border-line bg-surface p-4">
      <p className={`flex items-center gap-2 text-lg font-semibold ${toneText[tone]}`}>
        <StateMark tone={tone} shape={shape} />
        {word}
      </p>
      <p className="text-xl font-semibold wrap-anywhere">{about}</p>
      <p className="text-md text-muted">
        {times !== undefined && `${peopleWords(times)} · `}
        {at !== undefined && <Time at={at} form="time" />}
      </p>
    </li>
  );
}

function aboutOf({ about, text }: Extract<Trouble, { kind: 'notice' }>['notice']): string {
  return about.stageName || about.compositionId || about.stageId || about.operation || text || '';
}
