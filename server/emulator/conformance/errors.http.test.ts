import { describe, expect, it } from 'vitest';
import type { ModelledErrorName } from '../wire/aws-error.ts';
import { MODELLED_ERRORS } from '../wire/modelled-errors.ts';
import type { Operation, OperationInput } from '../wire/operation.ts';
import { type Case, holds, simulated, targetOfFile } from './case.ts';
import { COMPOSITION_ERRORS, CONFIGURATION_ERRORS } from './configurations.errors.ts';
import type { ErrorCase, ErrorTable } from './error-case.ts';
import { leastCase } from './limit-cases.ts';
import { makeStage } from './make.ts';
import { STAGE_ERRORS, TAG_ERRORS } from './stages.errors.ts';
import type { Target } from './target.ts';

const ERRORS: ErrorTable = {
  ...STAGE_ERRORS,
  ...TAG_ERRORS,
  ...COMPOSITION_ERRORS,
  ...CONFIGURATION_ERRORS,
};

const OPERATIONS = Object.keys(ERRORS) as Operation[];

const target = targetOfFile({ quotas: { stages: 20 } });

/** An error that nothing brings about can be ordered, and is then the same to a client. */
const ordered = (operation: Operation, errorType: ModelledErrorName, why: string): Case =>
  simulated(why, async (place) => {
    const { refused, simulate } = place;
    const realm = (await makeStage(place)).split(':').slice(3, 5).join(':');
    const message = `${errorType} as ordered`;
    await simulate.fault({ kind: 'error', operation, errorType, message, times: 1 });
    const input = leastCase(operation, realm) as unknown as OperationInput<typeof operation>;
    expect(await refused(operation, input)).toEqual({ name: errorType, text: message });
    await simulate.mend();
  });

const caseOf = (operation: Operation, name: ModelledErrorName, error: ErrorCase): Case => {
  if ('unreachable' in error) return ordered(operation, name, error.unreachable);
  if ('simulated' in error) {
    return simulated(error.simulated, async (place) => {
      expect((await error.provoke(place)).name).toBe(name);
    });
  }
  return {
    run: async (place: Target) => {
      expect((await error.provoke(place, operation)).name).toBe(name);
    },
  };
};

describe('each error of the model', () => {
  it.each(OPERATIONS)('that %s lists has a case or a reason, and no other has', (operation) => {
    expect(Object.keys(ERRORS[operation]).toSorted()).toEqual([...MODELLED_ERRORS[operation]].toSorted());
  });

  it('is for all 39 operations', () => {
    expect(OPERATIONS).toHaveLength(39);
  });
});

describe.each(OPERATIONS)('%s answers', (operation) => {
  for (const [name, error] of Object.entries(ERRORS[operation]) as [ModelledErrorName, ErrorCase][]) {
    const how = 'unreachable' in error ? `as ordered: ${error.unreachable}` : error.how;
    holds(`${name} (${how})`, caseOf(operation, name, error), target);
  }
});
