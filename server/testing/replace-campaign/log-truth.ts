import type { Replacement } from '#shared/compositions/replacement.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { RecordedCall } from '#server/emulator/wire/call-log.ts';

interface Evidence {
  replacement: Replacement;
  /** Everything that reached AWS, by its own record. */
  calls: readonly RecordedCall[];
  /** Compositions of the stage that run in the end, by AWS's own word, and were not there before; and the old one. */
  running: readonly string[];
}

const count = (of: readonly unknown[]): number => of.length;

/** What the log of a Replace says that is not so, or leaves out; empty where it tells the truth. */
export function untruths({ replacement, calls, running }: Evidence): string[] {
  const { log, job, outcome } = replacement;
  const wrong: string[] = [];
  const demand = (isSo: boolean, what: string): void => {
    if (!isSo) wrong.push(what);
  };

  log.forEach(({ number, at }, index) => {
    demand(number === index, `line ${index} has the number ${number}`);
    demand(index === 0 || at >= (log[index - 1]?.at ?? ''), `line ${index} is older than the one before`);
  });

  // Every request that reached AWS was written down before it was sent.
  const starts = calls.filter(({ operation }) => operation === 'StartComposition');
  const tokens = new Set(starts.map(({ input }) => String(input['idempotencyToken'])));
  for (const token of tokens) {
    if (!token.startsWith(job.id)) continue;
    const sent = count(starts.filter(({ input }) => input['idempotencyToken'] === token));
    const written = count(log.filter(({ phase, words }) => phase === 'sending' && words.includes(token)));
    demand(sent <= written, `${sent} starts with ${token} reached AWS, ${written} were written down`);
  }
  const stops = calls.filter(({ operation }) => operation === 'StopComposition');
  for (const id of new Set(stops.map(({ input }) => idOf(String(input['arn']))))) {
    const sent = count(stops.filter(({ input }) => idOf(String(input['arn'])) === id));
    const written = count(
      log.filter(
        ({ phase, words }) =>
          phase === 'sending' && words.startsWith('StopComposition') && words.includes(id),
      ),
    );
    demand(sent <= written, `${sent} stops of ${id} reached AWS, ${written} were written down`);
  }

  // What it says was answered, was answered.
  const succeeded = (of: readonly RecordedCall[]): number =>
    count(of.filter(({ outcome: how }) => how === 200));
  const startedLines = log.filter(
    ({ phase, words }) => phase === 'answered' && /^(AWS has started|By that token)/.test(words),
  );
  demand(
    count(startedLines) <= succeeded(starts),
    `${count(startedLines)} starts are said to have succeeded, ${succeeded(starts)} have`,
  );
  for (const { words } of log.filter(
    (line) => line.phase === 'answered' && line.words.startsWith('AWS stops '),
  )) {
    const ofIt = stops.filter(({ input }) => words.includes(idOf(String(input['arn']))));
    demand(succeeded(ofIt) > 0, `“${words}” is said, and no such stop has succeeded`);
  }
  const failedLines = log.filter(
    ({ phase, words }) => phase === 'answered' && /was not started|No usable answer|The stop of/.test(words),
  );
  const failedCalls = [...starts, ...stops].filter(({ outcome: how }) => how !== 200);
  demand(
    count(failedLines) <= count(failedCalls),
    `${count(failedLines)} requests are said to have failed, ${count(failedCalls)} have`,
  );

  // What it says in the end is what AWS says.
  demand(outcome !== undefined, 'it does not say how it ended');
  const told = [...(outcome?.running ?? [])].toSorted();
  const so = [...running].toSorted();
  demand(
    told.join() === so.join(),
    `it says that ${told.join() || 'none'} runs, AWS that ${so.join() || 'none'} does`,
  );
  demand(log.at(-1)?.words === outcome?.words, 'its last line is not how it ended');
  if (job.state === 'failed') demand((job.failure ?? '') !== '', 'it failed and does not say why');
  return wrong;
}
