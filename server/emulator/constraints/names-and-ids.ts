import { text } from './constraint.ts';

/** Of a stage, a configuration, a public key or a destination: no spaces, and the empty name is a name. */
export const Name = text({ max: 128, pattern: /^[a-zA-Z0-9-_]*$/ });

/** The name of a participant attribute that a layout looks at. Empty: the layout looks at none. */
export const AttributeName = text({ max: 128, pattern: /^[a-zA-Z0-9-_]*$/ });

/** Any text (API Reference: "any UTF-8 encoded text"). */
export const UserId = text({ max: 128 });

/**
 * A participant to be read, listed by or replicated. UNCONFIRMED: a self-signed token's `jti` may hold `_` (User Guide,
 * "Distribute Tokens"), which this pattern of the API model and of the API Reference refuses. Only DisconnectParticipant
 * takes it, see `ParticipantTokenId`.
 */
export const ParticipantId = text({ max: 64, pattern: /^[a-zA-Z0-9-]*$/ });

/** As `ParticipantId`, with `_`. */
export const ParticipantTokenId = text({ max: 64, pattern: /^[a-zA-Z0-9-_]*$/ });

export const StageSessionId = text({
  min: 16,
  max: 16,
  pattern: /^st-[a-zA-Z0-9]+$/,
  example: 'st-AbCdEfGh12345',
});
