/**
 * How fast a world is changed and how fast what was done to it is replayed. Prints figures, asserts nothing:
 *
 *     node --expose-gc --import tsx e2e/bench/ledger.ts
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '#server/emulator/kept-ledger.ts';
import { createHandlers } from '#server/emulator/operations/handlers.ts';
import { createLedger, type Ledger } from '#server/emulator/state/ledger.ts';
import { createWorld, type World } from '#server/emulator/state/world.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const INTERVENTIONS = 10_000;

function worldWith(ledger: Ledger): World {
  const clock = { now: () => START };
  return createWorld({ scenario: 'showtime', seed: 1, startedAt: START, region: 'us-east-1', clock, ledger });
}

/** Four changes a turn: a stage is made, renamed, tagged, and an old one deleted. */
function change(world: World): void {
  const api = createHandlers(world);
  const arns: (string | undefined)[] = [];
  for (let turn = 0; turn < INTERVENTIONS / 4; turn += 1) {
    const arn = api.CreateStage({ name: `stage-${turn}`, tags: { turn: String(turn) } }).stage?.arn;
    arns.push(arn);
    api.UpdateStage({ arn, name: `renamed-${turn}` });
    api.TagResource({ resourceArn: arn, tags: { env: 'prod' } });
    if (turn < 500) api.UntagResource({ resourceArn: arn, tagKeys: ['turn'] });
    else api.DeleteStage({ arn: arns.shift() });
  }
}

function timed<Result>(what: string, act: () => Result): Result {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const began = performance.now();
  const result = act();
  const ms = performance.now() - began;
  globalThis.gc?.();
  const mb = (process.memoryUsage().heapUsed - before) / 1_048_576;
  process.stdout.write(
    `${what.padEnd(44)} ${ms.toFixed(0)} ms  ${Math.round(INTERVENTIONS / (ms / 1_000))} a second  ${mb.toFixed(1)} MB kept\n`,
  );
  return result;
}

const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
try {
  const owner = { scenario: 'showtime' as const, seed: 1, startedAt: START };
  const open = () => openLedger({ directory, owner, existing: 'continue', wallNow: Date.now() });
  process.stdout.write(`${INTERVENTIONS} interventions in showtime\n`);
  change(worldWith(createLedger()));
  timed('carried out, in memory', () => change(worldWith(createLedger())));
  const kept = open();
  timed('carried out, kept in a file', () => change(worldWith(kept.ledger)));
  kept.close();
  const { size } = statSync(join(directory, 'world-ledger.jsonl'));
  const read = timed(`read back from ${(size / 1_048_576).toFixed(1)} MB`, open);
  timed('replayed into a world', () => worldWith(read.ledger).resources.stages.length);
  read.close();
} finally {
  rmSync(directory, { recursive: true });
}
