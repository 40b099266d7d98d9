import type { Cause, RungId } from './causes.ts';

/** What a verdict rests on. */
export type Evidence =
  | {
      kind: 'event';
      participantId: string;
      stageId: string;
      sessionId: string;
      name: string;
      /** ISO 8601; the service tells whole seconds. */
      at: string;
      /** Place among the participant's events in the stated order; the page of the participant numbers them alike. */
      index: number;
      remoteParticipantId?: string | undefined;
      errorCode?: string | undefined;
    }
  | { kind: 'fact'; words: string };

export type Verdict = 'yes' | 'no' | 'unknown' | 'not-available';

/** One check of the ladder. */
export interface Rung {
  id: RungId;
  question: string;
  /** `yes` is always the answer that lets X receive Y. */
  verdict: Verdict;
  words: string;
  evidence: readonly Evidence[];
  whatToDo?: string | undefined;
}

/** `open` is for what cannot be decided. */
export type Confidence = 'certain' | 'likely' | 'open';

/** A cause that would suffice by itself. */
export interface FoundCause {
  cause: Cause;
  rung: RungId;
  words: string;
  errorCode?: string | undefined;
  evidence: readonly Evidence[];
  whatToDo?: string | undefined;
}

export interface Conclusion extends Omit<FoundCause, 'rung'> {
  /** Null where no check failed. */
  rung: RungId | null;
  confidence: Confidence;
}

export interface Investigation {
  conclusion: Conclusion;
  /** What else was wrong, each sufficing by itself, in the order of the checks. */
  others: readonly FoundCause[];
  rungs: readonly Rung[];
  /** What no answer of the service could tell, in sentences. */
  cannotTell: readonly string[];
  /** The participants that the checks of publishing and receiving are about. */
  pair: { x: string | undefined; y: string | undefined };
}

/** What a check found, with what the ladder needs to go on. */
export interface Check {
  rung: Rung;
  /** Where the check failed: why. The rung is another one's where that names the cause. */
  found?: FoundCause | undefined;
  /** It happened within the very second that was asked about, or is inferred. */
  unsure?: boolean;
}
