import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

interface Summary {
  arn: string;
  stageArn: string;
  state: string;
}
interface Detail extends Summary {
  destinations: { configuration: { s3?: { encoderConfigurationArns: string[] } } }[];
}

let running: RunningConsole;
let all: Summary[];
beforeAll(async () => {
  running = await startConsole();
  all = await list('');
});
afterAll(async () => running.close());

async function list(query: string): Promise<Summary[]> {
  const sent = await send(running.port, { path: `/api/emulator/compositions${query}` });
  expect(sent.status).toBe(200);
  return (sent.json() as { items: Summary[] }).items;
}

async function detailOf({ arn }: Summary): Promise<Detail> {
  const sent = await send(running.port, { path: `/api/emulator/compositions/${idOf(arn)}` });
  return (sent.json() as { item: Detail }).item;
}

describe('the compositions', () => {
  it('can be asked for by stage, with its short id', async () => {
    const stageArn = all[0]?.stageArn ?? '';
    expect(await list(`?stageId=${idOf(stageArn)}`)).toEqual(
      all.filter((each) => each.stageArn === stageArn),
    );
    expect(running.emulator.calls.list().at(-1)?.input).toEqual({ filterByStageArn: stageArn });
  });

  it('can be asked for by encoder configuration, with its short id', async () => {
    const details = await Promise.all(all.map(detailOf));
    const encoders = ({ destinations }: Detail): string[] =>
      destinations.flatMap(({ configuration }) => configuration.s3?.encoderConfigurationArns ?? []);
    const arn = details.flatMap(encoders)[0] ?? '';
    const found = await list(`?encoderConfigurationId=${idOf(arn)}`);
    expect(running.emulator.calls.list().at(-1)?.input).toEqual({ filterByEncoderConfigurationArn: arn });
    expect(found.map((each) => each.arn)).toEqual(
      expect.arrayContaining(details.filter((each) => encoders(each).includes(arn)).map((each) => each.arn)),
    );
  });

  it('have the same state in the list and alone, and their layout only alone', async () => {
    let layouts = 0;
    for (const summary of all) {
      const detail = await detailOf(summary);
      expect([detail.arn, detail.state]).toEqual([summary.arn, summary.state]);
      layouts += 'layout' in detail ? 1 : 0;
      expect(summary).not.toHaveProperty('layout');
    }
    // AWS shows none for some.
    expect(layouts).toBeGreaterThan(0);
  });
});
