import type { ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { localsOf } from './locals.ts';
import type { OwnOrigins } from './own-origins.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Browser features that the console does not use, refused to it and to anything it would embed. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * The security headers of every response, errors and static files included. Nothing runs but our own script files:
 * the build has no inline script, so that scripts need no nonce; styles that components insert while they run carry
 * the response's nonce. Under Trusted Types the one policy `callboard-worker` may name the build's own workers.
 */
export function securityHeaders(origins: OwnOrigins): RequestHandler[] {
  const nonce = (_request: unknown, response: ServerResponse): string =>
    `'nonce-${localsOf(response as Response).styleNonce}'`;
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'", nonce],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'worker-src': ["'self'"],
          'manifest-src': ["'self'"],
          'base-uri': ["'none'"],
          'object-src': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          'require-trusted-types-for': ["'script'"],
          'trusted-types': ['callboard-worker'],
        },
      },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      strictTransportSecurity: false,
    }),
    (request, response, next) => {
      response.setHeader('Permissions-Policy', PERMISSIONS);
      if (origins.isSecure(request.headers.host ?? ''))
        response.setHeader('Strict-Transport-Security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
      next();
    },
  ];
}
