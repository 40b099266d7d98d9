import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { isMaybeDone } from '#web/api/maybe-done.ts';
import type { Outcome } from '#web/api/use-change.ts';
import { announce } from '#web/ui/announcer.tsx';

/** How something disruptive is done and seen through. */
export interface Guarded {
  /**
   * Sends it, once; as it was when it was confirmed, whatever is learnt in the seconds after.
   * @param reason why it is done, where somebody has said so
   */
  send: (reason: string | undefined) => Promise<Outcome<unknown>>;
  /**
   * Asks AWS whether it has come true. Left out where the page itself follows what becomes of it, and where it was true
   * before: then it proves nothing.
   * @throws what the question fails with, which says nothing of it
   */
  isDone?: (() => Promise<boolean>) | undefined;
}

/** Where it stands. */
export type Step =
  | { kind: 'asking' }
  /** Nothing has been sent yet. */
  | { kind: 'waiting'; seconds: number }
  | { kind: 'sending' }
  | { kind: 'following' }
  | { kind: 'failed'; failure: Failure }
  /** The console itself broke on the way: a defect. */
  | { kind: 'broken'; thrown: unknown }
  /** AWS has taken it, and it is not true yet. It is still looked for, unless `ended`. */
  | { kind: 'not-yet'; ended: boolean; lookFailure: Failure | undefined };

/** Seconds in which it can be taken back before it leaves this browser. */
const CANCEL_SECONDS = 5;

/**
 * Milliseconds between looks: quick ones first, for most changes are true within a second or two; then few, because each
 * is a call of the account's quota. They end after five minutes, in which the slowest of IVS's changes has long come true.
 */
const PAUSES_MS: readonly number[] = [...Array<number>(4).fill(1_000), ...Array<number>(59).fill(5_000)];
/** After so many looks it is said that it takes longer. */
const QUICK_LOOKS = 5;

export interface GuardedCourse {
  step: Step;
  /** Starts the seconds in which it can be taken back. */
  begin: (reason: string | undefined) => void;
  /** Takes it back. */
  cancel: () => void;
  /** The dialog is left: what has not been sent is not sent any more. */
  leave: () => void;
}

/**
 * The course of something disruptive, from the wish to the proof: seconds to take it back, sent once, and AWS asked until
 * it is true. What was sent is followed to its end even where the dialog is left.
 *
 * @param doing what is said while the seconds run: `Deleting show-1`
 */
export function useGuardedAction(
  { send, isDone }: Guarded,
  doing: string,
  onDone: () => void,
): GuardedCourse {
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const present = useRef(true);
  const confirmed = useRef<{ send: Guarded['send']; reason: string | undefined }>({
    send,
    reason: undefined,
  });
  useEffect(() => {
    present.current = true;
    return () => {
      present.current = false;
    };
  }, []);

  const finish = (): void => {
    if (!present.current) return;
    setStep({ kind: 'asking' });
    onDone();
  };
  const look = async (): Promise<boolean | Failure> => {
    try {
      return (await isDone?.()) ?? true;
    } catch (thrown) {
      return asFailure(thrown);
    }
  };
  const follow = async (): Promise<void> => {
    setStep({ kind: 'following' });
    for (let looks = 1; ; looks += 1) {
      // One look after the other, until one of them sees it true.
      const seen = await look();
      if (seen === true) return finish();
      const pauseMs = PAUSES_MS[looks - 1];
      if (looks >= QUICK_LOOKS)
        setStep({
          kind: 'not-yet',
          ended: pauseMs === undefined,
          lookFailure: seen === false ? undefined : seen,
        });
      if (pauseMs === undefined) return;
      await pause(pauseMs);
      if (!present.current) return;
    }
  };
  const attempt = async (): Promise<Outcome<unknown>> => {
    try {
      return await confirmed.current.send(confirmed.current.reason);
    } catch (thrown) {
      return { done: false, failure: asFailure(thrown) };
    }
  };
  const seeThrough = async (): Promise<void> => {
    setStep({ kind: 'sending' });
    const outcome = await attempt();
    if (outcome.done) return follow();
    if (isMaybeDone(outcome.failure) && isDone !== undefined && (await look()) === true) return finish();
    setStep({ kind: 'failed', failure: outcome.failure });
    return undefined;
  };
  const go = useEffectEvent(async () => {
    try {
      await seeThrough();
    } catch (thrown) {
      // No page hears of what is thrown here: it would stand at “Asking AWS” for ever.
      setStep({ kind: 'broken', thrown });
    }
  });
  const seconds = step.kind === 'waiting' ? step.seconds : undefined;
  useEffect(() => {
    if (seconds === undefined) return;
    const timer = setTimeout(() => {
      if (seconds > 1) setStep({ kind: 'waiting', seconds: seconds - 1 });
      else void go();
    }, 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);

  const takeBack = (): void => {
    if (step.kind === 'waiting') announce('Taken back: nothing was sent');
    setStep({ kind: 'asking' });
  };
  return {
    step,
    begin(why) {
      if (!isOpen(step)) return;
      confirmed.current = { send, reason: why };
      announce(`${doing} in ${CANCEL_SECONDS} seconds`);
      setStep({ kind: 'waiting', seconds: CANCEL_SECONDS });
    },
    cancel: takeBack,
    leave() {
      // What was sent goes on, and is what is seen when the dialog is opened again: it cannot be sent twice.
      if (step.kind === 'waiting' || isOpen(step)) takeBack();
    },
  };
}

/** Whether it may be begun: not while it is under way, or AWS has taken it. */
export function isOpen(step: Step): boolean {
  if (step.kind === 'not-yet') return step.ended;
  return step.kind === 'asking' || step.kind === 'failed' || step.kind === 'broken';
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
