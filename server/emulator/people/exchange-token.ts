import { userIdAt } from '../simulation/project-session.ts';
import type { Capability, TokenFacts } from '../simulation/script.ts';
import { arnOf } from '../state/arn.ts';
import { readToken, requireExchangeable } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import { capabilitiesOf, lastJoin, type PersonNow, requireConnected } from './person.ts';
import { RefusedAct } from './refused-act.ts';

/** Only tokens that their customer has signed can be exchanged (User Guide, "Token Exchange"). */
function requireSelfSigned(world: World, { stageId, participant }: PersonNow): void {
  const { participantId, exchanges } = participant;
  const join = lastJoin(world, participantId, stageId);
  // Those of the scenario who exchange tokens have some that can be.
  const isSelfSigned = join ? join.selfSigned : exchanges.length > 0;
  if (!isSelfSigned) {
    throw new RefusedAct(
      'TOKEN_NOT_EXCHANGEABLE',
      'Only tokens that are signed with an imported key can be exchanged.',
    );
  }
}

function exchange(world: World, person: PersonNow, token: TokenFacts): void {
  const { stageId, session, participant } = person;
  const { participantId } = participant;
  world.perform({ kind: 'token-exchanged', stageId, sessionId: session.sessionId, participantId, token });
}

/** Exchanges the person's token for another that it shows. Throws `RefusedAct` and `TokenRefused`. */
export function exchangeToken(world: World, person: PersonNow, text: string): void {
  requireConnected(world, person);
  requireSelfSigned(world, person);
  const next = readToken(world, text);
  const { stageId, participant } = person;
  const jti = participant.participantId;
  const resource = arnOf(world, 'stage', stageId);
  const fixed = { ...next.fixed, jti, topic: stageId, resource };
  requireExchangeable({ ...next, origin: 'self-signed', fixed }, next);
  const { userId, attributes, capabilities, expiresAt } = next;
  exchange(world, person, { userId, attributes, capabilities, expiresAt });
}

/** What a token that is made for the exchange says otherwise than the present one. */
export interface TokenChange {
  userId?: string | undefined;
  attributes?: Readonly<Record<string, string>> | undefined;
  capabilities?: readonly Capability[] | undefined;
  minutes: number;
}

/** The same with a token that is made for the purpose. */
export function exchangeFor(world: World, person: PersonNow, change: TokenChange): void {
  requireConnected(world, person);
  requireSelfSigned(world, person);
  const now = world.clock.now();
  const { participant } = person;
  const last = participant.exchanges.findLast(({ at }) => at <= now)?.next;
  exchange(world, person, {
    userId: change.userId ?? userIdAt(participant, now),
    attributes: change.attributes ?? last?.attributes ?? participant.attributes,
    capabilities: change.capabilities ?? capabilitiesOf(world, person),
    expiresAt: now + change.minutes * 60_000,
  });
}
