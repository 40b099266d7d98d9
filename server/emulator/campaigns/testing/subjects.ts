import { arnOf, type ArnKind } from '../../state/arn.ts';
import type { World } from '../../state/world.ts';
import { newSigningKey } from '../../testing/signed-token.ts';
import type { Handlers } from '../../wire/handler.ts';

/** What a random operation can be about: what there is, what there was, and what never was. */

/** Numbers that choose; each is taken modulo what there is to choose from. */
export interface Choice {
  first: number;
  second: number;
  third: number;
  flag: boolean;
  text: string;
}

/** What a client remembers of the answers it got. */
export interface Memory {
  /** Every ARN that was made, by answer or by the world's beginning, and whether it has been deleted since. */
  arns: Map<string, 'there' | 'deleted'>;
  tokens: string[];
  /** `<stage ARN> <participant id>` of everybody who was put out, with the instant of it. */
  barred: Map<string, number>;
}

export interface Play {
  world: World;
  api: Handlers;
  memory: Memory;
}

/** Generating keys is slow, and a few are enough to be imported twice. */
export const KEYS = [0, 1, 2, 3].map(() => newSigningKey());

type Listed = readonly { arn?: string | undefined }[] | undefined;

const LISTS: Record<ArnKind, (api: Handlers) => Listed> = {
  stage: (api) => api.ListStages({ maxResults: 100 }).stages,
  composition: (api) => api.ListCompositions({}).compositions,
  'encoder-configuration': (api) => api.ListEncoderConfigurations({}).encoderConfigurations,
  'storage-configuration': (api) => api.ListStorageConfigurations({ maxResults: 100 }).storageConfigurations,
  'ingest-configuration': (api) => api.ListIngestConfigurations({ maxResults: 100 }).ingestConfigurations,
  'public-key': (api) => api.ListPublicKeys({}).publicKeys,
};

/** Mostly something that is there; now and then something that was deleted, another account's, or nothing. */
export function some({ api, world, memory }: Play, kind: ArnKind, at: number): string {
  const there = (LISTS[kind](api) ?? []).map(({ arn }) => arn ?? '');
  if (at % 9 === 8 || there.length === 0) {
    const gone = [...memory.arns].flatMap(([arn, state]) =>
      state === 'deleted' && arn.includes(`:${kind}/`) ? [arn] : [],
    );
    const strange = [
      arnOf(world, kind, 'Unknown12345'),
      arnOf({ ...world, accountId: '999999999999' }, kind, 'Unknown12345'),
      arnOf({ ...world, region: 'eu-west-1' }, kind, 'Unknown12345'),
    ];
    const others = [...gone, ...gone, ...strange];
    return others[at % others.length] ?? '';
  }
  return there[at % there.length] ?? '';
}

export interface Scene {
  stageArn: string;
  sessionId: string;
  participantId: string;
}

/**
 * Somebody in a session of some stage, mostly one who is there now.
 * @param publishes somebody who has published, or has not, if there is anybody
 */
export function scene(play: Play, { first, second, third }: Choice, publishes?: boolean): Scene {
  const { api } = play;
  const { stages = [] } = api.ListStages({ maxResults: 100 });
  const live = stages.filter(({ activeSessionId }) => activeSessionId);
  const stageArn =
    (first % 6 > 0 ? live[first % Math.max(1, live.length)]?.arn : undefined) ?? some(play, 'stage', first);
  const nobody = { stageArn, sessionId: 'st-Unknown123456', participantId: 'Nobody123456' };
  const listed = stages.find(({ arn }) => arn === stageArn);
  if (!listed) return nobody;
  const active = listed.activeSessionId;
  const sessions = api.ListStageSessions({ stageArn, maxResults: 100 }).stageSessions ?? [];
  const sessionId =
    active && second % 6 > 0 ? active : (sessions[second % Math.max(1, sessions.length)]?.sessionId ?? '');
  if (sessionId === '') return nobody;
  const { participants = [] } = api.ListParticipants({ stageArn, sessionId, maxResults: 100 });
  // People who are there, and those who publish, are what most rules are about.
  const connected = participants.filter(({ state }) => state === 'CONNECTED');
  const publishers = connected.filter(({ published }) => published);
  const wanted = connected.filter(({ published }) => published === publishes);
  const people = wanted.length > 0 ? wanted : [...connected, ...connected, ...publishers, ...participants];
  const participantId = people[third % Math.max(1, people.length)]?.participantId ?? 'Nobody123456';
  return { stageArn, sessionId, participantId };
}

/** The stream keys of all ingest configurations, each configuration's own first. */
export const streamKeys = ({ world }: Play): string[] =>
  world.resources.ingestConfigurations.flatMap(({ streamKey, credentials }) => [
    streamKey,
    ...credentials.map((one) => one.streamKey),
  ]);
