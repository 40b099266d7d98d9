import type { ParticipantEvent } from '#shared/participants/contract.ts';

type Token = NonNullable<ParticipantEvent['newToken']>;

/** One claim on both sides of a token exchange; `undefined` where the token does not have it, or AWS did not tell. */
export interface ClaimChange {
  claim: 'capability' | 'attribute' | 'user id' | 'expiry';
  /** Which capability or attribute. */
  name?: string;
  before: string | undefined;
  after: string | undefined;
  changed: boolean;
}

/**
 * Both tokens of an exchange, claim by claim: capabilities, attributes by key, user id, expiry.
 * A side that AWS left out, or its list of capabilities, makes nothing “changed”: what is not known has not been seen to
 * change.
 */
export function tokenChanges(before: Token | undefined, after: Token | undefined): ClaimChange[] {
  const both = before !== undefined && after !== undefined;
  const told = both && before.capabilities !== undefined && after.capabilities !== undefined;
  const claim = (change: Omit<ClaimChange, 'changed'>): ClaimChange => ({
    ...change,
    changed: (change.claim === 'capability' ? told : both) && change.before !== change.after,
  });
  const capabilities = union(before?.capabilities, after?.capabilities).toSorted();
  const keys = union(Object.keys(before?.attributes ?? {}), Object.keys(after?.attributes ?? {})).toSorted();
  return [
    ...capabilities.map((name) =>
      claim({
        claim: 'capability',
        name,
        before: before?.capabilities?.includes(name) ? 'yes' : undefined,
        after: after?.capabilities?.includes(name) ? 'yes' : undefined,
      }),
    ),
    ...keys.map((name) =>
      claim({
        claim: 'attribute',
        name,
        before: own(before?.attributes, name),
        after: own(after?.attributes, name),
      }),
    ),
    // AWS sends an empty text or nothing for a token without a user id.
    claim({ claim: 'user id', before: before?.userId || undefined, after: after?.userId || undefined }),
    claim({ claim: 'expiry', before: before?.expirationTime, after: after?.expirationTime }),
  ];
}

function union(a: readonly string[] | undefined, b: readonly string[] | undefined): string[] {
  return [...new Set([...(a ?? []), ...(b ?? [])])];
}

function own(attributes: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return attributes && Object.hasOwn(attributes, key) ? attributes[key] : undefined;
}

/** The change in a few words: `PUBLISH gained, 4 attributes, expiry`. Empty when nothing changed. */
export function summariseChanges(changes: readonly ClaimChange[]): string {
  const changed = changes.filter((change) => change.changed);
  const words = changed
    .filter(({ claim }) => claim === 'capability')
    .map(({ name, after }) => `${name} ${after === undefined ? 'lost' : 'gained'}`);
  const attributes = changed.filter(({ claim }) => claim === 'attribute').length;
  if (attributes > 0) words.push(`${attributes} ${attributes === 1 ? 'attribute' : 'attributes'}`);
  for (const { claim } of changed) {
    if (claim === 'user id' || claim === 'expiry') words.push(claim);
  }
  return words.join(', ');
}
