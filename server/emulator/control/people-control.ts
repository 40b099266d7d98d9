import { z } from 'zod';
import { attributesFit } from '../constraints/attribute-rules.ts';
import { fail, leave, type Outcome, publish, subscribe, unpublish, unsubscribe } from '../people/act.ts';
import { startEncoder, stopEncoder } from '../people/encoder.ts';
import { exchangeFor, exchangeToken } from '../people/exchange-token.ts';
import { joinAsNewcomer, joinWithToken, rejoin } from '../people/join.ts';
import { personNow, type PersonNow, viewOf } from '../people/person.ts';
import { ERROR_CODES } from '../simulation/event-names.ts';
import { isConnected } from '../simulation/project-session.ts';
import { arnOf, parseArn } from '../state/arn.ts';
import { textMapSchema } from '../state/interventions/intervention.ts';
import type { World } from '../state/world.ts';
import type { ControlAnswer, ControlRoutes } from './control-routes.ts';
import { InvalidControl, parseBody } from './invalid-control.ts';

const HALF_A_DAY_IN_MINUTES = 720;
/** As long as a token may be valid (API Reference, CreateParticipantToken). */
const MOST_MINUTES = 20_160;

const userId = z.string().max(128);
const attributes = textMapSchema.refine(
  (texts) => attributesFit({ attributes: texts }).length === 0,
  'must have keys and values of at most 1,024 bytes in total',
);
const capabilities = z.array(z.enum(['PUBLISH', 'SUBSCRIBE']));
const minutes = z.number().int().min(1).max(MOST_MINUTES).default(HALF_A_DAY_IN_MINUTES);
const device = z.enum(['web', 'ios', 'android', 'whip']).default('web');
/** Whether the person receives everybody who publishes, without being told to. */
const watch = z.boolean().default(true);

const tokenJoinSchema = z.strictObject({ token: z.string().min(1), device, watch });
const newcomerSchema = z.strictObject({
  stageArn: z.string(),
  userId: userId.default(''),
  capabilities: capabilities.default(['PUBLISH', 'SUBSCRIBE']),
  attributes: attributes.default({}),
  minutes,
  selfSigned: z.boolean().default(false),
  device,
  watch,
});

/** Tells apart participants of one id on several stages. */
const where = { stageArn: z.string().optional() };
const actSchema = z.strictObject(where);
const subscribeSchema = z.strictObject({ ...where, remoteParticipantId: z.string().optional() });
const rejoinSchema = z.strictObject({
  ...where,
  token: z.string().min(1).optional(),
  newToken: z.boolean().default(false),
});
const failSchema = z
  .strictObject({
    ...where,
    event: z.enum(['JOIN_ERROR', 'PUBLISH_ERROR', 'SUBSCRIBE_ERROR']).default('PUBLISH_ERROR'),
    errorCode: z.enum(ERROR_CODES),
    remoteParticipantId: z.string().optional(),
  })
  .refine(
    ({ event, remoteParticipantId }) => (event === 'SUBSCRIBE_ERROR') === (remoteParticipantId !== undefined),
    { path: ['remoteParticipantId'], error: 'must be given for SUBSCRIBE_ERROR, and only for that' },
  );
const tokenExchangeSchema = z.strictObject({ ...where, token: z.string().min(1) });
const exchangeSchema = z.strictObject({
  ...where,
  userId: userId.optional(),
  capabilities: capabilities.optional(),
  attributes: attributes.optional(),
  minutes,
});
const startEncoderSchema = z.strictObject({
  streamKey: z.string().min(1),
  protocol: z.enum(['RTMP', 'RTMPS']).optional(),
});
const stopEncoderSchema = z.strictObject({ streamKey: z.string().min(1) });

/** The id in the ARN of one of this world's stages. Throws `InvalidControl`. */
function stageIdIn(world: World, arn: string): string {
  const parsed = parseArn(arn);
  const isOurs = parsed && parsed.accountId === world.accountId && parsed.region === world.region;
  if (!isOurs || parsed.kind !== 'stage') {
    throw new InvalidControl([`stageArn: must be like ${arnOf(world, 'stage', 'AbCdEfGh1234')}`]);
  }
  return parsed.id;
}

/** Whoever shows a token is asked for nothing that the token says. */
const hasToken = (body: unknown): boolean => typeof body === 'object' && body !== null && 'token' in body;

function join(world: World, body: unknown): PersonNow {
  if (hasToken(body)) {
    const { token, ...how } = parseBody(tokenJoinSchema, body);
    return joinWithToken(world, token, how.device, how.watch);
  }
  const asked = parseBody(newcomerSchema, body);
  const { stageArn, selfSigned, device: kind, watch: watches, minutes: life, ...token } = asked;
  const stageId = stageIdIn(world, stageArn);
  const expiresAt = world.clock.now() + life * 60_000;
  return joinAsNewcomer(world, {
    stageId,
    token: { ...token, expiresAt },
    selfSigned,
    device: kind,
    watches,
  });
}

/** The person as it is after an act, and what came of it. */
function after(world: World, { participant, stageId }: PersonNow, outcome: Outcome): ControlAnswer {
  const person = personNow(world, participant.participantId, stageId);
  return { status: 200, body: { ...viewOf(world, person), ...outcome } };
}

function rejoined(world: World, participantId: string, body: unknown): ControlAnswer {
  const { stageArn, token, newToken } = parseBody(rejoinSchema, body);
  const stageId = stageArn === undefined ? undefined : stageIdIn(world, stageArn);
  const person =
    token === undefined
      ? rejoin(world, participantId, { stageId, newToken })
      : joinWithToken(world, token, 'web', true);
  return { status: 200, body: viewOf(world, person) };
}

const ACTS = [
  'publish',
  'unpublish',
  'subscribe',
  'unsubscribe',
  'fail',
  'leave',
  'lose-connection',
] as const;

function act(world: World, participantId: string, name: string, body: unknown): ControlAnswer | undefined {
  const given = (body ?? {}) as { stageArn?: unknown };
  const person = (): PersonNow =>
    personNow(
      world,
      participantId,
      typeof given.stageArn === 'string' ? stageIdIn(world, given.stageArn) : undefined,
    );
  switch (name as (typeof ACTS)[number] | 'exchange-token' | 'rejoin') {
    case 'publish':
    case 'unpublish':
    case 'leave':
    case 'lose-connection': {
      parseBody(actSchema, given);
      const who = person();
      if (name === 'publish') return after(world, who, publish(world, who));
      if (name === 'unpublish') return after(world, who, unpublish(world, who));
      return after(world, who, leave(world, who, name === 'lose-connection'));
    }
    case 'subscribe':
    case 'unsubscribe': {
      const { remoteParticipantId = null } = parseBody(subscribeSchema, given);
      const who = person();
      const change = name === 'subscribe' ? subscribe : unsubscribe;
      return after(world, who, change(world, who, remoteParticipantId));
    }
    case 'fail': {
      const { event, errorCode, remoteParticipantId = null } = parseBody(failSchema, given);
      const who = person();
      return after(world, who, fail(world, who, { name: event, errorCode, remoteParticipantId }));
    }
    case 'exchange-token': {
      if (hasToken(given)) {
        const { token } = parseBody(tokenExchangeSchema, given);
        exchangeToken(world, person(), token);
      } else {
        const change = parseBody(exchangeSchema, given);
        exchangeFor(world, person(), change);
      }
      const who = person();
      return after(world, who, { refusal: null });
    }
    case 'rejoin':
      return rejoined(world, participantId, given);
    default:
      return undefined;
  }
}

/** The most people that are listed at once. */
const MOST_LISTED = 1_000;

function list(world: World, query: URLSearchParams): ControlAnswer {
  const stageId = stageIdIn(world, query.get('stageArn') ?? '');
  const now = world.clock.now();
  const session = world.courses.active(stageId, now);
  const script = session && world.script({ id: stageId }, session);
  const there = (script?.participants ?? []).filter((participant) => isConnected(participant, now));
  const people = there
    .slice(0, MOST_LISTED)
    .flatMap((participant) => (session && script ? [{ stageId, session, script, participant }] : []))
    .map((person) => viewOf(world, person));
  return { status: 200, body: { connected: there.length, people } };
}

/** `/_emulator/people…` and `/_emulator/ingest/…`: what people and encoders in the world do. */
export const peopleControl =
  (world: () => World): ControlRoutes =>
  ({ method, parts, query, body }) => {
    const [resource, id = '', name] = parts;
    if (resource === 'people' && method === 'GET' && parts.length === 1) return list(world(), query);
    if (method !== 'POST') return undefined;
    if (resource === 'people' && parts.length === 1) {
      const present = world();
      return { status: 201, body: viewOf(present, join(present, body)) };
    }
    if (resource === 'people' && parts.length === 3) return act(world(), id, name ?? '', body);
    if (resource === 'ingest' && parts.length === 2) return encoder(world(), id, body);
    return undefined;
  };

function encoder(world: World, name: string, body: unknown): ControlAnswer | undefined {
  if (name !== 'publish' && name !== 'stop') return undefined;
  const { streamKey, protocol } =
    name === 'publish'
      ? parseBody(startEncoderSchema, body)
      : { ...parseBody(stopEncoderSchema, body), protocol: undefined };
  const { stageId, ...outcome } =
    name === 'publish' ? startEncoder(world, streamKey, protocol) : stopEncoder(world, streamKey);
  return { status: 200, body: { stageArn: arnOf(world, 'stage', stageId), ...outcome } };
}
