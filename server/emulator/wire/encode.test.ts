import { describe, expect, it } from 'vitest';
import { encodeOutput, formatInstant } from './encode.ts';
import { ROUTES } from './router.ts';

const outputOf = (operation: string) => {
  const route = ROUTES.find((candidate) => candidate.operation === operation);
  if (route === undefined) throw new Error(`There is no ${operation}.`);
  return route.output;
};

describe('an output', () => {
  it('has what the schema names and nothing else', () => {
    const { body } = encodeOutput(outputOf('GetStage'), {
      stage: { arn: 'a', name: undefined, secret: 'x', tags: { k: 'v' } },
      $metadata: {},
    });
    expect(JSON.parse(body)).toEqual({ stage: { arn: 'a', tags: { k: 'v' } } });
  });

  it('is an empty object where the operation has no output', () => {
    expect(encodeOutput(outputOf('DeleteStage'), {})).toEqual({
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
  });

  it('of a replication carries the headers of the model and no members', () => {
    const { headers, body } = encodeOutput(outputOf('StartParticipantReplication'), {});
    expect(Object.keys(headers)).toHaveLength(8);
    expect(headers['X-Frame-Options']).toBe('DENY');
    expect(body).toBe('{}');
  });

  it.each([
    ['ListStages', { stages: {} }, 'stages with no list'],
    ['GetStage', { stage: 'a' }, 'stage with no structure'],
    ['GetStage', { stage: { arn: 1 } }, 'arn with no string'],
    ['GetStage', { stage: { arn: 'a', tags: 'b' } }, 'tags with no map'],
    ['GetStage', { stage: { arn: 'a', tags: { b: 1 } } }, 'tags.b with no string'],
    ['GetStageSession', { stageSession: { startTime: '2026-11-20T14:00:00Z' } }, 'startTime with no Date'],
  ])('of %s that a handler got wrong is a bug, not an answer: %j', (operation, output, problem) => {
    expect(() => encodeOutput(outputOf(operation), output)).toThrow(`A handler answered ${problem}.`);
  });
});

describe('an instant in an answer', () => {
  it('has a fraction only when it is not on the second', () => {
    expect(formatInstant(new Date(Date.UTC(2026, 10, 20, 14)))).toBe('2026-11-20T14:00:00Z');
    expect(formatInstant(new Date(Date.UTC(2026, 10, 20, 14, 0, 0, 20)))).toBe('2026-11-20T14:00:00.020Z');
  });
});
