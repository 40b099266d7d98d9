import type { JobLogEntry } from '#shared/jobs/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { RecordedCall } from '#server/emulator/wire/call-log.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import type { bulk } from '#shared/bulk/contract.ts';
import type { BulkSort } from './trouble.ts';

type Shown = Wire<typeof bulk.get>;

interface Evidence {
  sort: BulkSort;
  job: Shown;
  log: readonly JobLogEntry[];
  /** Everything of the operation that reached AWS, by its own record. */
  calls: readonly RecordedCall[];
  /** Ids and names of the stages that there are in the end, by AWS's own word, and before. */
  after: readonly { id: string; name: string }[];
  before: readonly { id: string; name: string }[];
}

/** What a job over many stages did that it must not, or says that is not so; empty where all is well. */
export function untruths({ sort, job, log, calls, after, before }: Evidence): string[] {
  const wrong: string[] = [];
  const demand = (isSo: boolean, what: string): void => {
    if (!isSo) wrong.push(what);
  };
  const { items } = job;
  demand(job.job.state === 'done', `it is ${job.job.state}: ${job.job.failure ?? ''}`);
  for (const { name, state } of items) demand(state === 'done', `${name} is ${state}`);

  // The world: exactly what was asked for, once, and nothing else.
  const idsBefore = new Set(before.map(({ id }) => id));
  const idsAfter = new Set(after.map(({ id }) => id));
  if (sort === 'delete') {
    const asked = new Set(items.map(({ id }) => id));
    for (const id of asked) demand(!idsAfter.has(id), `${id} is still there`);
    for (const id of idsBefore)
      if (!asked.has(id)) demand(idsAfter.has(id), `${id} is gone, and was not asked for`);
    const gone = calls.filter(({ errorType }) => errorType === 'ResourceNotFoundException');
    demand(gone.length === 0, `${gone.length} stages were deleted that had been deleted before`);
  } else {
    const made = after.filter(({ id }) => !idsBefore.has(id));
    const times = new Map<string, number>();
    for (const { name } of made) times.set(name, (times.get(name) ?? 0) + 1);
    for (const { name, id } of items) {
      demand(times.get(name) === 1, `${name} was created ${times.get(name) ?? 0} times`);
      demand(
        made.some((each) => each.id === id && each.name === name),
        `${name} is not ${id}`,
      );
    }
    demand(made.length === items.length, `${made.length} were created, ${items.length} were asked for`);
  }

  // The log: numbered without a gap, a line before each request, and how each one ended.
  log.forEach(({ number }, index) => demand(number === index, `line ${index} has the number ${number}`));
  const lines = (number: number, phase: string): number =>
    log.filter((line) => line.step === String(number + 1) && line.phase === phase).length;
  const reached = new Map<string, number>();
  for (const { input } of calls) {
    const key = sort === 'delete' ? idOf(String(input['arn'])) : String(input['name']);
    reached.set(key, (reached.get(key) ?? 0) + 1);
  }
  const word = sort === 'delete' ? /^Deleted |does not know it any more/ : /^Created /;
  for (const { number, id, name, attempts } of items) {
    const written = lines(number, 'sending');
    const takenBack = log.filter(
      (line) => line.step === String(number + 1) && line.words === 'Not carried out: the job was stopped.',
    ).length;
    demand(
      written === attempts + takenBack,
      `${name}: ${attempts} attempts, ${written} written down, ${takenBack} of them taken back`,
    );
    // The budget sends a throttled request again by itself: that is one attempt, and more than one call.
    const came = reached.get(sort === 'delete' ? id : name) ?? 0;
    const throttled = calls.filter(
      ({ errorType, input }) =>
        errorType === 'ThrottlingException' &&
        (sort === 'delete' ? idOf(String(input['arn'])) === id : input['name'] === name),
    ).length;
    demand(
      came - throttled <= attempts,
      `${name}: ${came} requests came, ${throttled} throttled, ${attempts} attempts`,
    );
    const ended = log.filter((line) => line.step === String(number + 1) && word.test(line.words)).length;
    demand(ended === 1, `${name}: its end is written down ${ended} times`);
  }
  return wrong;
}
