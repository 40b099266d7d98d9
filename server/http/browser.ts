import type { Request, Response } from 'express';
import { clientAddress } from './client-address.ts';
import { forgetSessionSecret, keepSessionSecret, sessionSecretOf } from './session-cookie.ts';

/** Whose request it is, before anybody has signed in, and what it is made to keep. */
export interface Browser {
  /** As `clientAddress`. */
  address: string;
  /** What it calls itself; empty where it does not. */
  agent: string;
  /** Of the page that asks, which is one of ours; undefined where the browser does not say. */
  origin: string | undefined;
  /** What it was given when it was signed in. */
  sessionSecret(): string | undefined;
  /** Signs it in: the secret is sent with its every request from now on. */
  keepSession(secret: string, forMs: number): void;
  /** Signs it out, and has it throw away what it holds of this console's pages. */
  forgetSession(): void;
}

/**
 * Answers that are held. Not its storage: how somebody likes the console to look and to tell time is no secret, and would be
 * lost. Not its cookies: the one of ours is overwritten.
 */
const THROWN_AWAY = '"cache"';

export function browserOf(request: Request, response: Response): Browser {
  return {
    address: clientAddress(request),
    agent: request.get('user-agent') ?? '',
    origin: request.get('origin'),
    sessionSecret: () => sessionSecretOf(request),
    keepSession: (secret, forMs) => keepSessionSecret(response, secret, forMs),
    forgetSession: () => {
      forgetSessionSecret(response);
      response.setHeader('Clear-Site-Data', THROWN_AWAY);
    },
  };
}
