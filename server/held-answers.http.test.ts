import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { stages } from '#shared/stages/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { CHANGES_IN_ORDER, type WorldToChange, worldToChange } from '#server/testing/world-to-change.ts';

const DAY_MS = 86_400_000;

/** What each change makes AWS be asked about again, when everything is read: the operation and what it is about. */
const TOUCHED: Record<(typeof CHANGES_IN_ORDER)[number], string[]> = {
  CreateEncoderConfiguration: ['ListEncoderConfigurations'],
  CreateIngestConfiguration: ['ListIngestConfigurations'],
  CreateParticipantToken: [],
  CreateStage: ['ListStages'],
  CreateStorageConfiguration: ['ListStorageConfigurations'],
  DeleteEncoderConfiguration: [
    'GetEncoderConfiguration another encoder-configuration',
    'ListEncoderConfigurations',
    'ListTagsForResource another encoder-configuration',
  ],
  DeleteIngestConfiguration: [
    'GetStage destinationStage',
    'ListIngestConfigurations',
    'ListParticipantEvents destinationStage participant',
    'ListParticipantEvents destinationStage participant session',
    'ListParticipantReplicas destinationStage participant',
    'ListParticipantReplicas participant stage',
    'ListParticipants destinationStage session',
    'ListStageSessions destinationStage',
    'ListStages',
    'ListTagsForResource ingestConfiguration',
  ],
  DeletePublicKey: ['GetPublicKey publicKey', 'ListPublicKeys', 'ListTagsForResource publicKey'],
  DeleteStage: [
    'GetParticipant participant session stage',
    'GetStage destinationStage',
    'GetStage stage',
    'GetStageSession session stage',
    'ListCompositions',
    'ListIngestConfigurations',
    'ListParticipantEvents destinationStage participant session',
    'ListParticipantEvents participant session stage',
    'ListParticipantReplicas participant stage',
    'ListParticipants destinationStage session',
    'ListParticipants session stage',
    'ListStageSessions destinationStage',
    'ListStageSessions stage',
    'ListStages',
    'ListTagsForResource stage',
  ],
  DeleteStorageConfiguration: [
    'GetStorageConfiguration another storage-configuration',
    'ListStorageConfigurations',
    'ListTagsForResource another storage-configuration',
  ],
  DisconnectParticipant: [
    'GetParticipant participant session stage',
    'GetStage destinationStage',
    'GetStage stage',
    'GetStageSession session stage',
    'ListIngestConfigurations',
    'ListParticipantEvents destinationStage participant',
    'ListParticipantEvents destinationStage participant session',
    'ListParticipantEvents participant session stage',
    'ListParticipantReplicas participant stage',
    'ListParticipants destinationStage session',
    'ListParticipants session stage',
    'ListStageSessions destinationStage',
    'ListStageSessions stage',
    'ListStages',
  ],
  ImportPublicKey: ['ListPublicKeys'],
  StartComposition: ['ListCompositions'],
  StartParticipantReplication: [
    'GetParticipant participant session stage',
    'GetStage destinationStage',
    'GetStage stage',
    'GetStageSession session stage',
    'ListParticipantEvents destinationStage participant',
    'ListParticipantEvents destinationStage participant session',
    'ListParticipantEvents participant session stage',
    'ListParticipantReplicas participant stage',
    'ListParticipants destinationStage session',
    'ListParticipants session stage',
    'ListStageSessions destinationStage',
    'ListStageSessions stage',
    'ListStages',
  ],
  StopComposition: ['GetComposition composition', 'ListCompositions'],
  StopParticipantReplication: [
    'GetParticipant participant session stage',
    'GetStage destinationStage',
    'GetStage stage',
    'GetStageSession session stage',
    'ListParticipantEvents destinationStage participant',
    'ListParticipantEvents destinationStage participant session',
    'ListParticipantEvents participant session stage',
    'ListParticipantReplicas participant stage',
    'ListParticipants destinationStage session',
    'ListParticipants session stage',
    'ListStageSessions destinationStage',
    'ListStageSessions stage',
    'ListStages',
  ],
  TagResource: ['GetStage stage', 'ListStages', 'ListTagsForResource stage'],
  UntagResource: ['GetStage stage', 'ListStages', 'ListTagsForResource stage'],
  UpdateIngestConfiguration: ['ListIngestConfigurations'],
  UpdateStage: ['GetStage stage', 'ListStages'],
};

let running: RunningConsole;
let world: WorldToChange;
/** The clock by which held answers age: it stands, so that nothing but a change makes AWS be asked again. */
let now = 0;
/** What is asked every time, because AWS does not know it and a refusal is not held. */
let missing: ReadonlySet<string>;
beforeAll(async () => {
  running = await startConsole({ cache: true, cacheNow: () => now });
  world = await worldToChange(running);
  await readAnew();
});
afterAll(async () => running.close());

async function readAnew(): Promise<string[]> {
  now += DAY_MS;
  running.emulator.calls.clear();
  const answers = await world.readAll({ 'cache-control': 'no-cache' });
  const refused = running.emulator.calls.list().filter(({ outcome }) => outcome !== 200);
  missing = new Set(refused.map(nameOf));
  return answers;
}

/** The operation, with the names of what it was asked about; another one of a kind by its kind. */
function nameOf({ operation, input }: { operation?: string; input?: unknown }): string {
  const values = Object.values(input ?? {}).filter((value) => typeof value === 'string');
  const names = values.flatMap((value) => {
    const known = Object.entries(world.naming.ids).find(([, id]) => value.endsWith(id));
    if (known !== undefined) return [known[0].replace(/Id$/, '')];
    const kind = /:([a-z-]+)\/[^/]+$/.exec(value)?.[1];
    return kind === undefined ? [] : [`another ${kind}`];
  });
  return [operation, ...names.toSorted()].join(' ');
}

/** What AWS is asked meanwhile. */
async function askedBy(act: () => Promise<unknown>): Promise<string[]> {
  running.emulator.calls.clear();
  await act();
  const asked = new Set(running.emulator.calls.list().map(nameOf));
  // Stream keys are in the first, so that it is never held; channels and quotas are of other services, of which nothing is.
  return [...asked]
    .filter(
      (name) =>
        !missing.has(name) &&
        !/^(GetIngestConfiguration|ListChannels|ListStreams|ListServiceQuotas)\b/.test(name),
    )
    .toSorted();
}

const withoutTime = (answer: string): string => answer.replace(/"asOf":"[^"]*"/, '');

it('everything is answered from memory as long as nothing changes', async () => {
  expect(await askedBy(async () => world.readAll())).toEqual([]);
});

describe('after a change', () => {
  it.each(CHANGES_IN_ORDER)('%s: exactly what it touched is asked of AWS again', async (operation) => {
    await world.perform(operation);
    let held: string[] = [];
    const asked = await askedBy(async () => (held = await world.readAll()));
    const truth = await readAnew();
    expect(asked).toEqual(TOUCHED[operation]);
    const old = world.reads.filter((_, at) => withoutTime(held[at] ?? '') !== withoutTime(truth[at] ?? ''));
    expect(old).toEqual([]);
  });
});

it('many are fetched anew at a time without a warning of the runtime', async () => {
  const connection = 'emulator';
  const warnings: string[] = [];
  const hear = ({ name, message }: Error): void => void warnings.push(`${name}: ${message}`);
  process.on('warning', hear);
  try {
    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    const readEach = async () =>
      Promise.all(
        items.map(async ({ arn }) => call(running, stages.get, { connection, stageId: idOf(arn) })),
      );
    await readEach();
    // Old enough to be fetched anew, and young enough to be shown meanwhile.
    now += 10_000;
    running.emulator.faults.add({ operation: 'GetStage', kind: 'latency', ms: 200 });
    running.emulator.calls.clear();
    await readEach();
    const asked = () => running.emulator.calls.list().filter(({ operation }) => operation === 'GetStage');
    await expect.poll(() => asked().filter(({ outcome }) => outcome === 200).length).toBe(items.length);
    expect(items.length).toBeGreaterThan(10);
    expect(warnings).toEqual([]);
  } finally {
    process.off('warning', hear);
    running.emulator.faults.clear();
  }
});
