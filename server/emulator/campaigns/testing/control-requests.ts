import { ERROR_CODES } from '../../simulation/event-names.ts';
import { DESTINATION_FAILURES } from '../../simulation/failure-reasons.ts';
import { claimsFor, signToken } from '../../testing/signed-token.ts';
import { type Choice, KEYS, type Play, scene, some, streamKeys } from './subjects.ts';

/** What people, encoders and outputs are told to do, as requests of the control endpoint. */

export interface ControlRequest {
  path: readonly string[];
  body: Record<string, unknown>;
}

type Made = (play: Play, choice: Choice) => ControlRequest;

const DEVICES = ['web', 'ios', 'android', 'whip'] as const;
const CAPABILITIES = [['PUBLISH', 'SUBSCRIBE'], ['SUBSCRIBE'], ['PUBLISH'], []] as const;

/** An act of somebody who is in a session. */
const act =
  (name: string, more?: Made, publishes?: boolean): Made =>
  (play, choice) => {
    const { stageArn, participantId } = scene(play, choice, choice.first % 5 > 0 ? publishes : undefined);
    const rest = more?.(play, choice).body ?? {};
    return { path: ['people', participantId, name], body: { stageArn, ...rest } };
  };

const body = (of: (play: Play, choice: Choice) => Record<string, unknown>): Made => {
  return (play, choice) => ({ path: [], body: of(play, choice) });
};

/** Somebody else in the same session, or everybody. */
const remote = body((play, choice) =>
  choice.flag
    ? {}
    : { remoteParticipantId: scene(play, { ...choice, third: choice.third + 1 }).participantId },
);

/** A token that a customer signed with the private half of a key, imported or not. */
function signed(play: Play, choice: Choice, participantId: string): string {
  const stageId = some(play, 'stage', choice.first).split('/')[1] ?? '';
  const keyArn = some(play, 'public-key', choice.second);
  const id = keyArn.split('/')[1] ?? '';
  const record = play.world.resources.publicKeys.find((one) => one.id === id);
  const key = KEYS.find(({ pem }) => pem.trim() === record?.material.trim()) ?? KEYS[0];
  if (!key) throw new Error('there are no keys to sign with');
  return signToken(key, keyArn, claimsFor(play.world, stageId, participantId));
}

const joined = (play: Play, choice: Choice): ControlRequest => ({
  path: ['people'],
  body: {
    stageArn: some(play, 'stage', choice.first),
    userId: choice.text,
    capabilities: CAPABILITIES[choice.second % 7] ?? CAPABILITIES[0],
    attributes: { role: 'guest' },
    minutes: choice.second % 13 === 0 ? 1 : 720,
    selfSigned: choice.flag,
    device: DEVICES[choice.third % 4],
    watch: choice.third % 5 > 0,
  },
});

const destination = (play: Play, { first, second }: Choice): string[] => {
  const { compositions = [] } = play.api.ListCompositions({});
  const one = compositions[first % Math.max(1, compositions.length)];
  const outputs = one?.destinations ?? [];
  const output = outputs[second % Math.max(1, outputs.length)];
  return ['compositions', one?.arn?.split('/')[1] ?? 'none', 'destinations', output?.id ?? 'none'];
};

const streamKey = (play: Play, { first, second }: Choice): string => {
  const keys = streamKeys(play);
  const key = keys[first % Math.max(1, keys.length)] ?? 'rt_none';
  return second % 11 === 0 ? `${key}x` : key;
};

export const CONTROL_REQUESTS = {
  join: joined,
  'join with a token': ({ memory }, choice) => ({
    path: ['people'],
    body: {
      token: memory.tokens[choice.first % Math.max(1, memory.tokens.length)] ?? 'none',
      device: DEVICES[choice.third % 4],
      watch: choice.flag,
    },
  }),
  'join with a signed token': (play, choice) => ({
    path: ['people'],
    body: { token: signed(play, choice, `guest-${choice.third % 8}`) },
  }),
  publish: act('publish', undefined, false),
  unpublish: act('unpublish', undefined, true),
  subscribe: act('subscribe', remote),
  unsubscribe: act('unsubscribe', remote),
  fail: act(
    'fail',
    body((play, choice) => {
      const event = (['PUBLISH_ERROR', 'JOIN_ERROR', 'SUBSCRIBE_ERROR'] as const)[choice.second % 3];
      const { participantId } = scene(play, { ...choice, third: choice.third + 1 });
      return {
        event,
        errorCode: ERROR_CODES[choice.third % ERROR_CODES.length],
        ...(event === 'SUBSCRIBE_ERROR' ? { remoteParticipantId: participantId } : {}),
      };
    }),
  ),
  leave: act('leave'),
  'lose the connection': act('lose-connection'),
  rejoin: act(
    'rejoin',
    body((play, choice) => {
      const { participantId } = scene(play, choice);
      return choice.second % 4 === 0
        ? { token: signed(play, choice, participantId) }
        : { newToken: choice.flag };
    }),
  ),
  'exchange the token': act(
    'exchange-token',
    body((play, choice) =>
      choice.second % 4 === 0
        ? { token: signed(play, choice, scene(play, choice).participantId) }
        : { capabilities: CAPABILITIES[choice.third % 4], attributes: { role: choice.text.slice(0, 9) } },
    ),
  ),
  'encoder starts': (play, choice) => ({
    path: ['ingest', 'publish'],
    body: {
      streamKey: streamKey(play, choice),
      ...(choice.third % 4 === 0 ? { protocol: choice.flag ? 'RTMP' : 'RTMPS' } : {}),
    },
  }),
  'encoder stops': (play, choice) => ({
    path: ['ingest', 'stop'],
    body: { streamKey: streamKey(play, choice) },
  }),
  'output fails': (play, choice) => ({
    path: [...destination(play, choice), 'fail'],
    body: { errorCode: DESTINATION_FAILURES[choice.third % DESTINATION_FAILURES.length] },
  }),
  'output loses its connection': (play, choice) => ({
    path: [...destination(play, choice), 'reconnect'],
    body: {},
  }),
  'output recovers': (play, choice) => ({ path: [...destination(play, choice), 'recover'], body: {} }),
} satisfies Record<string, Made>;

export type ControlName = keyof typeof CONTROL_REQUESTS;
