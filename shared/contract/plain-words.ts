import type * as z from 'zod/mini';

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a valid date',
};

/**
 * Says which rule a value broke in words that follow a field's name: "maxResults" "must be at least 1".
 * Given as the error map of a parse; a message that a schema carries itself wins over it.
 */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is required';
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
      return bound('at least', 'more than', issue.inclusive, Number(issue.minimum), issue.origin);
    case 'too_big':
      return bound('at most', 'less than', issue.inclusive, Number(issue.maximum), issue.origin);
    case 'invalid_format':
      if (issue.format === 'datetime') return 'must be a date and time such as 2026-11-20T14:00:00Z';
      return 'is not in the expected form';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has fields that are not known here: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'has none of the accepted forms';
    case 'invalid_key':
      return `has a key that ${issue.issues[0]?.message ?? 'is not accepted'}`;
    case 'invalid_element':
      return 'has an entry that is not accepted';
    default:
      return 'is not accepted';
  }
}

function bound(
  inclusiveWords: string,
  exclusiveWords: string,
  inclusive: boolean | undefined,
  limit: number,
  origin: string,
): string {
  const words = inclusive === false ? exclusiveWords : inclusiveWords;
  if (origin === 'string') return `must have ${words} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set' || origin === 'map')
    return `must have ${words} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  return `must be ${words} ${limit}`;
}
