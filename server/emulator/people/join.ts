import { hasJoined, isConnected } from '../simulation/project-session.ts';
import type { DeviceKind } from '../simulation/people.ts';
import type { TokenFacts } from '../simulation/script.ts';
import { resourceId, sessionId } from '../state/ids.ts';
import type { Change } from '../state/interventions.ts';
import { readToken } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import { isLost, lastJoin, personNow, type PersonNow } from './person.ts';
import { RefusedAct } from './refused-act.ts';

type Join = Omit<Extract<Change, { kind: 'person-joined' }>, 'kind' | 'sessionId'>;

/** Whether DisconnectParticipant has put the participant out of the stage, which bars its token. */
export function isBarred(world: World, stageId: string, participantId: string): boolean {
  return world.ledger
    .of(stageId)
    .some((entry) => entry.kind === 'participant-disconnected' && entry.participantId === participantId);
}

/** The session that whoever joins now comes to: the one that goes on, or a new one that this join begins. */
export function sessionToJoin(world: World, stageId: string): string {
  const active = world.courses.active(stageId, world.clock.now());
  return active?.sessionId ?? sessionId(world.dice('session'));
}

/** Lets somebody in. Throws `RefusedAct` for a barred or expired token and for somebody who is there already. */
export function join(world: World, asked: Join): PersonNow {
  const { stageId, participantId, token } = asked;
  if (!world.stage(stageId)) throw new RefusedAct('STAGE_NOT_FOUND', `There is no stage ${stageId}.`);
  if (asked.ingest === null && isBarred(world, stageId, participantId)) {
    throw new RefusedAct('PARTICIPANT_DISCONNECTED', `Participant ${participantId} was disconnected.`);
  }
  if (token.expiresAt <= world.clock.now()) {
    throw new RefusedAct('TOKEN_EXPIRED', `The token expired at ${new Date(token.expiresAt).toISOString()}.`);
  }
  requireAbsent(world, stageId, participantId);
  world.perform({ kind: 'person-joined', sessionId: sessionToJoin(world, stageId), ...asked });
  return personNow(world, participantId, stageId);
}

/** UNCONFIRMED: a second connection with one token; the service may as well let it take the place of the first. */
function requireAbsent(world: World, stageId: string, participantId: string): void {
  const now = world.clock.now();
  const session = world.courses.active(stageId, now);
  const there = session && world.script({ id: stageId }, session).participant(participantId);
  if (!there) return;
  // A session holds an id once, and the replica's part in it stays after it has stopped. UNCONFIRMED: the refusal.
  if (there.replication.type === 'REPLICA' && hasJoined(there, now)) {
    throw new RefusedAct('ALREADY_CONNECTED', `Participant ${participantId} is a replica in this session.`);
  }
  if (!isConnected(there, now)) return;
  if (isLost(world, personNow(world, participantId, stageId))) return;
  throw new RefusedAct('ALREADY_CONNECTED', `Participant ${participantId} is connected.`);
}

/** Joins with a token. Throws `TokenRefused`, too. */
export function joinWithToken(world: World, text: string, device: DeviceKind, watches: boolean): PersonNow {
  const { stageId, participantId, origin, ...rest } = readToken(world, text);
  const { userId, attributes, capabilities, expiresAt } = rest;
  return join(world, {
    stageId,
    participantId,
    token: { userId, attributes, capabilities, expiresAt },
    selfSigned: origin === 'self-signed',
    device,
    watches,
    ingest: null,
  });
}

/** Somebody new, as if with a token made for the purpose. */
export interface Newcomer {
  stageId: string;
  token: TokenFacts;
  selfSigned: boolean;
  device: DeviceKind;
  watches: boolean;
}

export function joinAsNewcomer(world: World, newcomer: Newcomer): PersonNow {
  const participantId = resourceId(world.dice('participant'));
  return join(world, { ...newcomer, participantId, ingest: null });
}

/** Comes back with the token it had, or with another one that is like it and makes it another participant. */
export function rejoin(
  world: World,
  participantId: string,
  options: { stageId?: string | undefined; newToken: boolean },
): PersonNow {
  const last = lastJoin(world, participantId, options.stageId);
  const asked = last ? askedAgain(world, last) : scriptedAgain(world, participantId, options.stageId);
  return options.newToken
    ? join(world, { ...asked, participantId: resourceId(world.dice('participant')) })
    : join(world, asked);
}

function askedAgain(world: World, last: NonNullable<ReturnType<typeof lastJoin>>): Join {
  const { stageId, participantId, token, selfSigned, device, watches, ingest } = last;
  if (ingest !== null) {
    throw new RefusedAct('WRONG_STATE', 'An encoder comes back with its stream key, not with a token.');
  }
  const exchange = world.ledger
    .of(stageId)
    .findLast((entry) => entry.kind === 'token-exchanged' && entry.participantId === participantId);
  const present = exchange?.kind === 'token-exchanged' ? exchange.token : token;
  return { stageId, participantId, token: present, selfSigned, device, watches, ingest };
}

const HALF_A_DAY = 12 * 3_600_000;

function scriptedAgain(world: World, participantId: string, stageId: string | undefined): Join {
  const { participant, stageId: place } = personNow(world, participantId, stageId);
  if (participant.ingest) {
    throw new RefusedAct('WRONG_STATE', 'An encoder comes back with its stream key, not with a token.');
  }
  return {
    stageId: place,
    participantId,
    token: {
      userId: participant.person.userId,
      attributes: participant.attributes,
      capabilities: participant.publications.length > 0 ? ['PUBLISH', 'SUBSCRIBE'] : ['SUBSCRIBE'],
      expiresAt: world.clock.now() + HALF_A_DAY,
    },
    selfSigned: false,
    device: participant.person.device,
    watches: participant.watching.length > 0,
    ingest: null,
  };
}
