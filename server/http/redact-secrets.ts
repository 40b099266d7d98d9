/**
 * What must never stand in a log or an answer, whatever text carried it there. Patterns, because AWS may quote a
 * request in an error message: stream keys (`rt_<account>_<region>_<configuration>_<secret>`), JWTs (participant
 * tokens), private keys in PEM, access keys, and signatures of SigV4.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(rt_[0-9]+_[a-z0-9-]+_[a-zA-Z0-9-]+_)[^\s"',;]+/g, '$1••••'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[private key]'],
  [/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[access key]'],
  [
    /\b(Signature|X-Amz-Security-Token|aws_secret_access_key|SecretAccessKey)(["']?\s*[=:]\s*["']?)[^\s"',;&]+/gi,
    '$1$2[secret]',
  ],
];

/** The text with every secret it may hold replaced. */
export function redactSecrets(text: string): string {
  return SECRETS.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), text);
}
