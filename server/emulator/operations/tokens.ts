import type { ParticipantToken, ParticipantTokenConfiguration } from '@aws-sdk/client-ivs-realtime';
import { makeToken } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { stageAt } from './stages.ts';

const DEFAULT_MINUTES = 720;
const ALL = ['PUBLISH', 'SUBSCRIBE'] as const;

/**
 * Makes a token and describes it with everything that went into it. AWS's samples differ in which optional members they
 * show; those that nobody gave are left out here.
 */
export function issueToken(
  world: World,
  stageId: string,
  asked: ParticipantTokenConfiguration,
): ParticipantToken {
  const { userId, attributes, duration = DEFAULT_MINUTES } = asked;
  // UNCONFIRMED: what an empty list means; taken as left out, for a token that allows nothing would be of no use.
  const wanted = asked.capabilities?.length ? asked.capabilities : ALL;
  const capabilities = ALL.filter((capability) => wanted.includes(capability));
  const made = makeToken(world, stageId, { userId, attributes, duration, capabilities });
  return {
    participantId: made.participantId,
    token: made.token,
    ...(userId === undefined ? {} : { userId }),
    ...(attributes === undefined ? {} : { attributes }),
    duration,
    capabilities,
    expirationTime: new Date(made.expiresAt),
  };
}

/** "IVS does not store the token" (User Guide, "Distribute Tokens"): nothing in the world changes. */
export function createParticipantToken(world: World): Handler<'CreateParticipantToken'> {
  return ({ stageArn, ...asked }) => ({
    participantToken: issueToken(world, stageAt(world, 'stageArn', stageArn).id, asked),
  });
}
