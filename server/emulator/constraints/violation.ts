/** One breach of the API's limits. */
export interface Violation {
  /** The member as a path: `destinations[0].s3.encoderConfigurationArns`. */
  readonly member: string;
  /** The limit, in AWS's words: `Member must have length less than or equal to 128`. */
  readonly rule: string;
}

/**
 * The text of a `ValidationException` for these violations, of which there must be one at least. The sentence is the one
 * that AWS services have in common; the live texts of this service are UNCONFIRMED. Values are not repeated in it: they
 * may be long, and some are secret.
 */
export const validationMessage = (violations: readonly Violation[]): string => {
  const heading = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: `;
  return heading + violations.map(({ member, rule }) => sentence(member, rule)).join('; ');
};

const sentence = (member: string, rule: string): string =>
  `Value at '${member}' failed to satisfy constraint: ${rule}`;
