import type { Cause, RungId } from '#shared/investigator/causes.ts';
import type { Scene } from './scene.ts';

/** What is asked once a case has been played. */
export interface Asked {
  /** Participant id or user id, as somebody would type it. */
  x: string;
  y: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Left out: the session is to be found by the time. */
  sessionId?: string | undefined;
  /** The stage that is asked about, where it is not the scene's first. */
  stageArn?: string;
  /** Go on although it costs more calls than the estimate allows. */
  confirm?: boolean;
}

/** What the ladder must answer. */
export interface Expected {
  cause: Cause;
  /** The check that names the cause, or the first that cannot be answered; `null` where all is well. */
  rung: RungId | null;
  /** Names of events, or `fact` for what is no event, that the verdict must be proved by, all of them. */
  evidence: readonly string[];
  errorCode?: string;
  /** Causes that must be listed beside it, in this order. */
  others?: readonly Cause[];
  confidence?: 'certain' | 'likely' | 'open';
}

/**
 * One question with its right answer. It is played through the emulator's API and control endpoint only, and the answer
 * stands here before there is anything that could give it. A list of them is one more line of `cases.ts`; `judge.ts` says
 * what counts as right.
 */
export interface InvestigatorCase {
  name: string;
  /** What happened, in a sentence that support could say. */
  sentence: string;
  play: (scene: Scene) => Promise<Asked>;
  expected: Expected;
}
