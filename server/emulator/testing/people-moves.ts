import fc from 'fast-check';
import { publish, fail, leave, subscribe, unpublish, unsubscribe } from '../people/act.ts';
import { befall } from '../people/destination.ts';
import { startEncoder, stopEncoder } from '../people/encoder.ts';
import { exchangeFor } from '../people/exchange-token.ts';
import { joinAsNewcomer, joinWithToken, rejoin } from '../people/join.ts';
import { personNow } from '../people/person.ts';
import { RefusedAct } from '../people/refused-act.ts';
import { ERROR_CODES } from '../simulation/event-names.ts';
import { DESTINATION_FAILURES } from '../simulation/failure-reasons.ts';
import { hasJoined } from '../simulation/project-session.ts';
import { arnOf } from '../state/arn.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handlers } from '../wire/handler.ts';

/** Random things that people, encoders and operators do in sessions, right and wrong ones. */

export interface PeopleMove {
  act: keyof typeof ACTS;
  /** Choose among what there is at that moment. */
  stage: number;
  target: number;
  other: number;
  flag: boolean;
  /** World time that passes before, in milliseconds. */
  pause: number;
}

export interface Play {
  world: World;
  api: Handlers;
  /** The stages that it is played on. */
  stageIds: readonly string[];
}

function stageIn({ stageIds }: Play, at: number): string {
  return stageIds[at % stageIds.length] ?? '';
}

/** Somebody in the session of a stage: mostly who was made to join, else a publisher or anybody. */
function personIn({ world }: Play, stageId: string, at: number): string {
  const now = world.clock.now();
  const session = world.courses.active(stageId, now);
  if (!session) return 'Nobody123456';
  const { publishers, participants } = world.script({ id: stageId }, session);
  const made = world.ledger
    .of(stageId)
    .flatMap((entry) => (entry.kind === 'person-joined' ? [entry.participantId] : []));
  const others = [...publishers.slice(0, 3), ...participants.slice(0, 2)]
    .filter((participant) => hasJoined(participant, now))
    .map(({ participantId }) => participantId);
  const ids = [...made, ...made, ...others];
  return ids[at % Math.max(1, ids.length)] ?? 'Nobody123456';
}

const someone = (play: Play, move: PeopleMove) => {
  const stageId = stageIn(play, move.stage);
  return personNow(play.world, personIn(play, stageId, move.target), stageId);
};

const stageArn = (play: Play, at: number) => arnOf(play.world, 'stage', stageIn(play, at));

const pairOf = (play: Play, move: PeopleMove) => ({
  sourceStageArn: stageArn(play, move.stage),
  destinationStageArn: stageArn(play, move.other),
  participantId: personIn(play, stageIn(play, move.stage), move.target),
});

function composition({ api }: Play, at: number) {
  const { compositions = [] } = api.ListCompositions({});
  return compositions[at % Math.max(1, compositions.length)];
}

function streamKey({ world }: Play, move: PeopleMove): string {
  const records = world.resources.ingestConfigurations;
  const record = records[move.target % Math.max(1, records.length)];
  const keys = [record?.streamKey, ...(record?.credentials ?? []).map((one) => one.streamKey)];
  const key = keys[move.other % keys.length] ?? '';
  return move.other % 11 === 0 ? `${key}x` : key;
}

const CAPABILITIES = [['PUBLISH', 'SUBSCRIBE'], ['SUBSCRIBE'], ['PUBLISH'], []] as const;

const ACTS = {
  join: ({ world, ...play }: Play, move: PeopleMove) =>
    joinAsNewcomer(world, {
      stageId: stageIn({ world, ...play }, move.stage),
      token: {
        userId: `user-${move.other}`,
        attributes: { role: 'guest' },
        capabilities: CAPABILITIES[move.other % 7] ?? CAPABILITIES[0],
        expiresAt: world.clock.now() + 3_600_000,
      },
      selfSigned: move.flag,
      device: move.flag ? 'web' : 'ios',
      watches: move.target % 4 > 0,
    }),
  joinWithToken: (play: Play, move: PeopleMove) => {
    const { participantToken } = play.api.CreateParticipantToken({ stageArn: stageArn(play, move.stage) });
    return joinWithToken(play.world, participantToken?.token ?? '', 'android', move.flag);
  },
  rejoin: (play: Play, move: PeopleMove) => {
    const stageId = stageIn(play, move.stage);
    return rejoin(play.world, personIn(play, stageId, move.target), { stageId, newToken: move.flag });
  },
  publish: (play: Play, move: PeopleMove) => publish(play.world, someone(play, move)),
  unpublish: (play: Play, move: PeopleMove) => unpublish(play.world, someone(play, move)),
  subscribe: (play: Play, move: PeopleMove) => {
    const remote = move.flag ? null : personIn(play, stageIn(play, move.stage), move.other);
    return subscribe(play.world, someone(play, move), remote);
  },
  unsubscribe: (play: Play, move: PeopleMove) => {
    const remote = move.flag ? null : personIn(play, stageIn(play, move.stage), move.other);
    return unsubscribe(play.world, someone(play, move), remote);
  },
  fail: (play: Play, move: PeopleMove) => {
    const name =
      (['JOIN_ERROR', 'PUBLISH_ERROR', 'SUBSCRIBE_ERROR'] as const)[move.other % 3] ?? 'JOIN_ERROR';
    const errorCode = ERROR_CODES[move.other % ERROR_CODES.length] ?? 'INVALID_INPUT';
    const remoteParticipantId =
      name === 'SUBSCRIBE_ERROR' ? personIn(play, stageIn(play, move.stage), move.other) : null;
    return fail(play.world, someone(play, move), { name, errorCode, remoteParticipantId });
  },
  leave: (play: Play, move: PeopleMove) => leave(play.world, someone(play, move), move.flag),
  exchange: (play: Play, move: PeopleMove) =>
    exchangeFor(play.world, someone(play, move), {
      capabilities: CAPABILITIES[move.other % 4],
      attributes: { role: move.flag ? 'host' : 'viewer' },
      minutes: 60,
    }),
  disconnect: (play: Play, move: PeopleMove) =>
    play.api.DisconnectParticipant({
      stageArn: stageArn(play, move.stage),
      participantId: personIn(play, stageIn(play, move.stage), move.target),
    }),
  replicate: (play: Play, move: PeopleMove) =>
    play.api.StartParticipantReplication({
      ...pairOf(play, move),
      reconnectWindowSeconds: move.flag ? move.other % 301 : 0,
      attributes: { role: 'remote' },
    }),
  stopReplicating: (play: Play, move: PeopleMove) => play.api.StopParticipantReplication(pairOf(play, move)),
  startEncoder: (play: Play, move: PeopleMove) =>
    startEncoder(play.world, streamKey(play, move), move.flag ? undefined : 'RTMP'),
  stopEncoder: (play: Play, move: PeopleMove) => stopEncoder(play.world, streamKey(play, move)),
  attach: (play: Play, move: PeopleMove) => {
    const records = play.world.resources.ingestConfigurations;
    const arn = arnOf(
      play.world,
      'ingest-configuration',
      records[move.target % Math.max(1, records.length)]?.id ?? '',
    );
    return move.other % 8 === 0
      ? play.api.DeleteIngestConfiguration({ arn, force: move.flag })
      : play.api.UpdateIngestConfiguration({ arn, stageArn: move.flag ? stageArn(play, move.stage) : '' });
  },
  startComposition: (play: Play, move: PeopleMove) => {
    const encoder = play.api.ListEncoderConfigurations({}).encoderConfigurations?.[0]?.arn;
    const storage = play.api.ListStorageConfigurations({}).storageConfigurations?.[0]?.arn;
    const channelArn = arnOf(play.world, 'channel', `channel${move.other % 3}`);
    return play.api.StartComposition({
      stageArn: stageArn(play, move.stage),
      destinations: [
        ...(move.flag || !storage || !encoder ? [{ channel: { channelArn } }] : []),
        ...(storage && encoder
          ? [{ s3: { storageConfigurationArn: storage, encoderConfigurationArns: [encoder] } }]
          : []),
      ],
      ...(move.other % 5 === 0 ? { idempotencyToken: `token-${move.target % 2}` } : {}),
    });
  },
  stopComposition: (play: Play, move: PeopleMove) =>
    play.api.StopComposition({
      arn: composition(play, move.target)?.arn ?? arnOf(play.world, 'composition', 'x'),
    }),
  befall: (play: Play, move: PeopleMove) => {
    const one = composition(play, move.target);
    const destinations = one?.destinations ?? [];
    const destination = destinations[move.other % Math.max(1, destinations.length)];
    const kind = (['fail', 'reconnect', 'recover'] as const)[move.other % 3] ?? 'recover';
    const errorCode = DESTINATION_FAILURES[move.stage % 4] ?? 'ConflictException';
    const id = one?.arn?.split('/')[1] ?? '';
    return befall(play.world, id, destination?.id ?? '', kind === 'fail' ? { kind, errorCode } : { kind });
  },
  record: (play: Play, move: PeopleMove) => {
    const storage = play.api.ListStorageConfigurations({}).storageConfigurations?.[0]?.arn ?? '';
    return play.api.UpdateStage({
      arn: stageArn(play, move.stage),
      autoParticipantRecordingConfiguration: {
        storageConfigurationArn: move.flag ? storage : '',
        recordingReconnectWindowSeconds: move.flag ? move.other % 301 : undefined,
      },
    });
  },
  deleteStage: (play: Play, move: PeopleMove) =>
    move.other % 6 === 0 ? play.api.DeleteStage({ arn: stageArn(play, move.stage) }) : undefined,
};

/** Joining and publishing come more often, or little would happen. */
const WEIGHTS: Partial<Record<keyof typeof ACTS, number>> = {
  join: 8,
  publish: 10,
  replicate: 5,
  rejoin: 3,
  deleteStage: 1,
};

export const peopleMoves: fc.Arbitrary<PeopleMove[]> = fc.array(
  fc.record({
    act: fc.oneof(
      ...(Object.keys(ACTS) as (keyof typeof ACTS)[]).map((act) => ({
        weight: WEIGHTS[act] ?? 2,
        arbitrary: fc.constant(act),
      })),
    ),
    // Mostly the same two stages, where more comes of it.
    stage: fc.oneof({ weight: 4, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(11) }),
    target: fc.nat(60),
    other: fc.nat(400),
    flag: fc.boolean(),
    pause: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 4, arbitrary: fc.nat(3_000) },
      { weight: 2, arbitrary: fc.nat(120_000) },
      { weight: 1, arbitrary: fc.nat(7_200_000) },
    ),
  }),
  { minLength: 10, maxLength: 90, size: 'max' },
);

/** Makes a move. Gives the refusal's name, if there was one; throws what nobody may throw. */
export function makePeopleMove(play: Play, move: PeopleMove): string | undefined {
  try {
    ACTS[move.act](play, move);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.name;
    if (error instanceof RefusedAct) return error.code;
    throw error;
  }
}
