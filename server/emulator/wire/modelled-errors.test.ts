import { describe, expect, it } from 'vitest';
import type { Handlers } from './handler.ts';
import { AWS_ERROR_NAMES, AwsError, isModelled } from './aws-error.ts';
import { callOperation, UnmodelledRefusal } from './call-operation.ts';
import { mayAnswer, MODELLED_ERRORS } from './modelled-errors.ts';
import { ROUTES } from './router.ts';

describe('the errors of an operation', () => {
  it('are known for each, once, and each may refuse an input', () => {
    expect(Object.keys(MODELLED_ERRORS).toSorted()).toEqual(
      ROUTES.map(({ operation }) => operation).toSorted(),
    );
    for (const names of Object.values(MODELLED_ERRORS)) {
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain('ValidationException');
    }
  });

  it('are its own and those common to AWS', () => {
    expect(mayAnswer('ListStages', 'ResourceNotFoundException')).toBe(false);
    expect(mayAnswer('ListStages', 'ConflictException')).toBe(true);
    expect(mayAnswer('TagResource', 'AccessDeniedException')).toBe(true);
    for (const name of AWS_ERROR_NAMES.filter((one) => !isModelled(one))) {
      expect(mayAnswer('GetStage', name)).toBe(true);
    }
  });

  it('pass, and any other is a bug that names both', () => {
    const arn = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234';
    for (const name of AWS_ERROR_NAMES) {
      const refusal = new AwsError(name, 'why');
      const handlers = {
        GetStage: () => {
          throw refusal;
        },
      } as unknown as Handlers;
      const call = () => callOperation(handlers, 'GetStage', { arn });
      if (mayAnswer('GetStage', name)) expect(call).toThrow(refusal);
      else expect(call).toThrow(UnmodelledRefusal);
    }
  });
});
