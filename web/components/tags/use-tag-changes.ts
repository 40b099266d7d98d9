import { useState } from 'react';
import type { Input } from '#shared/contract/endpoint.ts';
import { tagChanges as endpoints } from '#shared/tags/changes.ts';
import { tags as reads } from '#shared/tags/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import { requestNow } from '#web/api/request-now.ts';
import { type Outcome, useChange } from '#web/api/use-change.ts';
import { areMade, type TagChanges } from './tag-changes.ts';

/** Where a change of tags stands. */
export type TagStep =
  | { kind: 'editing' }
  | { kind: 'sending' }
  | { kind: 'following' }
  /** @param done what of it AWS has accepted before */
  | {
      kind: 'failed';
      failure: Failure;
      endpoint: { aws: readonly string[] };
      done: 'added' | 'removed' | undefined;
    }
  | { kind: 'still-old' };

export type TaggedResource = Input<typeof reads.get>;

/** AWS's limit, which counts what is there while a call is made. */
const MOST_TAGS = 50;
/** How often it is looked whether AWS shows them, and after how many milliseconds again. */
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 1_000;

interface TagCourse {
  step: TagStep;
  /**
   * Asks for what is to be added and for what is to be removed, and looks until AWS shows both.
   * @param count how many tags there are before
   * @returns whether AWS shows them
   */
  make: (changes: TagChanges, count: number) => Promise<boolean>;
  reset: () => void;
}

/** A change of the tags of a resource, from the wish to the proof. */
export function useTagChanges(resource: TaggedResource): TagCourse {
  const [step, setStep] = useState<TagStep>({ kind: 'editing' });
  const add = useChange(endpoints.add);
  const remove = useChange(endpoints.remove);

  const steps = ({ tags, tagKeys }: TagChanges, count: number) => {
    const adding = {
      does: 'added' as const,
      endpoint: endpoints.add,
      wanted: Object.keys(tags).length > 0,
      send: async (): Promise<Outcome<unknown>> => add.run({ ...resource, body: { tags } }),
    };
    const removing = {
      does: 'removed' as const,
      endpoint: endpoints.remove,
      wanted: tagKeys.length > 0,
      send: async (): Promise<Outcome<unknown>> => remove.run({ ...resource, body: { tagKeys } }),
    };
    // What is new comes first, so that nothing is lost should the second call fail; unless there is no room for it.
    const both = count + Object.keys(tags).length > MOST_TAGS ? [removing, adding] : [adding, removing];
    return both.filter(({ wanted }) => wanted);
  };

  return {
    step,
    async make(changes, count) {
      setStep({ kind: 'sending' });
      let done: 'added' | 'removed' | undefined;
      for (const { does, endpoint, send } of steps(changes, count)) {
        const outcome = await send();
        if (!outcome.done) {
          setStep({ kind: 'failed', failure: outcome.failure, endpoint, done });
          return false;
        }
        done = does;
      }
      setStep({ kind: 'following' });
      for (let look = 1; look <= LOOKS; look += 1) {
        if (await isShown(resource, changes)) {
          setStep({ kind: 'editing' });
          return true;
        }
        if (look < LOOKS) await pause(BETWEEN_LOOKS_MS);
      }
      setStep({ kind: 'still-old' });
      return false;
    },
    reset: () => setStep({ kind: 'editing' }),
  };
}

/** The tags as AWS has them now, past everything that is held. */
export async function tagsNow(resource: TaggedResource): Promise<Record<string, string>> {
  const { item } = await requestNow(reads.get, resource);
  return item;
}

/** A question that fails says nothing of the tags. */
async function isShown(resource: TaggedResource, changes: TagChanges): Promise<boolean> {
  try {
    return areMade(await tagsNow(resource), changes);
  } catch {
    return false;
  }
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
