import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { changes, type Endpoint } from '#shared/contract/endpoint.ts';
import { actionWords } from './entry-words.ts';

const ENDPOINTS: readonly Endpoint[] = Object.values(api).flatMap((contract) => Object.values(contract));

/** What the server writes down by itself, wherever it is asked: `server/http/audited.ts`. */
const written = ENDPOINTS.filter((endpoint) => changes(endpoint) || endpoint.access === 'reveal');

/** What is about whoever asks, and written down one by one; this alone only looks. */
const LOOKS = 'auth.invitation';
const own = Object.values(api.auth).filter(({ id, method }) => method !== 'GET' && id !== LOOKS);

/** No endpoint: the way back from the provider. */
const OIDC = 'auth.oidc';

describe('the words for an entry', () => {
  it.each([...[...written, ...own].map(({ id }) => id), OIDC])('are there for %s', (endpoint) => {
    const words = actionWords({ seq: 1, at: '', endpoint, operations: [], objects: {} });
    expect(words).not.toBe(endpoint);
    expect(words).toMatch(/^[A-Z]/);
  });

  it.each([
    'CreateStage',
    'DeleteStage',
    'DisconnectParticipant',
    'StartComposition',
    'StopComposition',
    'TagResource',
    'UntagResource',
  ])('of a job are those of what its step called: %s', (operation) => {
    const step = { seq: 1, at: '', endpoint: 'job:any', operations: [operation], objects: {} };
    expect(actionWords(step)).toContain(' ');
  });
});
