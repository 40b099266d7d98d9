import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interventionLines, ownerLine, readLedgerText } from '../ledger-text.ts';
import type { ScenarioName } from '../scenarios/scenario-names.ts';
import { createLedger, type Ledger } from '../state/ledger.ts';
import type { QuotaName } from '../state/quotas.ts';
import type { KeptKind } from '../state/registry.ts';
import type { World } from '../state/world.ts';
import { apiOf } from '../testing/api.ts';
import { make, type Move, resourceMoves } from '../testing/resource-moves.ts';
import { snapshotOf } from '../testing/snapshot.ts';
import { CAMPAIGN_SCALE, CAMPAIGN_TIMEOUT, START, worldAt } from '../testing/worlds.ts';

/** As a restart reads it: through the lines of its file. */
const reread = (ledger: Ledger): Ledger => {
  const owner = { scenario: 'showtime' as const, seed: 1, startedAt: START };
  const { past, flaw } = readLedgerText(
    Buffer.from(ownerLine(owner) + interventionLines(ledger.entries)),
    owner,
  );
  expect(flaw).toBeUndefined();
  return createLedger(past);
};

const KIND_OF: Partial<Record<QuotaName, KeptKind>> = {
  stages: 'stage',
  encoderConfigurations: 'encoder-configuration',
  storageConfigurations: 'storage-configuration',
  ingestConfigurations: 'ingest-configuration',
  publicKeys: 'public-key',
};

/** What must hold of an account's resources whatever is done to them; in words what does not. */
function breaches(world: World): string[] {
  const { resources, quotas } = world;
  const lists = [
    resources.stages,
    resources.encoderConfigurations,
    resources.storageConfigurations,
    resources.ingestConfigurations,
    resources.publicKeys,
  ];
  const ids = lists.flatMap((list) => list.map(({ id }) => id));
  return [
    ...Object.entries(KIND_OF).flatMap(([name, kind]) =>
      resources.count(kind) > quotas[name as QuotaName] ? [`too many ${name}`] : [],
    ),
    ...(new Set(ids).size === ids.length ? [] : ['an id twice']),
    ...lists.flatMap((list) =>
      list.flatMap(({ id, tags }) => (Object.keys(tags).length > 50 ? [`too many tags on ${id}`] : [])),
    ),
    ...resources.ingestConfigurations.flatMap(({ id, stageId, redundantIngest, credentials }) => [
      ...(stageId === '' || world.stage(stageId) ? [] : [`${id} is attached to a stage that is gone`]),
      ...(credentials.length === (redundantIngest ? 2 : 0)
        ? []
        : [`${id} has ${credentials.length} credentials`]),
    ]),
    ...resources.stages.flatMap(({ id, recording }) =>
      recording === undefined || resources.find('storage-configuration', recording.storageConfigurationId)
        ? []
        : [`${id} records to a storage configuration that is gone`],
    ),
  ];
}

describe.each<ScenarioName>(['empty', 'showtime'])('whatever is done to the resources of %s', (scenario) => {
  const played = (moves: readonly Move[]) => {
    const world = worldAt(scenario);
    const api = apiOf(world);
    let now = START;
    const outcomes = moves.map((move) => {
      now += move.pause;
      world.setNow(now);
      return make({ api, accountId: world.accountId }, move);
    });
    return { world, api, now, outcomes };
  };

  it(
    'keeps the rules, fails only as an API may, and is the same again after a restart',
    () => {
      fc.assert(
        fc.property(resourceMoves, (moves) => {
          const { world, api, now } = played(moves);
          expect(breaches(world)).toEqual([]);
          const again = worldAt(scenario, 1, now, { ledger: reread(world.ledger) });
          expect(snapshotOf(apiOf(again))).toEqual(snapshotOf(api));
        }),
        { seed: 1, numRuns: 20 * CAMPAIGN_SCALE },
      );
    },
    CAMPAIGN_TIMEOUT * 3,
  );

  it(
    'comes out the same when it is done the same',
    () => {
      fc.assert(
        fc.property(resourceMoves, (moves) => {
          const [one, other] = [played(moves), played(moves)];
          expect(other.outcomes).toEqual(one.outcomes);
          expect(other.world.ledger.entries).toEqual(one.world.ledger.entries);
        }),
        { seed: 2, numRuns: 10 * CAMPAIGN_SCALE },
      );
    },
    CAMPAIGN_TIMEOUT * 3,
  );

  it('is not undone by a refusal', () => {
    fc.assert(
      fc.property(resourceMoves, (moves) => {
        const world = worldAt(scenario);
        const api = apiOf(world);
        for (const move of moves) {
          const before = world.ledger.entries.length;
          if (make({ api, accountId: world.accountId }, move) !== undefined)
            expect(world.ledger.entries).toHaveLength(before);
        }
      }),
      { seed: 3, numRuns: 10 * CAMPAIGN_SCALE },
    );
  });
});

describe('ten thousand interventions', () => {
  it('are replayed into the same world', { timeout: 60_000 }, () => {
    const world = worldAt('showtime');
    const api = apiOf(world);
    const arns: string[] = [];
    for (let turn = 0; turn < 2_500; turn += 1) {
      const { stage } = api.CreateStage({ name: `stage-${turn}`, tags: { turn: String(turn) } });
      arns.push(stage?.arn ?? '');
      api.UpdateStage({ arn: stage?.arn, name: `renamed-${turn}` });
      api.TagResource({ resourceArn: stage?.arn, tags: { env: 'prod' } });
      const oldest = turn < 500 ? undefined : arns.shift();
      if (oldest === undefined) api.UntagResource({ resourceArn: stage?.arn, tagKeys: ['turn'] });
      else api.DeleteStage({ arn: oldest });
    }
    expect(world.ledger.entries).toHaveLength(10_000);
    const again = worldAt('showtime', 1, START, { ledger: reread(world.ledger) });
    expect(again.resources.stages).toEqual(world.resources.stages);
    expect(again.resources.stages).toHaveLength(540);
  });
});
