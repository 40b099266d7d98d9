import { setTimeout as after } from 'node:timers/promises';
import * as client from 'openid-client';
import type { OidcSettings } from './oidc-settings.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';
import { type ProvenPerson, provenPerson } from './proven-person.ts';

/** Seconds that the provider has for each answer. */
const ANSWER_SECONDS = 10;

/** How long what the provider says of itself is believed, in milliseconds. */
const KNOWN_MS = 60 * 60_000;

/** How long signing out waits to learn where the provider signs out, in milliseconds. */
const SIGN_OUT_MS = 2_000;

/** The provider does not answer, or not as its configuration says. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';
}

/** The provider was asked, and somebody did not go through with it there. */
export class SignInDenied extends Error {
  override readonly name = 'SignInDenied';
}

/**
 * An organisation's provider. It is asked for its configuration when somebody first signs in: one that is down keeps nobody
 * from starting the console, or from signing in by password.
 */
export class Provider {
  readonly settings: OidcSettings;
  private known: { at: number; configuration: Promise<client.Configuration> } | undefined;

  constructor(settings: OidcSettings) {
    this.settings = settings;
  }

  /**
   * Begins a sign-in.
   * @returns where the browser goes, and what the answer has to fit
   * @throws {ProviderUnreachable}
   */
  async begin(
    redirectUri: string,
  ): Promise<{ url: URL } & Pick<PendingSignIn, 'redirectUri' | 'state' | 'nonce' | 'verifier'>> {
    const configuration = await this.configuration();
    const [state, nonce, verifier] = [
      client.randomState(),
      client.randomNonce(),
      client.randomPKCECodeVerifier(),
    ];
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: this.scope(configuration),
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url, redirectUri, state, nonce, verifier };
  }

  /**
   * Ends a sign-in: spends the code, and holds the ID token to its signature, issuer, audience, times and nonce.
   *
   * @param query of the address to which the provider has sent the browser back
   * @throws {ProviderUnreachable}
   * @throws {SignInDenied}
   * @throws whatever does not fit
   */
  async finish(pending: PendingSignIn, query: string): Promise<ProvenPerson> {
    const configuration = await this.configuration();
    const { groupsClaim } = this.settings;
    try {
      const tokens = await client.authorizationCodeGrant(
        configuration,
        new URL(`${pending.redirectUri}?${query}`),
        {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.verifier,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the provider sent no ID token');
      const { userinfo_endpoint: more } = configuration.serverMetadata();
      // Most providers list groups in the ID token once they are told to; others only where they are asked again.
      const info =
        claims[groupsClaim] === undefined && more !== undefined
          ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : {};
      return provenPerson({ ...info, ...claims }, groupsClaim);
    } catch (error) {
      if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
        throw new SignInDenied('the sign-in was not gone through with', { cause: error });
      if (isSilence(error)) throw new ProviderUnreachable('the provider does not answer', { cause: error });
      throw error;
    }
  }

  /**
   * Where the provider ends its own session, so that the next to sit here is asked who they are.
   * @param back where it sends the browser afterwards; undefined: it stays there
   * @returns undefined where there is no such place, or it is not known soon enough: signing out waits for nobody
   */
  async signOutAddress(back: string | undefined): Promise<string | undefined> {
    const late = after(SIGN_OUT_MS, undefined, { ref: false });
    const configuration = await Promise.race([this.configuration(), late]).catch(() => undefined);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined;
    try {
      return client.buildEndSessionUrl(
        configuration,
        back === undefined ? {} : { post_logout_redirect_uri: back },
      ).href;
    } catch {
      return undefined;
    }
  }

  /** What the provider says of itself, once for all who wait for it, and not longer than it may have changed. */
  private async configuration(): Promise<client.Configuration> {
    const at = performance.now();
    if (this.known === undefined || at - this.known.at > KNOWN_MS) {
      const known = { at, configuration: this.discover() };
      this.known = known;
      // What failed is asked for anew by the next.
      known.configuration.catch(() => {
        if (this.known === known) this.known = undefined;
      });
    }
    return this.known.configuration;
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    // The configuration takes plain http for a loopback address alone.
    const insecure = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    try {
      return await client.discovery(url, clientId, clientSecret, secretAsWanted(clientSecret), {
        timeout: ANSWER_SECONDS,
        // By the code's way the token comes from the provider itself, and need not be signed; here it must be.
        execute: [...insecure, client.enableNonRepudiationChecks],
      });
    } catch (error) {
      throw new ProviderUnreachable('the provider does not tell its configuration', { cause: error });
    }
  }

  /** Groups are asked for by a scope of their own where the provider has one: others refuse what they do not know. */
  private scope(configuration: client.Configuration): string {
    const { groupsClaim } = this.settings;
    const own = configuration.serverMetadata().scopes_supported?.includes(groupsClaim) ?? false;
    return ['openid', 'profile', 'email', ...(own ? [groupsClaim] : [])].join(' ');
  }
}

/** Sends the client's secret in the way that the provider takes: by header unless it only takes it in the body (Discovery 1.0, 3). */
function secretAsWanted(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...request) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? basic : post)(server, ...request);
  };
}

/** Whether no answer came at all: `fetch` throws a TypeError then, with what went wrong as its cause. */
function isSilence(error: unknown): boolean {
  if (error instanceof client.ClientError) return error.code === 'OAUTH_TIMEOUT';
  return error instanceof TypeError && error.cause !== undefined;
}
