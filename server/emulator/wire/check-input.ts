import { AwsError } from './aws-error.ts';
import type { Operation } from './operation.ts';
import { isPaged, PAGE_LIMITS } from './page-limits.ts';
import type { Shape, StructureShape } from './shape.ts';

/** The pattern of `nextToken` in the API model, all ten lists. Whether a token is one of ours, the handler knows. */
const PAGE_TOKEN = /^[a-zA-Z0-9+/=_-]{0,1024}$/;

/**
 * Checks what every operation needs before it can be answered: required members at every depth, the range of
 * `maxResults` and the form of `nextToken`. Throws `ValidationException` naming the member.
 */
export const checkInput = (
  operation: Operation,
  shape: StructureShape,
  input: Record<string, unknown>,
): void => {
  requireMembers(shape, input, '');
  if (!isPaged(operation)) return;
  const { maxResults, nextToken } = input;
  const { maximum } = PAGE_LIMITS[operation];
  // That a figure out of range is refused and not cut to the limit is an inference: no page of AWS says it.
  if (
    typeof maxResults === 'number' &&
    !(Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= maximum)
  ) {
    throw invalid('maxResults', `must be a whole number from 1 to ${maximum}`);
  }
  if (typeof nextToken === 'string' && !PAGE_TOKEN.test(nextToken)) {
    throw invalid('nextToken', 'is not a page token');
  }
};

const requireMembers = (shape: StructureShape, value: Record<string, unknown>, path: string): void => {
  for (const member of shape.members) {
    const at = path === '' ? member.name : `${path}.${member.name}`;
    const inner = Object.hasOwn(value, member.name) ? value[member.name] : undefined;
    if (inner === undefined && member.required) throw invalid(at, 'must not be null');
    if (inner !== undefined) requireWithin(member.shape, inner, at);
  }
};

const requireWithin = (shape: Shape, value: unknown, path: string): void => {
  if (shape.kind === 'structure') requireMembers(shape, value as Record<string, unknown>, path);
  if (shape.kind === 'list') {
    for (const [index, item] of (value as unknown[]).entries())
      requireWithin(shape.item, item, `${path}[${index}]`);
  }
};

const invalid = (member: string, problem: string): AwsError =>
  new AwsError('ValidationException', `Value at '${member}' failed to satisfy constraint: Member ${problem}`);
