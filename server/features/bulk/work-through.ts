import { ApiError } from '#server/http/api-error.ts';
import { meaningOfFailure } from '#server/aws/meaning-of-failure.ts';
import { JobFailed, type RunningJob } from '#server/jobs/job-definition.ts';
import { type JobItem, writeJobItem } from '#server/jobs/job-item-rows.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { JobLogPhase } from '#shared/jobs/contract.ts';
import type { ItemWork, Look } from './item-work.ts';
import { backOff, type BulkPace } from './pace.ts';
import { progressOf } from './progress.ts';

/** What will be refused for every other thing of the job as well: going on would only use up the rate. */
const STOPS_ALL: ReadonlySet<ErrorCode> = new Set([
  'aws_access_denied',
  'aws_credentials',
  'aws_pending_verification',
  'aws_quota_exceeded',
  'audit_unavailable',
]);

/** What the log says of a request that waited for its turn when the job was paused, stopped, or its server closed. */
const NOT_SENT = 'Not carried out: the job was stopped.';

interface Walk {
  job: RunningJob;
  items: readonly JobItem[];
  work: ItemWork;
  pace: BulkPace;
  /** Calls a second, as long as this run has not shown its own pace. */
  perSecond: number;
  /** The mark, which this loop does not change. */
  mark: unknown;
}

/**
 * Sends what is asked for each thing of a job that has not been done, each exactly once: what will be sent is on the disk
 * before, what came of it after; where nobody knows, AWS is looked at before it is sent again.
 * @throws {JobFailed} at the end, where something failed; the reason of the job's signal where it has to stop
 */
export async function workThrough(walk: Walk): Promise<void> {
  const { job, items, pace } = walk;
  const began = Date.now();
  const before = items.filter(isOver).length;
  const tell = (): void =>
    job.save(progressOf({ items, word: walk.work.doneWord, before, began, perSecond: walk.perSecond }));
  const attempts = new Map<number, number>();
  const resent = new Set<number>();
  /** Of which this run could not find out what became of them: they hold up none of the others. */
  const aside = new Set<number>();

  // A run that was ended in the middle had sent these, or was about to.
  for (const item of items) if (item.state === 'sending') item.state = 'unsure';
  tell();
  for (;;) {
    job.signal.throwIfAborted();
    const unsure = items.filter(({ state, number }) => state === 'unsure' && !aside.has(number));
    if (unsure.length > 0) for (const { number } of await settle(walk, unsure, resent)) aside.add(number);
    tell();
    const waiting = items.filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) break;
    let refusal: ApiError | undefined;
    await inLanes(pace.atOnce, waiting, async (item) => {
      if (job.signal.aborted || refusal !== undefined) return;
      const tried = (attempts.get(item.number) ?? 0) + 1;
      attempts.set(item.number, tried);
      refusal = (await sendOne(walk, item, tried)) ?? refusal;
      tell();
    });
    if (refusal !== undefined) throw refusal;
  }

  const again = items.filter(({ number }) => resent.has(number));
  for (const words of again.length === 0 ? [] : ((await walk.work.doubles?.(again)) ?? []))
    await job.log({ step: 'end', phase: 'seen', words }, walk.mark);
  tell();
  const failed = items.filter(({ state }) => state === 'failed').length;
  const sentences = [
    ...unknownOf(
      items.filter(({ number }) => aside.has(number)),
      walk.work.doneWord,
    ),
    ...(failed > 0
      ? [
          `${count(failed)} of ${count(items.length)} could not be ${walk.work.doneWord}. The job's page says of each why; it can be tried again.`,
        ]
      : []),
  ];
  if (sentences.length > 0) throw new JobFailed(sentences.join(' '));
}

/** So many are named in a sentence; the job's page has them all. */
const NAMED = 5;

function unknownOf(items: readonly JobItem[], doneWord: string): string[] {
  if (items.length === 0) return [];
  const more = items.length - NAMED;
  const names = [...items.slice(0, NAMED).map(nameOf), ...(more > 0 ? [`${count(more)} more`] : [])];
  return [
    `Of ${count(items.length)} it is not known whether ${items.length === 1 ? 'it was' : 'they were'} ${doneWord}, because AWS could not be asked: ${names.join(', ')}. Trying again looks first.`,
  ];
}

const isOver = ({ state }: JobItem): boolean => state === 'done' || state === 'failed';

/**
 * @returns why the whole job has to stop, where it has to
 * @throws the reason of the job's signal, where it waited for its turn at that moment; then it waits as before
 */
async function sendOne(walk: Walk, item: JobItem, tried: number): Promise<ApiError | undefined> {
  const { job, work, pace } = walk;
  const before = item.attempts;
  await note(walk, item, 'sending', `${work.operation} for ${nameOf(item)}.`, {
    state: 'sending',
    attempts: before + 1,
  });
  try {
    const { words, result } = await work.send(item);
    await note(walk, item, 'answered', words, { state: 'done', words, result });
    return undefined;
  } catch (error) {
    // A change that AWS has taken is seen through to its end (`server/aws/call.ts`): this one waited in the queue, for
    // the first time or once more after AWS had throttled it.
    if (job.signal.aborted && error === job.signal.reason)
      await note(walk, item, 'answered', NOT_SENT, { state: 'waiting', attempts: before });
    if (!(error instanceof ApiError)) throw error;
    const words = error.message;
    if (error.code === 'aws_not_found' && work.isDoneWhenGone) {
      const gone = `${capital(nameOf(item))}: AWS does not know it any more.`;
      await note(walk, item, 'answered', gone, { state: 'done', words: gone });
      return undefined;
    }
    const meaning = meaningOfFailure(error);
    if (STOPS_ALL.has(error.code)) {
      await note(walk, item, 'answered', words, { state: 'waiting', words });
      return error;
    }
    if (meaning === 'lost') {
      await note(walk, item, 'answered', `No usable answer came. ${words}`, { state: 'unsure', words });
      return undefined;
    }
    if (meaning === 'refused' || tried >= pace.mostAttempts) {
      await note(walk, item, 'answered', words, { state: 'failed', words });
      return undefined;
    }
    await note(walk, item, 'answered', `Not done. ${words} It is sent again.`, { state: 'waiting', words });
    await rest(backOff(pace, tried), walk.job.signal);
    return undefined;
  }
}

/**
 * Finds out what became of those whose answers were lost; they then wait, are done, or have failed.
 * @returns those of which it stays unknown, as they were
 */
async function settle(
  walk: Walk,
  unsure: readonly JobItem[],
  resent: Set<number>,
): Promise<readonly JobItem[]> {
  const { job, work, pace } = walk;
  await rest(pace.settleMs, job.signal);
  let open: readonly JobItem[] = unsure;
  for (let tried = 1; open.length > 0; tried += 1) {
    job.signal.throwIfAborted();
    const looks = await work.look(open);
    const isLast = tried >= pace.mostAttempts;
    const unknown: JobItem[] = [];
    for (const [index, item] of open.entries()) {
      const look: Look = looks[index] ?? { kind: 'unknown', words: 'AWS could not be asked.' };
      if (look.kind === 'done')
        await note(walk, item, 'seen', look.words, { state: 'done', words: look.words, result: look.result });
      else if (look.kind === 'failed')
        await note(walk, item, 'seen', look.words, { state: 'failed', words: look.words });
      else if (look.kind === 'not-done') {
        resent.add(item.number);
        const words =
          item.attempts >= pace.mostAttempts * 2 ? `${look.words} It was tried often enough.` : look.words;
        await note(walk, item, 'seen', words, {
          state: item.attempts >= pace.mostAttempts * 2 ? 'failed' : 'waiting',
          words,
        });
      } else {
        unknown.push(item);
        if (isLast) item.words = `Not known whether it was ${work.doneWord}. ${look.words}`;
        await note(walk, item, 'seen', isLast ? item.words : look.words, {});
      }
    }
    open = unknown;
    if (isLast) break;
    if (open.length > 0) await rest(backOff(pace, tried), job.signal);
  }
  return open;
}

/** Writes a line of the log together with how the item stands, before anything else happens to it. */
async function note(
  { job, mark }: Walk,
  item: JobItem,
  phase: JobLogPhase,
  words: string,
  change: Partial<Pick<JobItem, 'state' | 'attempts' | 'words' | 'result'>>,
): Promise<void> {
  Object.assign(item, change);
  const now = { ...item };
  await job.log({ step: String(item.number + 1), phase, words }, mark, async (on) =>
    writeJobItem(on, job.id, now),
  );
}

async function inLanes<Item>(
  lanes: number,
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const ends = await Promise.allSettled(
    Array.from({ length: lanes }, async () => {
      for (const item of left) await act(item);
    }),
  );
  // Only now: what one lane throws must not leave the others behind, still writing.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Ends early, and without a word, when the job has to stop. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms === 0) return;
  await new Promise<void>((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
  });
}

const count = (number: number): string => number.toLocaleString('en-US');

/** As in a sentence: by its name where it has one. */
export function nameOf({ name, target }: Pick<JobItem, 'name' | 'target'>): string {
  if (target === '') return name === '' ? 'a stage without a name' : name;
  return name === '' ? target : `${name} (${target})`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
