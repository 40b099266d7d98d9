import type { Event, ExchangedParticipantToken } from '@aws-sdk/client-ivs-realtime';
import { eventsUntil, hasJoined, type ListedEvent } from '../simulation/project-session.ts';
import type { TokenFacts } from '../simulation/script.ts';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { idIn, sessionOf } from './locate.ts';

function exchanged(token: TokenFacts): ExchangedParticipantToken {
  return {
    capabilities: [...token.capabilities],
    attributes: { ...token.attributes },
    userId: token.userId,
    expirationTime: new Date(token.expiresAt),
  };
}

function described(world: World, participantId: string, event: ListedEvent): Event {
  const { remoteParticipantId, errorCode, destination, exchange } = event;
  // There can be a million of them, so nothing is copied that is not there.
  const shown: Event = { name: event.name, participantId, eventTime: new Date(event.at) };
  if (remoteParticipantId !== undefined) shown.remoteParticipantId = remoteParticipantId;
  if (errorCode !== undefined) shown.errorCode = errorCode;
  if (destination) {
    shown.destinationStageArn = arnOf(world, 'stage', destination.destinationStageId);
    shown.destinationSessionId = destination.destinationSessionId;
  }
  shown.replica = event.replica;
  if (exchange) {
    shown.previousToken = exchanged(exchange.previous);
    shown.newToken = exchanged(exchange.next);
  }
  return shown;
}

export function listParticipantEvents(world: World): Handler<'ListParticipantEvents'> {
  return (input) => {
    const now = world.clock.now();
    const participantId = input.participantId ?? '';
    const stageId = idIn(world, 'stage', 'stageArn', input.stageArn);
    const stage = world.stage(stageId);
    const plan = stage && sessionOf(world, stage, input.sessionId);
    const script = stage && plan && world.script(stage, plan);
    const participant = script?.participant(participantId);
    const page = paginate(
      // UNCONFIRMED: an unknown id. ResourceNotFoundException is not modelled, so nothing is found.
      script && participant && hasJoined(participant, now) ? eventsUntil(script, participant, now) : [],
      (event) => event.key,
      {
        accountId: world.accountId,
        operation: 'ListParticipantEvents',
        filters: { stageId, sessionId: input.sessionId, participantId },
        nextToken: input.nextToken,
        maxResults: input.maxResults,
      },
    );
    return {
      events: page.items.map((event) => described(world, participantId, event)),
      nextToken: page.nextToken,
    };
  };
}
