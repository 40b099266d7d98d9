import { LRUCache } from 'lru-cache';
import { idOf } from '#shared/contract/ids.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { Observation } from '#server/aws/observation.ts';
import type { AllCompositions, AllStages } from './sighting.ts';

/** A list whose pages were asked for over a longer time tells little about what is missing from it. */
const LONGEST_MS = 60_000;
/** Lists under way; one that nobody reads to its end falls out. */
const AT_ONCE = 100;

interface Sweep {
  since: number;
  ids: Set<string>;
}

interface Paged {
  nextToken?: string | undefined;
}

/**
 * Follows the pages of a list from the first, without a token, to the last, whoever asks for them. Only a whole list
 * tells that something is gone.
 */
export class Sweeps {
  readonly #underWay = new LRUCache<string, Sweep>({ max: AT_ONCE });

  /** What a whole list tells, when this answer was its last page. */
  take(seen: Observation): AllStages | AllCompositions | undefined {
    const { connection } = seen;
    const at = seen.asOf.getTime();
    if (seen.operation === 'ListStages') {
      const whole = this.#page(seen, at, (seen.output.stages ?? []).map(arnOf));
      return whole && { kind: 'all-stages', connection, at, since: whole.since, stageIds: whole.ids };
    }
    if (seen.operation === 'ListCompositions') {
      const { filterByStageArn, filterByEncoderConfigurationArn } = seen.input;
      if (filterByStageArn || filterByEncoderConfigurationArn) return undefined;
      const whole = this.#page(seen, at, (seen.output.compositions ?? []).map(arnOf));
      return (
        whole && { kind: 'all-compositions', connection, at, since: whole.since, compositionIds: whole.ids }
      );
    }
    return undefined;
  }

  #page(
    {
      connection,
      operation,
      input,
      output,
    }: { connection: string; operation: string; input: Paged; output: Paged },
    at: number,
    arns: readonly string[],
  ): Sweep | undefined {
    const key = (token: string) => `${connection} ${operation} ${token}`;
    const before = input.nextToken
      ? this.#underWay.get(key(input.nextToken))
      : { since: at, ids: new Set<string>() };
    if (before === undefined || at - before.since > LONGEST_MS) return undefined;
    const sweep = { since: before.since, ids: new Set([...before.ids, ...arns.map(idOf)]) };
    const next = nextPage(output);
    if (next === undefined) return sweep;
    this.#underWay.set(key(next), sweep);
    return undefined;
  }
}

const arnOf = ({ arn }: { arn: string | undefined }): string => arn ?? '';
