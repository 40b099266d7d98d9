import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function problems(environment: Record<string, string>): readonly string[] {
  try {
    readConfig([], environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('a provider by which people sign in', () => {
  it('is taken where it is named in whole', () => {
    const named = {
      CALLBOARD_OIDC_ISSUER: 'https://login.example/realms/show',
      CALLBOARD_OIDC_CLIENT_ID: 'callboard',
      CALLBOARD_OIDC_CLIENT_SECRET: 'never shown',
      CALLBOARD_OIDC_ROLES: 'cn=admins,ou=show=administrator,crew=operator',
    };
    expect(readConfig([], named).accounts.oidc).toEqual({
      issuer: 'https://login.example/realms/show',
      clientId: 'callboard',
      clientSecret: 'never shown',
      label: 'your organisation',
      groupsClaim: 'groups',
      roles: [
        { group: 'cn=admins,ou=show', role: 'administrator' },
        { group: 'crew', role: 'operator' },
      ],
    });
    expect(problems({ CALLBOARD_OIDC_LABEL: 'Example' })).toEqual([
      'CALLBOARD_OIDC_LABEL needs CALLBOARD_OIDC_ISSUER, CALLBOARD_OIDC_CLIENT_ID, ' +
        'CALLBOARD_OIDC_CLIENT_SECRET, CALLBOARD_OIDC_ROLES beside it',
    ]);
    expect(problems({ ...named, CALLBOARD_AUTH: 'none' })).toEqual([
      'CALLBOARD_OIDC_ISSUER has no meaning with CALLBOARD_AUTH=none, which asks nobody who they are',
    ]);
    for (const issuer of ['http://login.example', 'https://login.example/?a=b', 'login.example'])
      expect(problems({ ...named, CALLBOARD_OIDC_ISSUER: issuer })).toHaveLength(1);
    expect(problems({ ...named, CALLBOARD_OIDC_ROLES: 'crew=king' })).toHaveLength(1);
    const onThisMachine = { ...named, CALLBOARD_OIDC_ISSUER: 'http://127.0.0.1:8080' };
    expect(readConfig([], onThisMachine).accounts.oidc?.issuer).toBe('http://127.0.0.1:8080');
  });
});
