/** A form of secret that is known by its looks, wherever in a text it stands. */
interface SecretForm {
  /** As after “This is” or “a text with”; undefined for what is no secret by itself. */
  what: string | undefined;
  pattern: RegExp;
  /** What stands in its place in a log or an answer. */
  replacement: string;
}

/**
 * What must never stand in a log, an answer or an address, whatever text carried it there. Patterns, because AWS may
 * quote a request in an error message, and people paste whatever they have: stream keys
 * (`rt_<account>_<region>_<configuration>_<secret>`), JWTs (participant tokens), private keys in PEM, signatures of
 * SigV4, and access keys. Where one begins is not asked: in an address `%3D` or `_` may stand before it. `$NAME` is a
 * variable of a shell and no secret.
 */
const SECRETS: readonly SecretForm[] = [
  {
    what: 'a stream key',
    pattern: /((?:\brt_[0-9]+|rt_[0-9]{12})_[a-z0-9-]+_[a-zA-Z0-9-]+_)[^\s"',;]+/g,
    replacement: '$1••••',
  },
  {
    what: 'a participant token',
    // Looked for once a word, and only in words that a token's first dot ends: in a text of nothing but beginnings, each of
    // them would be followed to its end otherwise.
    pattern: /(?<![\w-])(?=[\w-]+\.[\w-]+\.)([\w-]*?)eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g,
    replacement: '$1[token]',
  },
  {
    what: 'a private key',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    replacement: '[private key]',
  },
  { what: undefined, pattern: /\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, replacement: '[access key]' },
  {
    what: 'a signature or key of AWS',
    pattern:
      /\b(Signature|X-Amz-Security-Token|aws_secret_access_key|SecretAccessKey)(["']?\s*[=:]\s*["']?)(?!\$)[^\s"',;&]+/gi,
    replacement: '$1$2[secret]',
  },
];

/** The text with every secret it may hold replaced. */
export function redactSecrets(text: string): string {
  return SECRETS.reduce((current, { pattern, replacement }) => current.replace(pattern, replacement), text);
}

/** What of it is a secret, as `a stream key`; undefined where nothing is. */
export function secretIn(text: string): string | undefined {
  const plain = withoutPercents(text);
  return SECRETS.find(({ what, pattern }) => what !== undefined && plain.search(pattern) >= 0)?.what;
}

/** The text without its secrets, and with percent signs read: nothing of a secret stands in it, however it was written. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce(
    (current, { what, pattern }) => (what === undefined ? current : current.replace(pattern, '')),
    withoutPercents(text),
  );
}

/** Percent signs of ASCII read one by one: one that says nothing must not hide the others. */
function withoutPercents(text: string): string {
  return text.replaceAll(/%([2-7][0-9a-f])/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
