import type { Random } from '../state/random.ts';
import { clamp, type Draft } from './draft.ts';
import { HOUR, SECOND } from './schedule.ts';
import type { Attributes, Capability, Exchange, TokenFacts } from './script.ts';

/** Twelve hours, the duration that AWS recommends for self-signed tokens. */
const TOKEN_LIFE = 12 * HOUR;

function facts(
  draft: Draft,
  capabilities: readonly Capability[],
  attributes: Attributes,
  signedAt: number,
): TokenFacts {
  return { capabilities, attributes, userId: draft.person.userId, expiresAt: signedAt + TOKEN_LIFE };
}

/**
 * Somebody of the audience who is brought on stage and goes back, by exchanging tokens. They try too early once: a
 * token without PUBLISH is refused. Losing PUBLISH ends publishing at once (AWS's guide on token exchange).
 */
export function promotions(draft: Draft, random: Random): Draft {
  const first = draft.wanted[0];
  const last = draft.wanted.at(-1);
  const presence = draft.presences[0];
  if (!first || !last || !presence) return draft;
  const viewer: Attributes = { role: 'viewer' };
  const guest: Attributes = { ...draft.attributes, featured: 'true' };
  const upAt = clamp(first.from - random.integer(1, 20) * SECOND, presence.from, first.from);
  const before = facts(draft, ['SUBSCRIBE'], viewer, presence.from);
  const onStage = facts(draft, ['PUBLISH', 'SUBSCRIBE'], guest, upAt);
  const exchanges: Exchange[] = [{ at: upAt, previous: before, next: onStage }];
  if (last.to < presence.to) {
    exchanges.push({ at: last.to, previous: onStage, next: facts(draft, ['SUBSCRIBE'], viewer, last.to) });
  }
  const tooEarly = upAt - 3 * SECOND;
  return {
    ...draft,
    attributes: viewer,
    exchanges,
    failures:
      tooEarly > presence.from
        ? [{ at: tooEarly, name: 'PUBLISH_ERROR', errorCode: 'INSUFFICIENT_CAPABILITIES' }]
        : [],
  };
}
