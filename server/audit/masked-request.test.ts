import { expect, it } from 'vitest';
import { maskedRequest } from './masked-request.ts';
import { objectsIn } from './objects-in.ts';

it('keeps what was asked for, and no secret of it', () => {
  const key = 'rt_123456789012_us-east-1_AbCdEfGhIjKl_canary0123';
  const text = maskedRequest({
    connection: 'live',
    body: {
      name: 'main',
      password: 'correct horse',
      clientSecret: 'canary',
      secretId: 'kept',
      note: `use ${key}`,
      tags: { team: 'show' },
    },
  });
  for (const secret of ['correct horse', 'canary']) expect(text).not.toContain(secret);
  expect(JSON.parse(text ?? '')).toMatchObject({
    connection: 'live',
    body: { name: 'main', password: '••••', secretId: 'kept', tags: { team: 'show' } },
  });
});

it('keeps of something very long its beginning, its length and its hash', () => {
  const text = maskedRequest({ body: { text: 'x'.repeat(100_000) } });
  expect(text?.length).toBeLessThan(70_000);
  expect(JSON.parse(text ?? '')).toMatchObject({
    characters: expect.any(Number) as number,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
});

it('finds the ids of what something is about, also in ARNs', () => {
  const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
  expect(
    objectsIn({
      connection: 'live',
      stageId: 'S',
      body: { destinationStageArn: arn('stage', 'D'), layout: { grid: {} } },
    }),
  ).toEqual({ stageId: 'S', destinationStageId: 'D' });
  expect(objectsIn({ item: { arn: arn('encoder-configuration', 'E') } })).toEqual({
    encoderConfigurationId: 'E',
  });
  expect(objectsIn({ resourceArn: arn('stage', 'S'), tags: { arn: 'no ARN' } })).toEqual({ stageId: 'S' });
  expect(objectsIn({ resourceKind: 'public-key', resourceId: 'K' })).toEqual({ publicKeyId: 'K' });
  expect(objectsIn({ id: 'job-0123456789abcdef', kind: 'bulk-tag' })).toEqual({
    jobId: 'job-0123456789abcdef',
  });
});
