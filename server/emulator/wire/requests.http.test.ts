import {
  GetStageCommand,
  ListParticipantReplicasCommand,
  ListStagesCommand,
  ListStageSessionsCommand,
  ListTagsForResourceCommand,
  paginateListStages,
  StopParticipantReplicationCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ivs-realtime';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from './testing/raw-request.ts';
import { STAGE_ARN, START, startSmallService, type SmallService } from './testing/small-service.ts';

const scale = Number(process.env['CAMPAIGN_SCALE'] ?? 1);

let service: SmallService;

beforeAll(async () => {
  service = await startSmallService();
});
afterAll(() => service.close());

describe('a request by the AWS SDK', () => {
  it('gets the answer of its operation', async () => {
    const { stage, $metadata } = await service.client().send(new GetStageCommand({ arn: STAGE_ARN }));
    expect(stage).toEqual({ arn: STAGE_ARN, name: 'small', tags: {} });
    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 });
    expect($metadata.requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('may leave out all optional members', async () => {
    const { stages } = await service.client().send(new ListStagesCommand({}));
    expect(stages).toEqual([{ arn: STAGE_ARN, name: 'first' }]);
  });

  it('reads instants, with and without a fraction, and open ends as absent', async () => {
    const { stageSessions } = await service
      .client()
      .send(new ListStageSessionsCommand({ stageArn: STAGE_ARN }));
    expect(stageSessions).toEqual([
      { sessionId: 'st-1', startTime: new Date(START) },
      { sessionId: 'st-0', startTime: new Date(START - 60_000), endTime: new Date(START - 1) },
    ]);
  });

  it('goes through pages with the SDK paginator', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of paginateListStages({ client: service.client() }, {})) {
      for (const stage of page.stages ?? []) names.push(stage.name);
    }
    expect(names).toEqual(['first', 'second']);
  });

  it('is accepted with a session token', async () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'any' };
    const { stages } = await service.client({ credentials }).send(new ListStagesCommand({}));
    expect(stages).toHaveLength(1);
  });

  it('gets the headers that the model binds to an output', async () => {
    const output = await service.client().send(
      new StopParticipantReplicationCommand({
        sourceStageArn: STAGE_ARN,
        destinationStageArn: STAGE_ARN,
        participantId: 'p',
      }),
    );
    expect(output).toMatchObject({ accessControlAllowOrigin: '*', xContentTypeOptions: 'nosniff' });
  });
});

describe('the tags path', () => {
  const arn = 'arn:aws:ivs:us-east-1:123456789012:stage/Tagged123456';

  it('carries the whole ARN in one encoded segment', async () => {
    const client = service.client();
    await client.send(
      new TagResourceCommand({ resourceArn: arn, tags: { env: 'prod', 'a b': 'c/d', 'x+y=z': '=' } }),
    );
    const listed = await client.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    expect(listed.tags).toEqual({ env: 'prod', 'a b': 'c/d', 'x+y=z': '=' });
    await client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: ['a b', 'x+y=z'] }));
    expect((await client.send(new ListTagsForResourceCommand({ resourceArn: arn }))).tags).toEqual({
      env: 'prod',
    });
    await client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: ['env'] }));
    expect((await client.send(new ListTagsForResourceCommand({ resourceArn: arn }))).tags).toEqual({});
  });

  it('is no operation with the slash of the ARN left as it is, nor without an ARN', async () => {
    for (const path of [`/tags/${arn}`, '/tags/', '/tags']) {
      const answer = await sendRaw(service.port, { method: 'GET', path });
      expect(answer).toMatchObject({
        status: 404,
        headers: { 'x-amzn-errortype': 'UnknownOperationException' },
      });
    }
  });

  it('is refused when its encoding is broken', async () => {
    const answer = await sendRaw(service.port, { method: 'GET', path: '/tags/%E0%A4%A' });
    expect(answer).toMatchObject({
      status: 400,
      headers: { 'x-amzn-errortype': 'MalformedHttpRequestException' },
    });
  });

  it(
    'brings any text through body, path and query, with a signature that holds',
    async () => {
      // What a tag may hold: signs that mean something in a path or a query, and letters beyond ASCII.
      const sign = fc.constantFrom(...'aZ0 _.:/=+-@éß日本Ж'.split(''), '𠮷');
      const text = fc.string({ unit: sign, minLength: 1, maxLength: 20 });
      const id = fc.stringMatching(/^[a-zA-Z0-9-]{1,20}$/);
      const client = service.client();
      await fc.assert(
        fc.asyncProperty(id, text, text, async (name, key, value) => {
          const resourceArn = `arn:aws:ivs:us-east-1:123456789012:stage/${name}`;
          await client.send(new TagResourceCommand({ resourceArn, tags: { [key]: value } }));
          const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
          expect(tags).toEqual({ [key]: value });
          await client.send(new UntagResourceCommand({ resourceArn, tagKeys: [key] }));
          expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({});
        }),
        { seed: 4566, numRuns: Math.ceil(25 * scale) },
      );
    },
    20_000 * Math.max(1, scale),
  );
});

describe('the answer', () => {
  it('has instants in whole seconds where there is no fraction, and says the time of the world', async () => {
    const body = JSON.stringify({ stageArn: STAGE_ARN });
    const answer = await sendRaw(service.port, { path: '/ListStageSessions', body });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      stageSessions: [
        { sessionId: 'st-1', startTime: '2026-11-20T14:00:00Z' },
        { sessionId: 'st-0', startTime: '2026-11-20T13:59:00Z', endTime: '2026-11-20T13:59:59.999Z' },
      ],
    });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'x-emulator-now': '2026-11-20T14:00:00.000Z',
    });
    // The Date header is the wall's, whatever the world says: signatures and SDKs' clock correction rely on it.
    expect(Math.abs(Date.parse(String(answer.headers['date'])) - Date.now())).toBeLessThan(5_000);
  });
});

describe('input', () => {
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    sendRaw(service.port, { path, body, headers });
  const refusalOf = async (answer: ReturnType<typeof sendRaw>) => {
    const { status, headers, body } = await answer;
    const text = JSON.parse(body) as { exceptionMessage?: string; message?: string };
    return { status, type: headers['x-amzn-errortype'], text: text.exceptionMessage ?? text.message };
  };

  it('ignores members the API does not know, and takes null for absent', async () => {
    const answer = await send(
      '/ListStages',
      '{"colour":"red","nextToken":null,"__proto__":{"maxResults":0}}',
    );
    expect(answer.status).toBe(200);
  });

  it('may be an empty body where nothing is required', async () => {
    expect((await send('/ListStages', '')).status).toBe(200);
    expect(await refusalOf(send('/GetStage', ''))).toMatchObject({
      status: 400,
      type: 'ValidationException',
    });
  });

  it.each([['{'], ['nothing'], ['{"a":1}}'], ['"text"'], ['[]'], ['null'], ['\uFEFF{}{']])(
    'is refused when %s is its body',
    async (body) => {
      expect(await refusalOf(send('/ListStages', body))).toMatchObject({
        status: 400,
        type: 'SerializationException',
      });
    },
  );

  it('is refused when it is no UTF-8', async () => {
    const answer = sendRaw(service.port, { body: Buffer.from([0x7b, 0xff, 0x7d]) });
    expect(await refusalOf(answer)).toMatchObject({ status: 400, type: 'SerializationException' });
  });

  it.each([
    ['/ListStages', '{"maxResults":"7"}', 'maxResults', 'number'],
    ['/GetStage', '{"arn":7}', 'arn', 'string'],
    [
      '/ListParticipants',
      `{"stageArn":"a","sessionId":"b","filterByPublished":"yes"}`,
      'filterByPublished',
      'boolean',
    ],
    ['/CreateStage', '{"tags":["a"]}', 'tags', 'object'],
    ['/CreateStage', '{"tags":{"a":1}}', 'tags.a', 'string'],
    ['/CreateStage', '{"participantTokenConfigurations":{}}', 'participantTokenConfigurations', 'list'],
    ['/StartComposition', '{"stageArn":"a","destinations":[{"s3":4}]}', 'destinations[0].s3', 'object'],
  ])('%s with %s is refused by the name of the member', async (path, body, member, type) => {
    expect(await refusalOf(send(path, body))).toEqual({
      status: 400,
      type: 'SerializationException',
      text: `Wrong type for ${member}: expected ${type}.`,
    });
  });

  it.each([
    ['/GetStage', '{}', 'arn'],
    ['/GetStage', '{"arn":null}', 'arn'],
    [
      '/GetParticipant',
      JSON.stringify({ stageArn: STAGE_ARN, sessionId: 'st-abcdefghijklm' }),
      'participantId',
    ],
    [
      '/StartComposition',
      JSON.stringify({
        stageArn: STAGE_ARN,
        destinations: [
          { s3: { encoderConfigurationArns: [STAGE_ARN.replace('stage', 'encoder-configuration')] } },
        ],
      }),
      'destinations[0].s3.storageConfigurationArn',
    ],
  ])('%s with %s misses a required member', async (path, body, member) => {
    expect(await refusalOf(send(path, body))).toEqual({
      status: 400,
      type: 'ValidationException',
      text: `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must not be null`,
    });
  });

  it('needs its content type', async () => {
    const refused = await refusalOf(send('/ListStages', '{}', { 'content-type': 'text/plain' }));
    expect(refused).toMatchObject({ status: 415, type: 'UnsupportedMediaTypeException' });
    expect(
      (await send('/ListStages', '{}', { 'content-type': 'Application/JSON; charset=utf-8' })).status,
    ).toBe(200);
  });

  it.each([[0], [-1], [101], [1.5]])('maxResults of %d is out of range', async (maxResults) => {
    const call = service.client().send(new ListStagesCommand({ maxResults }));
    await expect(call).rejects.toMatchObject({
      name: 'ValidationException',
      exceptionMessage: expect.stringContaining("'maxResults'"),
    });
  });

  it('maxResults reaches 100, for replicas 50', async () => {
    const client = service.client();
    const replicas = (maxResults: number) =>
      client.send(
        new ListParticipantReplicasCommand({ sourceStageArn: STAGE_ARN, participantId: 'p', maxResults }),
      );
    expect((await client.send(new ListStagesCommand({ maxResults: 100 }))).stages).toHaveLength(1);
    expect((await replicas(50)).replicas).toEqual([]);
    await expect(replicas(51)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each([['a token'], ['t!'], ['x'.repeat(1_025)]])('nextToken %s is none', async (nextToken) => {
    const call = service.client().send(new ListStagesCommand({ nextToken }));
    await expect(call).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each([
    ['GET', '/ListStages'],
    ['PUT', '/ListStages'],
    ['POST', '/listStages'],
    ['POST', '/ListStages/'],
    ['POST', '//ListStages'],
    ['POST', '/'],
    ['PATCH', '/tags/arn'],
    ['OPTIONS', '/ListStages'],
  ])('%s %s is no operation', async (method, path) => {
    expect(await refusalOf(sendRaw(service.port, { method, path }))).toMatchObject({
      status: 404,
      type: 'UnknownOperationException',
    });
  });
});
