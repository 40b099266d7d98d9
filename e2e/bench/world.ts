/**
 * How fast the emulator's worlds are made and read, and how much memory they take. Prints figures, asserts nothing:
 *
 *     node --expose-gc --import tsx e2e/bench/world.ts
 */
import { createHandlers } from '#server/emulator/operations/handlers.ts';
import type { ScenarioName } from '#server/emulator/scenarios/scenario-names.ts';
import { createWorld } from '#server/emulator/state/world.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const ROUNDS = 5;

type Api = ReturnType<typeof createHandlers>;

function api(scenario: ScenarioName): Api {
  const clock = { now: () => START };
  return createHandlers(createWorld({ scenario, seed: 1, startedAt: START, region: 'us-east-1', clock }));
}

function timed<Result>(act: () => Result): { result: Result; ms: number } {
  const began = performance.now();
  const result = act();
  return { result, ms: performance.now() - began };
}

function print(what: string, figures: Record<string, number | string>): void {
  const text = Object.entries(figures).map(([name, value]) =>
    typeof value === 'number'
      ? `${name} ${value < 100 ? value.toFixed(2) : Math.round(value)}`
      : `${name} ${value}`,
  );
  process.stdout.write(`${what.padEnd(44)} ${text.join('  ')}\n`);
}

function quantiles(times: readonly number[]): Record<string, number> {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}

function liveSession(
  handlers: Api,
  name: string,
): { stageArn: string | undefined; sessionId: string | undefined } {
  const stage = handlers.ListStages({ maxResults: 100 }).stages?.find((candidate) => candidate.name === name);
  return { stageArn: stage?.arn, sessionId: stage?.activeSessionId };
}

/** The first call of a process also pays for compiling the code; later worlds do not. */
function benchStages(scenario: ScenarioName): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms } = timed(() => api(scenario).ListStages({}));
    if (round === 0) print(`${scenario}: world + first ListStages, cold`, { ms });
    if (round === ROUNDS - 1) print(`${scenario}: world + first ListStages, warm`, { ms });
  }
}

function benchArena(): void {
  const handlers = api('arena');
  const session = liveSession(handlers, 'arena-main');
  const first = timed(() => {
    handlers.GetStageSession(session);
    return handlers.ListParticipants({ ...session, maxResults: 100 });
  });
  print('arena: GetStageSession + first page', { ms: first.ms });

  const pages: number[] = [];
  const ids: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const { result, ms } = timed(() => handlers.ListParticipants({ ...session, maxResults: 100, nextToken }));
    pages.push(ms);
    ids.push(...(result.participants ?? []).map((participant) => participant.participantId));
    nextToken = result.nextToken;
  } while (nextToken !== undefined);
  print('arena: ListParticipants, a page of 100', { ...quantiles(pages), participants: String(ids.length) });

  const eventTimes: number[] = [];
  let events = 0;
  for (const participantId of ids) {
    let cursor: string | undefined;
    do {
      const { result, ms } = timed(() =>
        handlers.ListParticipantEvents({ ...session, participantId, maxResults: 100, nextToken: cursor }),
      );
      eventTimes.push(ms);
      events += result.events?.length ?? 0;
      cursor = result.nextToken;
    } while (cursor !== undefined);
  }
  print('arena: ListParticipantEvents, each', { ...quantiles(eventTimes), events: String(events) });

  const single = ids.map(
    (participantId) => timed(() => handlers.GetParticipant({ ...session, participantId })).ms,
  );
  print('arena: GetParticipant, each', quantiles(single));
  const filtered = timed(() => handlers.ListParticipants({ ...session, filterByUserId: 'nobody' }));
  print('arena: ListParticipants by an unknown userId', { ms: filtered.ms });

  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  print('arena: memory after all pages and events', {
    'rss MB': rss / 1_048_576,
    'heap MB': heapUsed / 1_048_576,
    gc: globalThis.gc ? 'forced' : 'not forced',
  });
}

benchStages('showtime');
benchStages('thousand');
benchStages('arena');
benchArena();
