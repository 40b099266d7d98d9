import { isDeepStrictEqual } from 'node:util';
import { publish } from '../../people/act.ts';
import { joinAsNewcomer } from '../../people/join.ts';
import { parseArn } from '../../state/arn.ts';
import { DEFAULT_QUOTAS, type Quotas } from '../../state/quotas.ts';
import { apiOf } from '../../testing/api.ts';
import { START, worldAt } from '../../testing/worlds.ts';
import type { Operation } from '../../wire/operation.ts';
import { make, type Move, type Outcome } from './moves.ts';
import { readWorld } from './reading.ts';
import { KEYS, type Memory, type Play } from './subjects.ts';

/** A random sequence in a small world, with what a client remembers of it. */

/** Small ones, so that they are reached. */
export const QUOTAS: Quotas = {
  ...DEFAULT_QUOTAS,
  stages: 5,
  encoderConfigurations: 4,
  storageConfigurations: 3,
  ingestConfigurations: 5,
  compositions: 4,
  compositionsPerStage: 2,
  replicationsPerParticipant: 2,
};

export interface Game extends Play {
  world: ReturnType<typeof worldAt>;
  now: number;
}

const nothing = (): Memory => ({ arns: new Map(), tokens: [], barred: new Map() });

const MANNER = { selfSigned: true, device: 'web', watches: true } as const;

const token = (userId: string) => ({
  userId,
  attributes: {},
  capabilities: ['PUBLISH', 'SUBSCRIBE'] as const,
  expiresAt: START + 86_400_000,
});

/**
 * An account with one thing of each kind and people who publish, so that sequences begin in the middle.
 * @param crowd how many publish on each of the two stages; one more is there
 */
export function newGame(crowd: number): Game {
  const world = worldAt('empty', 1, START, { quotas: QUOTAS });
  const game: Game = { world, api: apiOf(world), memory: nothing(), now: START };
  const { api } = game;
  const storage = api.CreateStorageConfiguration({ s3: { bucketName: 'recordings' } });
  const { storageConfiguration: { arn: storageConfigurationArn } = {} } = storage;
  const encoder = api.CreateEncoderConfiguration({});
  const recorded = api.CreateStage({
    name: 'recorded',
    autoParticipantRecordingConfiguration: { storageConfigurationArn, recordingReconnectWindowSeconds: 30 },
  });
  const plain = api.CreateStage({ name: 'plain' });
  const ingest = api.CreateIngestConfiguration({ ingestProtocol: 'RTMPS', stageArn: plain.stage?.arn });
  const key = api.ImportPublicKey({ publicKeyMaterial: KEYS[0]?.pem });
  for (const made of [storage, encoder, recorded, plain, ingest, key]) remember(game.memory, { ...made });
  for (const { stage } of [recorded, plain]) {
    const { id: stageId = '' } = parseArn(stage?.arn ?? '') ?? {};
    for (let index = 0; index <= crowd; index += 1) {
      const person = joinAsNewcomer(world, { stageId, token: token(`user-${index}`), ...MANNER });
      if (index < crowd) publish(world, person);
    }
  }
  return game;
}

/** Every answer that made something names it in one member. */
const MADE = [
  'stage',
  'composition',
  'encoderConfiguration',
  'storageConfiguration',
  'ingestConfiguration',
  'publicKey',
];

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Notes what an answer made. Gives the ARN of it when it is one that was made before. */
function remember({ arns, tokens }: Memory, answer: Record<string, unknown>): string | undefined {
  const lists = [answer['participantTokens'], [answer['participantToken']]];
  for (const one of lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : []))) {
    const token = member(one, 'token');
    if (typeof token === 'string') tokens.push(token);
  }
  for (const name of MADE) {
    const arn = member(answer[name], 'arn');
    if (typeof arn !== 'string') continue;
    if (arns.has(arn)) return arn;
    arns.set(arn, 'there');
  }
  return undefined;
}

const DELETES: ReadonlySet<string> = new Set<Operation>([
  'DeleteStage',
  'DeleteEncoderConfiguration',
  'DeleteStorageConfiguration',
  'DeleteIngestConfiguration',
  'DeletePublicKey',
]);

const CREATES: ReadonlySet<string> = new Set<Operation>([
  'CreateStage',
  'CreateEncoderConfiguration',
  'CreateStorageConfiguration',
  'CreateIngestConfiguration',
  'ImportPublicKey',
  'StartComposition',
]);

/** What a change answered is what can be read at once. */
function readBack({ api }: Play, { move, input, answer = {} }: Outcome): string[] {
  const arn = text(member(input, 'arn'));
  const same = (name: string, read: unknown): string[] => {
    const wire: unknown = JSON.parse(JSON.stringify(read), (_key, value: unknown) =>
      typeof value === 'string' ? value.replace('.000Z', 'Z') : value,
    );
    return isDeepStrictEqual(answer[name], wire)
      ? []
      : [`${move.name} answered another ${name} than is read`];
  };
  const made = (name: string): string => text(member(answer[name], 'arn'));
  switch (move.name) {
    case 'CreateStage':
    case 'UpdateStage':
      return same('stage', api.GetStage({ arn: made('stage') }).stage);
    case 'CreateEncoderConfiguration':
      return same(
        'encoderConfiguration',
        api.GetEncoderConfiguration({ arn: made('encoderConfiguration') }).encoderConfiguration,
      );
    case 'CreateStorageConfiguration':
      return same(
        'storageConfiguration',
        api.GetStorageConfiguration({ arn: made('storageConfiguration') }).storageConfiguration,
      );
    case 'CreateIngestConfiguration':
    case 'UpdateIngestConfiguration':
      return same(
        'ingestConfiguration',
        api.GetIngestConfiguration({ arn: made('ingestConfiguration') }).ingestConfiguration,
      );
    case 'ImportPublicKey':
      return same('publicKey', api.GetPublicKey({ arn: made('publicKey') }).publicKey);
    case 'StartComposition':
      return same('composition', api.GetComposition({ arn: made('composition') }).composition);
    case 'StopComposition': {
      const { state = '' } = api.GetComposition({ arn }).composition ?? {};
      return ['STOPPING', 'STOPPED'].includes(state) ? [] : [`a composition that was stopped is ${state}`];
    }
    default:
      return [];
  }
}

/** Makes a move and notes what came of it. Gives what is wrong with its answer by itself. */
export function play(game: Game, move: Move): { outcome: Outcome; breaches: string[] } {
  game.now += move.pause;
  game.world.setNow(game.now);
  const { memory } = game;
  const outcome = make(game, move);
  const { answer, input } = outcome;
  const { name, kind } = outcome.move;
  if (answer === undefined || kind === 'control') return { outcome, breaches: [] };
  const arn = text(member(input, 'arn'));
  if (DELETES.has(name)) {
    const breaches = memory.arns.get(arn) === 'there' ? [] : [`${name} of ${arn}, which was not there`];
    memory.arns.set(arn, 'deleted');
    return { outcome, breaches };
  }
  if (name === 'DisconnectParticipant') {
    memory.barred.set(`${text(member(input, 'stageArn'))} ${text(member(input, 'participantId'))}`, game.now);
  }
  const again = CREATES.has(name) || name === 'CreateParticipantToken' ? remember(memory, answer) : undefined;
  const isRepeated = name === 'StartComposition' && member(input, 'idempotencyToken') !== undefined;
  return {
    outcome,
    breaches: [
      ...(again === undefined || isRepeated ? [] : [`${name} answered ${again}, which was made before`]),
      ...readBack(game, outcome),
    ],
  };
}

/** Everything of the game that its reads tell. */
export const look = ({ api, now }: Game, pageSize = 100) => readWorld(api, now, pageSize);
