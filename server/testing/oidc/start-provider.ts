import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { OidcSettings } from '#server/auth/oidc/oidc-settings.ts';

export interface RunningProvider {
  issuer: string;
  port: number;
  /** What a console is told of it. */
  settings: OidcSettings;
  /** Whom it knows, by what they type in to sign in; each with their claims. */
  people: Map<string, Record<string, unknown>>;
  close(): Promise<void>;
}

export interface ProviderOptions {
  /** Where it may send browsers back to: origins of consoles. */
  consoles: () => readonly string[];
  /** 0 asks for a free one. */
  port?: number;
  /** Whether the ID token holds the claims, or only the answer to who asks further. */
  inToken?: boolean;
}

const CLIENT = { id: 'callboard', secret: 'the secret of the client' };

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = { ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'test' };

/** A real provider on loopback, at which anybody signs in by typing their name. */
export async function startProvider({
  consoles,
  port: wanted = 0,
  inToken = true,
}: ProviderOptions): Promise<RunningProvider> {
  const people: RunningProvider['people'] = new Map();
  const server = createServer();
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  let answer: ReturnType<Provider['callback']> | undefined;
  // Consoles need the provider's address, and it needs theirs: it is made when it is first asked.
  server.on('request', (request, response) => {
    answer ??= new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: consoles().map((origin) => `${origin}/api/oidc/callback`),
          post_logout_redirect_uris: consoles().map((origin) => `${origin}/sign-in`),
        },
      ],
      jwks: { keys: [KEY] },
      cookies: { keys: [randomUUID()] },
      claims: {
        openid: ['sub'],
        profile: ['name', 'preferred_username'],
        email: ['email', 'email_verified'],
        groups: ['groups'],
      },
      conformIdTokenClaims: !inToken,
      pkce: { required: () => true },
      findAccount: (_context, id) => ({
        accountId: id,
        claims: () => ({ sub: id, ...people.get(id) }),
      }),
    }).callback();
    void answer(request, response);
  });
  return {
    issuer,
    port,
    people,
    settings: {
      issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      label: 'Example SSO',
      groupsClaim: 'groups',
      roles: [
        { group: 'staff', role: 'viewer' },
        { group: 'desk', role: 'support' },
        { group: 'crew', role: 'operator' },
        { group: 'admins', role: 'administrator' },
      ],
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
