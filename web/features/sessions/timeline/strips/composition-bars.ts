import { lookOf } from '#web/components/states.ts';
import type { KnownComposition } from './known-compositions.ts';
import type { BarLook, StripBar } from './strip-bar.ts';

const LOOKS: Partial<Record<string, BarLook>> = {
  STARTING: 'starting',
  ACTIVE: 'active',
  STOPPING: 'stopping',
  FAILED: 'failed',
  STOPPED: 'stopped',
};

const isOver = (state: string): boolean => state === 'STOPPED' || state === 'FAILED';

/**
 * The bars of one composition. AWS tells when it was created and when it ended; what was in between is known as far as
 * the console, or EventBridge, saw it change. Before the first sight it was Starting or Active, which is drawn as such
 * and not guessed; after the last sight of one that AWS has forgotten, nothing is known but that it ended.
 */
export function compositionBars(composition: KnownComposition): StripBar[] {
  const { start, end, knownUntil, goneAt, changes, state, failureReason } = composition;
  const bars: StripBar[] = [];
  let since = start;
  let current: string | undefined;
  const until = (to: number, goesOn = false): void => {
    if (to > since || goesOn) bars.push(barOf(current, since, Math.max(to, since), goesOn));
    since = Math.max(since, to);
  };
  for (const { to, at } of changes) {
    if (isOver(to)) continue;
    until(Math.min(at, end ?? at));
    current = to;
  }
  if (!isOver(state) && current === undefined && knownUntil <= start) current = state;
  if (end !== undefined || isOver(state)) {
    const seen = end ?? changes.find(({ to }) => isOver(to))?.at ?? knownUntil;
    const ended = Math.max(seen, since);
    until(ended);
    bars.push({
      ...barOf(isOver(state) ? state : 'STOPPED', ended, ended, false),
      ...(state === 'FAILED' && failureReason !== undefined && { meaning: `Failed: ${failureReason}` }),
    });
  } else if (goneAt === undefined) {
    until(knownUntil, true);
  } else {
    until(knownUntil);
    bars.push({
      from: since,
      to: Math.max(goneAt, since),
      look: 'unknown',
      word: 'not known',
      meaning: 'Ended in here: nobody saw when, and AWS has forgotten it',
      goesOn: false,
    });
  }
  return bars;
}

function barOf(state: string | undefined, from: number, to: number, goesOn: boolean): StripBar {
  if (state === undefined)
    return {
      from,
      to,
      look: 'unseen',
      word: 'Running',
      meaning: 'Starting or Active: the console did not see which',
      goesOn,
    };
  const { word } = lookOf('composition', state);
  return { from, to, look: LOOKS[state] ?? 'unseen', word, meaning: word, goesOn };
}

/** The state at a moment, as the bars tell it; undefined where it did not exist. */
export function stateAt(composition: KnownComposition, time: number): StripBar | undefined {
  const bars = compositionBars(composition);
  const found = bars.find(({ from, to, goesOn }) => from <= time && (time < to || (goesOn && time === to)));
  if (found) return found;
  const last = bars.at(-1);
  if (!last?.goesOn || time < last.to) return undefined;
  return {
    from: last.to,
    to: time,
    look: 'unknown',
    word: 'not known',
    meaning: 'Not known yet: it was last seen running',
    goesOn: false,
  };
}
