import * as z from 'zod/mini';
import { checkDraft } from '#shared/contract/check-draft.ts';
import type { FieldProblem } from '#shared/contract/field-problems.ts';
import { SignedParticipantId } from '#shared/tokens/self-signed-claims.ts';
import { TokenDraft } from '#shared/tokens/drafts.ts';
import { numberOf, textOf } from '#web/form/number-of.ts';
import type { TagRow } from '#web/form/tag-rows.ts';
import { attributeProblems, attributesOf } from '#web/components/attribute-rows.ts';
import { isNumbered, numbered } from './name-pattern.ts';

/** Tokens of one set: as many as may publish in a stage at once (Service Quotas). */
export const MOST_TOKENS = 12;

/** What somebody has typed for a set of tokens. */
export interface TokenForm {
  /** Who makes them; only a signer says who the participant is. */
  by: 'aws' | 'browser';
  count: string;
  /** With `{n}` for the number of each, as the values of attributes and the participant id. */
  userId: string;
  participantId: string;
  publish: boolean;
  subscribe: boolean;
  /** Minutes. */
  duration: string;
  attributes: TagRow[];
}

/** The form without who makes the tokens, which stands in the address. */
export type TypedTokenForm = Omit<TokenForm, 'by'>;

export const BEGIN: TypedTokenForm = {
  count: '1',
  userId: '',
  participantId: '',
  publish: true,
  subscribe: true,
  duration: '720',
  attributes: [],
};

/** What a set would be made of: its first token, and how many there are. */
export const TokenSetDraft = z.strictObject({
  ...TokenDraft.shape,
  count: z.int().check(z.minimum(1), z.maximum(MOST_TOKENS)),
  participantId: z.optional(SignedParticipantId),
});

/** One token of a set, as it is given to AWS. */
export function tokenDraftOf(form: TokenForm, number: number) {
  const attributes = form.attributes.map(({ key, value }) => ({ key, value: numbered(value, number) }));
  return {
    duration: numberOf(form.duration),
    userId: textOf(numbered(form.userId, number)),
    attributes: attributesOf(attributes),
    capabilities: [
      ...(form.publish ? (['PUBLISH'] as const) : []),
      ...(form.subscribe ? (['SUBSCRIBE'] as const) : []),
    ],
  };
}

/** The id of one participant of a set, where whoever signs has chosen one. */
export function participantIdOf({ by, participantId }: TokenForm, number: number): string | undefined {
  return by === 'browser' ? textOf(numbered(participantId, number)) : undefined;
}

export function setDraftOf(form: TokenForm) {
  return {
    ...tokenDraftOf(form, 1),
    count: numberOf(form.count) ?? Number.NaN,
    participantId: participantIdOf(form, 1),
  };
}

/** The tokens of a set; of a count that is none of 1 to 12, none. */
export function draftsOf(form: TokenForm): TokenDraft[] {
  return numbersOf(form).map((number) => tokenDraftOf(form, number));
}

/** 1, 2, … as far as the set goes. */
export function numbersOf({ count }: Pick<TokenForm, 'count'>): number[] {
  const many = numberOf(count) ?? 0;
  return Number.isInteger(many) && many <= MOST_TOKENS
    ? Array.from({ length: Math.max(0, many) }, (_, index) => index + 1)
    : [];
}

/** What the schema of the first token does not see: rules of the set, and what breaks in a later one of it. */
export function furtherRules(form: TokenForm): FieldProblem[] {
  const last = numbersOf(form).at(-1) ?? 1;
  // Texts grow with the digits of the number, so that what fits for the last one fits for all.
  const ofLast = last > 1 ? (checkDraft(TokenDraft, tokenDraftOf(form, last)).problems ?? []) : [];
  const lastId = participantIdOf(form, last);
  const idOfLast = last > 1 && lastId !== undefined ? checkDraft(SignedParticipantId, lastId).problems : [];
  return [
    ...ofLast,
    ...idOfLast.map(({ message }) => ({ path: 'participantId', message })),
    ...attributeProblems(form.attributes),
    ...(form.publish || form.subscribe
      ? []
      : // UNCONFIRMED what AWS makes of an empty list; its default for none given is both.
        [{ path: 'capabilities', message: 'must be at least one of the two' }]),
    ...(lastId !== undefined && last > 1 && !isNumbered(form.participantId)
      ? [{ path: 'participantId', message: 'must have {n} in it: each token is another participant' }]
      : []),
  ];
}
