import { checkMembers } from '../constraints/check-value.ts';
import { text, whole } from '../constraints/constraint.ts';
import { validationMessage, type Violation } from '../constraints/violation.ts';
import { AwsError } from '../wire/aws-error.ts';

/** API Reference of the low-latency product, ListChannels and ListStreams; what else they filter by is not played. */
const check = checkMembers({
  filterByName: text({ max: 128, pattern: /^[a-zA-Z0-9-_]*$/ }),
  nextToken: text({ max: 1_024, pattern: /^[a-zA-Z0-9+/=_-]*$/ }),
  maxResults: whole({ min: 1, max: 100 }),
});

/** Throws `ValidationException` for what the API would not take. */
export function refuseChannelInput(input: Record<string, unknown>): void {
  const found: Violation[] = [];
  check(input, '', found);
  if (found.length > 0) throw new AwsError('ValidationException', validationMessage(found));
}
