import type { OperationBudget } from '#shared/budget/contract.ts';
import type { MarkShape, Tone } from '#web/ui/state-mark.tsx';

/** How the console stands with AWS's rates, in one word, a mark and a sentence. */
export interface Pressure {
  word: string;
  tone: Tone;
  shape: MarkShape;
  meaning: string;
}

/** How many calls wait for their turn, whoever waits for them. */
export function waitingOf({ waiting }: Pick<OperationBudget, 'waiting'>): number {
  return waiting.visible + waiting.hover + waiting.background;
}

/** Whether AWS has throttled the operation a while ago, so that it is called less often than its share allows. */
export function yields({ perSecond, share }: Pick<OperationBudget, 'perSecond' | 'share'>): boolean {
  // The rate comes back in small steps; a rounding error is no news.
  return perSecond < share * 0.999;
}

/** One operation: what is most worth knowing of it. */
export function pressureOf(operation: OperationBudget): Pressure {
  const waiting = waitingOf(operation);
  if (yields(operation))
    return {
      word: 'Giving way',
      tone: 'warn',
      shape: 'half',
      meaning:
        'AWS has throttled this operation: others in the account use its quota too. The console calls it less often ' +
        'until the quota is free again.',
    };
  if (waiting > 0)
    return {
      word: 'Waiting',
      tone: 'info',
      shape: 'ring',
      meaning: 'More is asked for than the console’s share allows at once. Calls go out in turn.',
    };
  return { word: 'Free', tone: 'neutral', shape: 'dash', meaning: 'Nothing waits.' };
}

/** The account as a whole: the worst of its operations. */
export function overallPressure(operations: readonly OperationBudget[]): Pressure & { waiting: number } {
  const waiting = operations.reduce((sum, operation) => sum + waitingOf(operation), 0);
  const worst = operations.find(yields) ?? operations.find((operation) => waitingOf(operation) > 0);
  if (worst === undefined)
    return {
      word: 'Free',
      tone: 'live',
      shape: 'dot',
      meaning: 'No call to AWS waits for its turn, and none is throttled.',
      waiting,
    };
  return { ...pressureOf(worst), waiting };
}
