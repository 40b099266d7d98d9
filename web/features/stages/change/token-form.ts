import { attributeProblems, attributesOf } from '#web/components/attribute-rows.ts';
import { numberOf, textOf } from '#web/form/number-of.ts';
import type { TagRow } from '#web/form/tag-rows.ts';

/** A token that is made with a stage, as it is typed. */
export interface TokenForm {
  userId: string;
  publish: boolean;
  subscribe: boolean;
  /** Minutes. */
  duration: string;
  attributes: TagRow[];
}

/** Both capabilities are what AWS gives where none is asked for. */
export const NEW_TOKEN: TokenForm = {
  userId: '',
  publish: true,
  subscribe: true,
  duration: '',
  attributes: [],
};

/** The most that CreateStage makes (API model). */
export const MOST_TOKENS = 12;

/** Where the tokens stand in the draft of a stage. */
export const TOKENS = 'participantTokenConfigurations';

export function tokenDraftOf({ userId, publish, subscribe, duration, attributes }: TokenForm) {
  return {
    userId: textOf(userId),
    capabilities: [...(publish ? ['PUBLISH'] : []), ...(subscribe ? ['SUBSCRIBE'] : [])],
    duration: numberOf(duration),
    attributes: attributesOf(attributes),
  };
}

/**
 * What no schema of a token can see. UNCONFIRMED whether AWS takes a token without a capability: such a token lets its
 * holder do nothing, so that it is asked for by nobody on purpose.
 */
export function tokenProblems(tokens: readonly TokenForm[]) {
  return tokens.flatMap(({ publish, subscribe, attributes }, index) => {
    const at = `${TOKENS}.${index}`;
    return [
      ...(publish || subscribe
        ? []
        : [{ path: `${at}.capabilities`, message: 'must have at least one entry' }]),
      ...attributeProblems(attributes).map(({ path, message }) => ({ path: `${at}.${path}`, message })),
    ];
  });
}
