import type { AwsCall } from '#shared/commands/aws-call.ts';
import { OPERATION_MEMBERS, type OperationName } from '#shared/commands/operation-table.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import { EXAMPLE_NAMING, fullInputs } from './full-inputs.ts';

const { region, accountId, ids } = EXAMPLE_NAMING;

/** Texts that a shell, the AWS CLI, JSON, a program or an address would each take for something else. */
const HARD_TEXTS = [
  `it's "$HOME" \`id\` \\ \n # &`,
  '-x',
  '--force',
  '',
  '[1]',
  '{}',
  'file:///etc/passwd',
  'http://127.0.0.1/',
  '$(id)',
  'ä😀',
  '~',
  '@x',
  'a=b',
  "!*'()%2F",
];

/** The members in which people may write what they like, as the model has it or the wire would carry it. */
const FREE_TEXT = ['userId', 'reason', 'filterByUserId', 'name', 'participantId', 'publicKeyMaterial'];

const CHANGES: Partial<Record<OperationName, readonly object[]>> = fullInputs(EXAMPLE_NAMING);

/** Calls of every operation: with all that can be given, with texts that are easily misread, and lists of everything. */
export const EXAMPLE_CALLS: readonly AwsCall[] = (Object.keys(OPERATION_MEMBERS) as OperationName[]).flatMap(
  (operation) => {
    const inputs = (CHANGES[operation] ?? [readInput(operation)]) as readonly Record<string, unknown>[];
    const hard = HARD_TEXTS.map((text) => withText(inputs[0] ?? {}, text));
    return [...inputs, ...hard].map((input) => ({ operation, input }));
  },
);

function readInput(operation: OperationName): object {
  const stage = arnOf(region, accountId, 'stage', ids['stageId'] ?? '');
  const known: Readonly<Record<string, unknown>> = {
    arn: stage,
    resourceArn: stage,
    stageArn: stage,
    sourceStageArn: stage,
    filterByStageArn: stage,
    filterByEncoderConfigurationArn: arnOf(region, accountId, 'encoder-configuration', 'EnCoDeRcOnFi'),
    sessionId: 'st-AbCdEfGhIjKlM',
    participantId: 'PaRtIcIpAnT1',
    filterByState: 'ACTIVE',
    filterByUserId: 'ana',
    filterByPublished: false,
    filterByRecordingState: 'FAILED',
    nextToken: 'bmV4dA==',
    maxResults: 7,
  };
  return Object.fromEntries(OPERATION_MEMBERS[operation].map((member) => [member, known[member]]));
}

function withText(input: Readonly<Record<string, unknown>>, text: string): Record<string, unknown> {
  const changed = Object.entries(input).map(([member, value]): [string, unknown] => {
    if (FREE_TEXT.includes(member)) return [member, text];
    if (member === 'attributes' || member === 'tags') return [member, { [text]: text, second: text }];
    return [member, member === 'tagKeys' ? [text, 'second'] : value];
  });
  return Object.fromEntries(changed);
}
