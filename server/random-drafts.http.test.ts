import { randomUUID } from 'node:crypto';
import { IVSRealTime } from '@aws-sdk/client-ivs-realtime';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { CompositionDraft } from '#shared/compositions/drafts.ts';
import { checkDraft } from '#shared/contract/check-draft.ts';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { encoderConfigurationChanges } from '#shared/encoder-configurations/changes.ts';
import { EncoderConfigurationDraft } from '#shared/encoder-configurations/drafts.ts';
import { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import { StorageConfigurationDraft } from '#shared/storage-configurations/drafts.ts';
import { namesPlace } from '#server/testing/aws-limits.ts';
import { type AwsReason, awsReasons, isSameReason } from '#server/testing/aws-reasons.ts';
import { attempt } from '#server/testing/call-endpoint.ts';
import { ourName } from '#server/testing/change-requests.ts';
import * as drafts from '#server/testing/draft-arbitraries.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');
const RUNS = { seed: 1, numRuns: 120 * SCALE };
const connection = 'emulator';
const MANY = 1_000_000;

let running: RunningConsole;
let ids: ExampleIds;
let aws: IVSRealTime;
beforeAll(async () => {
  running = await startConsole({
    quotas: {
      compositions: MANY,
      compositionsPerStage: MANY,
      encoderConfigurations: MANY,
      storageConfigurations: MANY,
    },
  });
  ids = await exampleIds(running);
  aws = new IVSRealTime({
    endpoint: running.emulator.url,
    region: running.emulator.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  aws.destroy();
  await running.close();
});

/** What AWS says to an input: nothing where it takes it, else its words. */
async function awsVerdict(ask: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationException')
      return 'exceptionMessage' in error ? String(error.exceptionMessage) : error.message;
    throw error;
  }
}

interface Subject {
  schema: z.core.$ZodType;
  endpoint: JsonEndpoint;
  operation: string;
}

/**
 * Holds a draft before the schema that the form uses, before the console's server and before AWS: all three take it, or
 * none does; what is refused is not sent on, and each place that AWS names is named by the console with the same reason.
 */
async function expectOneVerdict(
  { schema, endpoint, operation }: Subject,
  draft: object,
  askAws: (sent: never) => Promise<unknown>,
): Promise<'taken' | 'refused'> {
  // As it comes over the wire: what is undefined is not there.
  const sent = JSON.parse(JSON.stringify(draft)) as never;
  const { problems } = checkDraft(schema, sent);
  const refusal = await awsVerdict(async () => askAws(sent));
  expect([sent, problems, problems.length > 0]).toEqual([sent, problems, refusal !== undefined]);
  for (const [place, rules] of byPlace(awsReasons(refusal ?? '', ourName))) {
    const near = problems.filter(({ path }) => namesPlace([path], place));
    // Of a value that breaks several rules, as a name that is too short and fits no pattern, one reason is enough.
    const same = near.some(({ message }) => rules.some(({ rule }) => isSameReason(rule, message)));
    // What is wrong around a place, as a list that is too long or the key of a tag, hides what is wrong in it.
    const hidden = near.some(
      ({ path, message }) => place.startsWith(`${path}.`) || message.startsWith('has a key'),
    );
    expect({ place, rules, near, named: same || hidden }).toEqual({ place, rules, near, named: true });
  }

  const before = running.emulator.calls.total;
  const answer = await attempt(running, endpoint, { connection, body: sent } as never);
  if (problems.length === 0) {
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return 'taken';
  }
  const { code, fields = [] } = answer.json() as ErrorBody;
  expect([answer.status, code]).toEqual([400, 'bad_request']);
  expect(fields).toEqual(problems.map(({ path, message }) => ({ path: below('body', path), message })));
  const calls = running.emulator.calls.list({ after: before }).filter((call) => call.operation === operation);
  expect(calls).toEqual([]);
  return 'refused';
}

function byPlace(reasons: readonly AwsReason[]): Map<string, AwsReason[]> {
  const places = new Map<string, AwsReason[]>();
  for (const reason of reasons) places.set(reason.place, [...(places.get(reason.place) ?? []), reason]);
  return places;
}

const below = (root: string, path: string): string => (path === '' ? root : `${root}.${path}`);

/** Runs the campaign, which must have met both verdicts to mean anything. */
async function campaign<T>(
  arbitrary: fc.Arbitrary<T>,
  run: (draft: T) => Promise<'taken' | 'refused'>,
): Promise<void> {
  const verdicts = { taken: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(arbitrary, async (draft) => {
      verdicts[await run(draft)] += 1;
    }),
    RUNS,
  );
  expect(verdicts.taken).toBeGreaterThan(10);
  expect(verdicts.refused).toBeGreaterThan(10);
}

const arn = (kind: string, id: string | undefined): string =>
  `arn:aws:ivs:${running.emulator.region}:${running.emulator.accountId}:${kind}/${id}`;

const channel = fc.record({
  name: drafts.names,
  channel: fc.record({
    channelArn: fc
      .nat({ max: 12 })
      // A channel of its own for each, because one that is live is refused for another reason.
      .map((kind) =>
        kind === 0 ? 'no ARN' : kind === 1 ? '' : (place: (id: string) => string) => place(randomUUID()),
      ),
    withEncoder: fc.boolean(),
  }),
});
const s3 = fc.record({
  name: drafts.names,
  s3: fc.record({
    encoders: fc.constantFrom(1, 1, 1, 1, 1, 1, 0, 2),
    segmentSeconds: drafts.segmentSeconds,
    thumbnails: fc.option(
      fc.record({ targetIntervalSeconds: drafts.intervalSeconds, storage: drafts.thumbnailStorage }),
      { nil: undefined },
    ),
  }),
});
const destinations = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(channel, s3) },
  { weight: 3, arbitrary: fc.tuple(s3) },
  { weight: 3, arbitrary: fc.tuple(channel) },
  { weight: 1, arbitrary: fc.tuple(s3, s3) },
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.tuple(channel, s3, s3) },
);

type Drawn = { name: string | undefined } & Record<string, unknown>;

/** As the form sends it, in the console's ids. */
function destinationDraft(one: Drawn): object {
  if ('channel' in one) {
    const { channelArn, withEncoder } = one['channel'] as {
      channelArn: string | ((place: (id: string) => string) => string);
      withEncoder: boolean;
    };
    return {
      name: one.name,
      channel: {
        channelArn: typeof channelArn === 'string' ? channelArn : channelArn((id) => arn('channel', id)),
        encoderConfigurationId: withEncoder ? ids['encoderConfigurationId'] : undefined,
      },
    };
  }
  const { encoders, segmentSeconds, thumbnails } = one['s3'] as {
    encoders: number;
    segmentSeconds: number | undefined;
    thumbnails: object | undefined;
  };
  return {
    name: one.name,
    s3: {
      storageConfigurationId: ids['storageConfigurationId'],
      encoderConfigurationIds: Array.from({ length: encoders }, () => ids['encoderConfigurationId']),
      recordingConfiguration: {
        format: 'HLS',
        hlsConfiguration: { targetSegmentDurationSeconds: segmentSeconds },
      },
      thumbnailConfigurations: thumbnails && [thumbnails],
    },
  };
}

/** As AWS takes it: ARNs in place of ids. */
function withArns(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withArns);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => {
      const kind = /^(stage|encoderConfiguration|storageConfiguration)Ids?$/.exec(name)?.[1];
      if (kind === undefined) return [name, withArns(inner)];
      const place = (id: unknown) => arn(kind.replace('Configuration', '-configuration'), String(id));
      return name.endsWith('s')
        ? [`${kind}Arns`, (inner as unknown[]).map(place)]
        : [`${kind}Arn`, place(inner)];
    }),
  );
}

describe('a draft at random', () => {
  it(
    'of a composition has one verdict: the form’s, the server’s and that of AWS',
    { timeout: 60_000 * SCALE },
    async () => {
      const subject = {
        schema: CompositionDraft,
        endpoint: compositionChanges.start,
        operation: 'StartComposition',
      };
      await campaign(
        fc.record({
          idempotencyToken: drafts.tokens('t'),
          layout: drafts.layouts,
          destinations,
          tags: drafts.tags,
        }),
        async (drawn) =>
          expectOneVerdict(
            subject,
            {
              ...drawn,
              stageId: ids['stageId'],
              destinations: (drawn.destinations as readonly Drawn[]).map(destinationDraft),
            },
            async (sent) => aws.startComposition(withArns(sent) as never),
          ),
      );
    },
  );

  it('of an encoder configuration has one verdict', { timeout: 60_000 * SCALE }, async () => {
    const subject = {
      schema: EncoderConfigurationDraft,
      endpoint: encoderConfigurationChanges.create,
      operation: 'CreateEncoderConfiguration',
    };
    await campaign(
      fc.record({ name: drafts.names, video: drafts.videos, tags: drafts.tags }),
      async (drawn) => expectOneVerdict(subject, drawn, async (sent) => aws.createEncoderConfiguration(sent)),
    );
  });

  it('of a storage configuration has one verdict', { timeout: 60_000 * SCALE }, async () => {
    const subject = {
      schema: StorageConfigurationDraft,
      endpoint: storageConfigurationChanges.create,
      operation: 'CreateStorageConfiguration',
    };
    await campaign(
      fc.record({ name: drafts.names, bucketName: drafts.bucketNames, tags: drafts.tags }),
      async ({ bucketName, ...drawn }) =>
        expectOneVerdict(subject, { ...drawn, s3: { bucketName } }, async (sent) =>
          aws.createStorageConfiguration(sent),
        ),
    );
  });
});
