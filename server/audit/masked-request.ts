import { createHash } from 'node:crypto';
import { redactSecrets } from '#shared/contract/secrets.ts';

/** Members that hold a secret whatever it looks like. */
const SECRET = /password|secret|privatekey|streamkey|authorization|cookie|credential/i;
/** Of them, the members that only name one. */
const NAMES_ONE = /(?:Id|Arn|At|Name)$/;

/** Bytes of a request that are kept whole. */
const LONGEST = 32 * 1024;

/** What was asked for, as JSON that holds no secret; of something very long its beginning, its length and its hash. */
export function maskedRequest(input: unknown): string | null {
  if (input === undefined) return null;
  const text = redactSecrets(
    JSON.stringify(input, (name, value: unknown) =>
      typeof value === 'string' && value !== '' && SECRET.test(name) && !NAMES_ONE.test(name)
        ? '••••'
        : value,
    ),
  );
  if (text.length <= LONGEST) return text;
  return JSON.stringify({
    beginning: text.slice(0, LONGEST),
    characters: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  });
}
