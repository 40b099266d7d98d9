import type { ParticipantTokenConfiguration as TokenConfigurationShape } from '@aws-sdk/client-ivs-realtime';
import { StageArn } from './arns.ts';
import { structure, type SomeInputs } from './constraint-of.ts';
import { choice, list, required, text, textMap, whole } from './constraint.ts';
import { UserId } from './names-and-ids.ts';

/** The model sets no limit on single keys and values; the 1 KB that they may fill together is a rule of its own. */
export const ParticipantAttributes = textMap({ key: text(), value: text() });

/** In minutes: up to 14 days. */
const DurationMinutes = whole({ min: 1, max: 20_160 });

const Capabilities = list(choice('PUBLISH', 'SUBSCRIBE'), { max: 2 });

/** A token that is made together with its stage. */
export const ParticipantTokenConfiguration = structure<TokenConfigurationShape>({
  duration: DurationMinutes,
  userId: UserId,
  attributes: ParticipantAttributes,
  capabilities: Capabilities,
});

export const TOKEN_INPUTS = {
  CreateParticipantToken: {
    stageArn: required(StageArn),
    duration: DurationMinutes,
    userId: UserId,
    attributes: ParticipantAttributes,
    capabilities: Capabilities,
  },
} satisfies SomeInputs;
