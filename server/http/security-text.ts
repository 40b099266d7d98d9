import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';

/** Days for which the file says it may be believed; RFC 9116 advises less than a year. */
const DAYS = 180;

/**
 * `/.well-known/security.txt` (RFC 9116): where to report a vulnerability of this installation. Who runs the console is
 * the only one who knows, so that without a contact there is no such file rather than one that leads nowhere.
 *
 * @param contact a `mailto:` or `https:` URI
 * @param origins those with TLS are named as the file's own places
 */
export function securityText(contact: string | undefined, origins: readonly string[]): RequestHandler {
  return (_request, response) => {
    if (contact === undefined)
      throw new ApiError(
        'not_found',
        'Nobody is named to whom a vulnerability is reported: CALLBOARD_SECURITY_CONTACT is not set on this server.',
      );
    const midnight = Math.floor(Date.now() / 86_400_000) * 86_400_000;
    const expires = new Date(midnight + DAYS * 86_400_000).toISOString().replace('.000Z', 'Z');
    const places = origins
      .filter((origin) => origin.startsWith('https:'))
      .map((origin) => `Canonical: ${origin}/.well-known/security.txt`);
    const lines = [`Contact: ${contact}`, `Expires: ${expires}`, 'Preferred-Languages: en', ...places];
    response.setHeader('Cache-Control', 'no-store');
    response.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  };
}
