import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkDraft } from '#shared/contract/check-draft.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { OperationInput } from '#server/aws/operation-types.ts';
import { blamedPlace, limitCases, namesPlace } from '#server/testing/aws-limits.ts';
import { awsReasons, isSameReason } from '#server/testing/aws-reasons.ts';
import { ourName, requestFor } from '#server/testing/change-requests.ts';
import { type ChangingOperation, EXAMPLE_NAMING, fullInputs } from '#server/testing/full-inputs.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { type RecordingUpstream, recordingUpstream } from '#server/testing/recording-upstream.ts';
import { send, type Sent } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const inputs = fullInputs(EXAMPLE_NAMING);
const CHANGING = Object.keys(inputs) as ChangingOperation[];

let upstream: RecordingUpstream;
let running: RunningConsole;
beforeAll(async () => {
  upstream = await recordingUpstream();
  running = await startConsole({
    connections: [
      {
        id: 'recorded',
        label: 'Recorded',
        colour: 'slate',
        kind: 'emulated',
        region: EXAMPLE_NAMING.region,
        endpoint: upstream.url,
        accountId: EXAMPLE_NAMING.accountId,
      },
    ],
  });
});
beforeEach(() => {
  upstream.requests.splice(0);
  upstream.answer = '{}';
});
afterAll(async () => {
  await running.close();
  await upstream.close();
});

async function ask<O extends ChangingOperation>(operation: O, input: OperationInput<O>): Promise<Sent> {
  const { endpoint, path, body } = requestFor(operation, input);
  return send(running.port, {
    method: endpoint.method,
    path: path.replace('/emulator/', '/recorded/'),
    headers: {
      ...ownHeaders(running.url),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Operations whose answer is empty (API model). */
const GIVES_NOTHING =
  /^(Delete\w+|DisconnectParticipant|StopComposition|St(art|op)ParticipantReplication|(Unt|T)agResource)$/;

const TAGS_PATH = '/tags/arn%3Aaws%3Aivs%3Aus-east-1%3A123456789012%3Astage%2FAbCdEfGhIjKl';

/** The one request that AWS should get for an input. */
function expected(operation: ChangingOperation, input: object): object {
  if (operation === 'TagResource') {
    const { tags } = input as OperationInput<'TagResource'>;
    return { method: 'POST', path: TAGS_PATH, query: '', body: { tags } };
  }
  if (operation === 'UntagResource')
    return {
      method: 'DELETE',
      path: TAGS_PATH,
      query: 'tagKeys=team&tagKeys=cost%20centre',
      body: undefined,
    };
  return { method: 'POST', path: `/${operation}`, query: '', body: input };
}

describe.each(CHANGING)('%s', (operation) => {
  const variants: readonly object[] = inputs[operation];

  it('is asked for once, with every member that was given and nothing else', async () => {
    for (const input of variants) {
      upstream.requests.splice(0);
      await ask(operation, input as never);
      expect(upstream.requests).toEqual([expected(operation, input)]);
    }
  });

  it.each(['{}', '', '{"stage":', '[]', '{"stage":7,"composition":7,"participantToken":7}'])(
    'is believed to be done when AWS says so with %j, but not that it gave what is not there',
    async (answer) => {
      upstream.answer = answer;
      const sent = await ask(operation, variants[0] as never);
      expect(upstream.requests).toHaveLength(1);
      if (GIVES_NOTHING.test(operation)) {
        expect([sent.status, sent.json()]).toEqual([200, { asOf: expect.any(String) as string }]);
        return;
      }
      expect([sent.status, sent.json()]).toMatchObject([
        502,
        {
          code: 'aws_invalid_answer',
          message: expect.stringContaining('It may have been done nevertheless: look before') as string,
        },
      ]);
    },
  );

  it('is not asked for with a value that AWS would refuse, which is named with its rule', async () => {
    for (const { member, what, input, refusal } of limitCases(operation, EXAMPLE_NAMING)) {
      if (refusal === undefined) continue;
      const sent = await ask(operation, input as never);
      const { code, fields = [] } = sent.json() as ErrorBody;
      const near = namesPlace(
        fields.map(({ path }) => path),
        `body.${blamedPlace(refusal)}`,
      );
      expect([member, what, sent.status, code, near]).toEqual([member, what, 400, 'bad_request', true]);
    }
    expect(upstream.requests).toEqual([]);
  });

  it('is refused in the words in which its form tells the rule, for the reason that AWS has', async () => {
    for (const { member, what, input, refusal } of limitCases(operation, EXAMPLE_NAMING)) {
      const { endpoint, body } = requestFor(operation, input as never);
      if (refusal === undefined || endpoint.body === undefined) continue;
      const { problems } = checkDraft(endpoint.body, JSON.parse(JSON.stringify(body)));
      const { fields = [] } = (await ask(operation, input as never)).json() as ErrorBody;
      const told = problems.map(({ path, message }) => ({
        path: path === '' ? 'body' : `body.${path}`,
        message,
      }));
      expect([member, what, fields]).toEqual([member, what, told]);
      const reasons = awsReasons(refusal, ourName);
      const same = reasons.some(({ rule }) => problems.some(({ message }) => isSameReason(rule, message)));
      expect({ member, what, reasons, problems, same }).toEqual({
        member,
        what,
        reasons,
        problems,
        same: true,
      });
    }
  });
});

describe('what is left out', () => {
  it('is left out towards AWS too: a change leaves the rest as it is', async () => {
    await ask('UpdateStage', { arn: inputs.UpdateStage[0]?.arn });
    await ask('UpdateIngestConfiguration', {
      arn: inputs.UpdateIngestConfiguration[0]?.arn,
      redundantIngest: true,
    });
    expect(upstream.requests.map(({ body }) => body)).toEqual([
      { arn: inputs.UpdateStage[0]?.arn },
      { arn: inputs.UpdateIngestConfiguration[0]?.arn, redundantIngest: true },
    ]);
  });

  it('is told apart from none: an empty id goes to AWS as an empty ARN', async () => {
    await ask('UpdateStage', {
      arn: inputs.UpdateStage[0]?.arn,
      autoParticipantRecordingConfiguration: { storageConfigurationArn: '' },
    });
    await ask('UpdateIngestConfiguration', { arn: inputs.UpdateIngestConfiguration[0]?.arn, stageArn: '' });
    expect(upstream.requests.map(({ body }) => body)).toEqual([
      {
        arn: inputs.UpdateStage[0]?.arn,
        autoParticipantRecordingConfiguration: { storageConfigurationArn: '' },
      },
      { arn: inputs.UpdateIngestConfiguration[0]?.arn, stageArn: '' },
    ]);
  });
});

describe('what cannot be seen in a body alone', () => {
  it('is a channel of another account or Region', async () => {
    const [input] = inputs.StartComposition;
    for (const realm of ['eu-west-1:123456789012', 'us-east-1:210987654321']) {
      const channelArn = `arn:aws:ivs:${realm}:channel/AbCdEfGhIjKl`;
      const sent = await ask('StartComposition', {
        ...input,
        stageArn: input?.stageArn,
        destinations: [{ channel: { channelArn } }],
      });
      expect([sent.status, sent.json()]).toMatchObject([
        400,
        {
          fields: [
            {
              path: 'body.destinations.0.channel.channelArn',
              message: 'must be in the account and Region of this connection',
            },
          ],
        },
      ]);
    }
    expect(upstream.requests).toEqual([]);
  });

  it('is a stage that would be its own destination', async () => {
    const [input] = inputs.StartParticipantReplication;
    const sent = await ask('StartParticipantReplication', {
      sourceStageArn: input?.sourceStageArn,
      destinationStageArn: input?.sourceStageArn,
      participantId: input?.participantId,
    });
    expect([sent.status, sent.json()]).toMatchObject([
      400,
      { fields: [{ path: 'body.destinationStageId', message: 'must be another stage than the source' }] },
    ]);
    expect(upstream.requests).toEqual([]);
  });
});
