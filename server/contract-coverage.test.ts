import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { membersOfSchema, membersTaken } from '#server/testing/contract-members.ts';
import { membersOf } from '#server/testing/sdk-members.ts';
import type { Operation } from './aws/operation-types.ts';
import { operations } from './aws/operations.ts';

const ALL = Object.keys(operations) as Operation[];
const ENDPOINTS: readonly Endpoint[] = Object.values(api).flatMap((contract) => Object.values(contract));
const endpointsOf = (operation: Operation) => ENDPOINTS.filter(({ aws }) => aws.includes(operation));

/** Members that the console takes under another name, because the path says the rest: what is filtered by, the source. */
const RENAMED: Readonly<Record<string, string>> = {
  filterByStageArn: 'stageId',
  filterByEncoderConfigurationArn: 'encoderConfigurationId',
  sourceStageArn: 'stageId',
};

/** Members of answers that are not passed on, each with its reason. */
const LEFT_OUT: readonly { operations: readonly Operation[]; members: RegExp; reason: string }[] = [
  {
    operations: ['CreateIngestConfiguration', 'GetIngestConfiguration', 'UpdateIngestConfiguration'],
    members: /streamKey$/,
    reason: 'a secret: the answer has it masked, as `maskedStreamKey`, and an endpoint of its own reveals it',
  },
  {
    operations: ['StartParticipantReplication', 'StopParticipantReplication'],
    members:
      /^(accessControl(AllowOrigin|ExposeHeaders)|cacheControl|contentSecurityPolicy|strictTransportSecurity|x(ContentTypeOptions|FrameOptions))$/,
    reason:
      'headers of the HTTP answer, for browsers that ask AWS themselves; they say nothing of the replication',
  },
];

/** Short ids stand for ARNs in what the console takes, but for channels, which are not of IVS Real-Time. */
function ourName(path: string): string {
  return path
    .split('.')
    .map((name) => (name === 'channelArn' ? name : name.replace(/Arn(s?)$/, 'Id$1')))
    .join('.');
}

/** What an endpoint does not take of an operation's input. */
function notTaken(endpoint: Endpoint, operation: Operation): string[] {
  const taken = membersTaken(endpoint);
  // A resource's own ARN, and that of what is tagged, is the id in the path.
  const ownId = [...taken].some((name) => name !== 'connection' && endpoint.path.endsWith(`:${name}`));
  const isInPath = (member: string) =>
    (member === 'arn' && (ownId || /:\w*[iI]d\b/.test(endpoint.path))) ||
    (member === 'resourceArn' && taken.has('resourceKind') && taken.has('resourceId'));
  return membersOf(operation, 'input').filter(
    (member) =>
      !taken.has(member) &&
      !taken.has(ourName(member)) &&
      !taken.has(RENAMED[member] ?? '') &&
      !isInPath(member),
  );
}

/** What an endpoint does not pass on of an operation's answer. */
function notPassedOn(endpoint: Endpoint, operation: Operation): string[] {
  const passed = 'output' in endpoint ? membersOfSchema(endpoint.output) : new Set<string>();
  const left = LEFT_OUT.filter((each) => each.operations.includes(operation));
  const answered = membersOf(operation, 'output');
  return answered.filter((member) => {
    if (passed.has(member) || left.some(({ members }) => members.test(member))) return false;
    // AWS wraps a resource in its kind, a list in its kind's plural; the console in `item` and `items`, or not at all.
    const [, ...below] = member.split('.');
    const within = below.join('.');
    // Only a wrapper may go, whose members are looked for below. What has none, as nextToken, would be told nowhere,
    // unless it is all that there is: that is the item then, as a resource's tags.
    if (within === '')
      return (
        !answered.some((other) => other.startsWith(`${member}.`)) &&
        !(answered.length === 1 && passed.has('item'))
      );
    return ![within, `item.${within}`, `items.${within}`].some((path) => passed.has(path));
  });
}

/** Of all endpoints that use an operation the one that leaves out least: there everything must be. */
function least(operation: Operation, missing: (endpoint: Endpoint, operation: Operation) => string[]) {
  const all = endpointsOf(operation).map((endpoint) => missing(endpoint, operation));
  return all.toSorted((a, b) => a.length - b.length)[0];
}

describe('the whole of IVS Real-Time', () => {
  it('is 39 operations, of which the SDK tells every member', () => {
    expect(ALL).toHaveLength(39);
    const count = (side: 'input' | 'output') => ALL.flatMap((operation) => membersOf(operation, side)).length;
    // So that an SDK whose schemas are read as empty does not pass.
    expect(count('input')).toBeGreaterThan(160);
    expect(count('output')).toBeGreaterThan(350);
  });

  it.each(ALL)('%s has an endpoint that takes every member of its request', (operation) => {
    expect(least(operation, notTaken)).toEqual([]);
  });

  it.each(ALL)('%s has an endpoint that passes on every member of its answer', (operation) => {
    expect(least(operation, notPassedOn)).toEqual([]);
  });

  it('leaves out only members that there are', () => {
    for (const { operations: of, members } of LEFT_OUT)
      for (const operation of of)
        expect(membersOf(operation, 'output').filter((member) => members.test(member))).not.toEqual([]);
  });
});

describe('the comparison', () => {
  const stages = ENDPOINTS.filter(({ id }) => id === 'stages.create' || id === 'stages.get');
  it('sees what an endpoint does not take, at any depth', () => {
    const [get] = stages.filter(({ id }) => id === 'stages.get');
    expect(get && notTaken(get, 'CreateStage')).toEqual(
      expect.arrayContaining([
        'participantTokenConfigurations.capabilities',
        'autoParticipantRecordingConfiguration',
      ]),
    );
  });

  it('sees what an endpoint does not pass on, at any depth', () => {
    const [create] = stages.filter(({ id }) => id === 'stages.create');
    expect(create && notPassedOn(create, 'GetIngestConfiguration')).toEqual(
      expect.arrayContaining([
        'ingestConfiguration.participantId',
        'ingestConfiguration.redundantIngestCredentials.participantId',
      ]),
    );
  });

  it('sees that an endpoint does not pass on where a list goes on', () => {
    const [get] = stages.filter(({ id }) => id === 'stages.get');
    expect(get && notPassedOn(get, 'ListStages')).toContain('nextToken');
  });
});
