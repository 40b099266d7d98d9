import type { Composition } from '@aws-sdk/client-ivs-realtime';

/** How a composition stands, from what AWS answers of it. */
export type Standing =
  /** `gone`: AWS does not know it any more. */
  | { kind: 'ended'; state: 'STOPPED' | 'FAILED' | 'gone' }
  | { kind: 'stopping' }
  /** It and all its destinations are ACTIVE. */
  | { kind: 'active' }
  /** A destination has failed, though the composition goes on. */
  | { kind: 'failing' }
  | { kind: 'coming'; words: string };

/** @param composition undefined where AWS does not know it */
export function standingOf(composition: Pick<Composition, 'state' | 'destinations'> | undefined): Standing {
  if (composition === undefined) return { kind: 'ended', state: 'gone' };
  const { state = '', destinations = [] } = composition;
  if (state === 'STOPPED' || state === 'FAILED') return { kind: 'ended', state };
  if (state === 'STOPPING') return { kind: 'stopping' };
  if (destinations.some((one) => one.state === 'FAILED')) return { kind: 'failing' };
  const waiting = destinations.filter((one) => one.state !== 'ACTIVE');
  if (state === 'ACTIVE' && waiting.length === 0) return { kind: 'active' };
  return {
    kind: 'coming',
    words:
      state === 'ACTIVE'
        ? `ACTIVE, with a destination that is ${waiting[0]?.state ?? 'in no known state'}`
        : state || 'in no known state',
  };
}

/** As in `it is ACTIVE`. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'ended':
      return standing.state === 'gone' ? 'not known to AWS any more' : standing.state;
    case 'stopping':
      return 'STOPPING';
    case 'active':
      return 'ACTIVE with all its destinations';
    case 'failing':
      return 'running with a destination that has FAILED';
    case 'coming':
      return standing.words;
  }
}

/** Whether it runs, or is about to. */
export const isRunning = ({ kind }: Standing): boolean =>
  kind === 'active' || kind === 'failing' || kind === 'coming';
