import { describe, expectTypeOf, it } from 'vitest';
import type { Drift, WithShortIds } from './sdk-drift.ts';

interface Answer {
  arn: string | undefined;
  at?: Date | undefined;
  tags?: Record<string, string> | undefined;
  parts?: { name?: string | undefined; sizes: number[] }[] | undefined;
}

describe('the comparison of shapes', () => {
  it('sees no drift between equal shapes', () => {
    expectTypeOf<Drift<Answer, Required<Answer>>>().toEqualTypeOf<never>();
  });

  it('sees a member that only one side has, at any depth', () => {
    expectTypeOf<Drift<Answer, Omit<Answer, 'at'>>>().toEqualTypeOf<'at'>();
    expectTypeOf<Drift<Omit<Answer, 'arn'>, Answer>>().toEqualTypeOf<'arn'>();
    type Shorter = Omit<Answer, 'parts'> & { parts?: { sizes: number[] }[] };
    expectTypeOf<Drift<Answer, Shorter>>().toEqualTypeOf<'parts.name'>();
  });

  it('knows the short ids of ARNs', () => {
    interface Given {
      stageArn: string | undefined;
      parts?: { encoderArns: string[]; channelArn?: string | undefined }[] | undefined;
      tags?: Record<string, string> | undefined;
    }
    expectTypeOf<WithShortIds<Given>>().toEqualTypeOf<{
      stageId: string | undefined;
      parts?: { encoderIds: string[]; channelArn?: string | undefined }[] | undefined;
      tags?: Record<string, string> | undefined;
    }>();
  });
});
