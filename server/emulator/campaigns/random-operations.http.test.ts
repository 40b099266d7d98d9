import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interventionLines, ownerLine, readLedgerText } from '../ledger-text.ts';
import { createLedger, type Ledger } from '../state/ledger.ts';
import { apiOf } from '../testing/api.ts';
import { CAMPAIGN_SCALE, START, worldAt } from '../testing/worlds.ts';
import { breachesOf } from './testing/account-rules.ts';
import { historyBreaches } from './testing/history-rules.ts';
import { type Sequence, sequences } from './testing/moves.ts';
import { type Game, look, newGame, play, QUOTAS } from './testing/playing.ts';
import { type Reading, readWorld } from './testing/reading.ts';
import { CAMPAIGN_SEED, countIn, printFigures, tally } from './testing/seed.ts';

/** How many steps lie between two looks at the whole world. */
const LOOKS_EVERY = 4;
const SEQUENCES = Math.ceil(20 * CAMPAIGN_SCALE);

const reread = (ledger: Ledger): Ledger => {
  const owner = { scenario: 'empty' as const, seed: 1, startedAt: START };
  const { past, flaw } = readLedgerText(
    Buffer.from(ownerLine(owner) + interventionLines(ledger.entries)),
    owner,
  );
  expect(flaw).toBeUndefined();
  return createLedger(past);
};

describe('random sequences of all operations and of what people do', () => {
  const counts = { succeeded: new Map<string, number>(), refused: new Map<string, number>() };
  const figures = { steps: 0, looks: 0 };

  const inspect = (game: Game, past: Reading | undefined, size: number): Reading => {
    const present = look(game, size);
    figures.looks += 1;
    expect([...breachesOf(present, QUOTAS), ...historyBreaches(past, present, game.memory)]).toEqual([]);
    return present;
  };

  const playAll = ({ crowd, moves }: Sequence): void => {
    const game = newGame(crowd);
    let past: Reading | undefined;
    for (const [index, move] of moves.entries()) {
      const { outcome, breaches } = play(game, move);
      figures.steps += 1;
      countIn(outcome.refusal === undefined ? counts.succeeded : counts.refused, outcome.move.name);
      expect(breaches).toEqual([]);
      if (index % LOOKS_EVERY === LOOKS_EVERY - 1) past = inspect(game, past, 1 + (index % 7));
    }
    const last = inspect(game, past, 100);
    const again = worldAt('empty', 1, game.now, { quotas: QUOTAS, ledger: reread(game.world.ledger) });
    expect(readWorld(apiOf(again), game.now)).toEqual(last);
  };

  it(
    'never break what holds of a world, and the world is the same when it is replayed',
    { timeout: 60_000 * Math.max(1, CAMPAIGN_SCALE) },
    () => {
      const started = performance.now();
      fc.assert(fc.property(sequences, playAll), {
        seed: CAMPAIGN_SEED,
        numRuns: SEQUENCES,
        endOnFailure: true,
      });
      const seconds = (performance.now() - started) / 1_000;
      printFigures(`Random operations, seed ${CAMPAIGN_SEED}`, [
        `${SEQUENCES} sequences, ${figures.steps} steps, ${figures.looks} looks at the whole world, ${seconds.toFixed(1)} s`,
        `done: ${tally(counts.succeeded)}`,
        `refused: ${tally(counts.refused)}`,
      ]);
    },
  );
});
