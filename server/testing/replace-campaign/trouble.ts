import type { FaultRuleInput } from '#server/emulator/wire/fault-rule.ts';
import type { Chance } from '../chance.ts';

/** What goes wrong in one run, beside the kills. */
export interface Trouble {
  names: string[];
  faults: FaultRuleInput[];
  /** The new composition never becomes ACTIVE. */
  staysStarting: boolean;
  /** After so many lines of the log somebody cancels. */
  cancelAfter: number | undefined;
  /** How the Replace must end, where nobody cancels. */
  mustEnd: 'replaced' | 'kept' | 'none';
}

/** Ways in which an answer is lost, though what was asked for has happened, or has not. */
const LOST = [
  { kind: 'reset' },
  { kind: 'status', status: 500 },
  { kind: 'html', status: 502 },
  { kind: 'error', errorType: 'InternalServerException' },
] as const;

/** Ways in which a start is refused for good. */
const REFUSALS = ['ServiceQuotaExceededException', 'ValidationException', 'AccessDeniedException'] as const;

/** @param isGap whether the old composition is stopped before the new one is started */
export function troubleOf(chance: Chance, isGap: boolean, oldArn: string): Trouble {
  const trouble: Trouble = {
    names: [],
    faults: [],
    staysStarting: false,
    cancelAfter: undefined,
    mustEnd: 'replaced',
  };
  const goesBack = (): void => {
    if (trouble.mustEnd === 'replaced') trouble.mustEnd = 'kept';
  };
  const add = (name: string, ...faults: FaultRuleInput[]): void => {
    trouble.names.push(name);
    trouble.faults.push(...faults);
  };

  const start = chance.whole(0, 6);
  if (start === 1) {
    const errorType = chance.one(REFUSALS);
    const times = isGap && chance.isTrue(0.3) ? 2 : 1;
    add(`start refused${times === 2 ? ', and the way back too' : ''}`, {
      operation: 'StartComposition',
      kind: 'error',
      errorType,
      times,
    });
    if (times === 2) trouble.mustEnd = 'none';
    else goesBack();
  } else if (start === 2 || start === 3) {
    add('start without an answer, but done', {
      operation: 'StartComposition',
      ...chance.one(LOST),
      carriedOut: true,
      times: chance.whole(1, 3),
    });
  } else if (start === 4) {
    add('start without an answer, and not done', {
      operation: 'StartComposition',
      ...chance.one(LOST),
      times: chance.whole(1, 3),
    });
  } else if (start === 5) {
    add('start never answered, but done', {
      operation: 'StartComposition',
      kind: 'hang',
      carriedOut: true,
      times: 1,
    });
  }
  if (chance.isTrue(0.2)) {
    trouble.staysStarting = true;
    add('ACTIVE never comes');
    goesBack();
  }
  const stop = chance.whole(0, 5);
  if (stop === 1) {
    add('stop fails for a while', {
      operation: 'StopComposition',
      ...chance.one(LOST),
      times: chance.whole(1, 4),
    });
  } else if (stop === 2) {
    add('stop without an answer, but done', {
      operation: 'StopComposition',
      ...chance.one(LOST),
      carriedOut: true,
      times: 1,
    });
  } else if (stop === 3) {
    add('the old one cannot be stopped', {
      operation: 'StopComposition',
      match: { arn: oldArn },
      kind: 'error',
      errorType: chance.one(['InternalServerException', 'AccessDeniedException']),
    });
    // Where it is the first thing to be done, nothing else is even tried.
    if (isGap) trouble.mustEnd = 'kept';
    goesBack();
  }
  if (chance.isTrue(0.25))
    add('looks fail for a while', {
      operation: 'GetComposition',
      kind: 'status',
      status: 500,
      skip: chance.whole(0, 4),
      times: chance.whole(1, 6),
    });
  if (chance.isTrue(0.2)) {
    trouble.cancelAfter = chance.whole(1, 8);
    trouble.names.push('cancelled');
  }
  return trouble;
}
