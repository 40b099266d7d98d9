import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateStageCommand, GetStageCommand } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningEmulator, runningEmulator } from '../testing/control-client.ts';
import { durationIn } from './clock-commands.ts';
import { COMMANDS, EXIT, runControl } from './run-control.ts';

let running: RunningEmulator;
let directory: string;

beforeAll(async () => {
  running = await runningEmulator();
  directory = mkdtempSync(join(tmpdir(), 'ctl-'));
});
afterAll(async () => {
  await running.close();
  rmSync(directory, { recursive: true });
});

const ctl = async (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await runControl(['--url', running.emulator.url, ...args], terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
};
const answer = async (...args: string[]): Promise<Record<string, unknown>> => {
  const { code, out, err } = await ctl(...args);
  expect([code, err]).toEqual([EXIT.done, '']);
  return JSON.parse(out) as Record<string, unknown>;
};

describe('ctl', () => {
  it('moves the clock', async () => {
    expect(await answer('clock')).toEqual({ now: '2026-11-20T14:00:00.000Z', paused: true, speed: 1 });
    expect(await answer('clock', 'step', '1m30s')).toMatchObject({ now: '2026-11-20T14:01:30.000Z' });
    expect(await answer('clock', 'set', '2026-11-20T14:05:00Z')).toMatchObject({
      now: '2026-11-20T14:05:00.000Z',
    });
    expect(await answer('clock', 'speed', '10')).toMatchObject({ speed: 10 });
    expect(await answer('clock', 'resume')).toMatchObject({ paused: false });
    expect(await answer('clock', 'pause')).toMatchObject({ paused: true });
  });

  it('lets people act, on stages named by id or ARN', async () => {
    const { client } = running;
    const { stage } = await client.send(new CreateStageCommand({}));
    const id = stage?.arn?.split('/')[1] ?? '';
    const alice = await answer(
      'people',
      'join',
      '--self-signed',
      '--attribute=role=host',
      '--attribute=seat=a=b',
      `--stage=${id}`,
      '--user=alice',
    );
    const participantId = String(alice['participantId']);
    expect(await answer('people', 'publish', participantId)).toMatchObject({ publishing: true });
    const bob = await answer('people', 'join', '--stage', stage?.arn ?? '', '--no-watch');
    await answer('people', 'subscribe', String(bob['participantId']), participantId, '--stage', id);
    expect(
      await answer('people', 'exchange-token', participantId, '--capabilities', 'SUBSCRIBE'),
    ).toMatchObject({
      userId: 'alice',
    });
    expect(await answer('people', 'list', '--stage', id)).toMatchObject({ connected: 2 });
    expect(await ctl('people', 'publish', 'nobody')).toMatchObject({
      code: EXIT.refused,
      err: expect.stringMatching(/^PARTICIPANT_NOT_FOUND: /),
    });
  });

  it('orders faults and lists calls', async () => {
    await answer('faults', 'add', 'throttle', '--operation', 'ListStages', '--times', '2', '--id', 'one');
    expect(await answer('faults')).toMatchObject({ faults: [{ rule: { id: 'one', times: 2 } }] });
    await answer('faults', 'add', 'status', '--status', '503', '--json', '{"match":{"maxResults":7}}');
    await answer(
      'faults',
      'add',
      'latency',
      '--ms',
      '5',
      '--probability',
      '0.5',
      '--seed',
      '7',
      '--id',
      'own',
    );
    await answer('faults', 'add', 'clock-skew', '--operation', 'GetStage', '--json', '{"ms":-600000}');
    expect(await answer('faults')).toMatchObject({
      faults: [
        {},
        {},
        { rule: { probability: 0.5, seed: 7 } },
        { rule: { kind: 'clock-skew', ms: -600_000 } },
      ],
    });
    expect((await ctl('faults', 'clear', 'one')).code).toBe(EXIT.done);
    expect((await ctl('faults', 'clear', 'one')).code).toBe(EXIT.refused);
    expect((await ctl('faults', 'clear')).code).toBe(EXIT.done);
    expect((await answer('calls', '--operation', 'CreateStage'))['calls']).toHaveLength(1);
  });

  it('saves a world, serves another, and serves the first again as it was', async () => {
    const { client } = running;
    const { stage } = await client.send(new CreateStageCommand({ name: 'kept' }));
    const file = join(directory, 'world.json');
    expect(await ctl('world', 'save', file)).toMatchObject({ code: EXIT.done });
    const before = await answer('world');
    const other = await answer(
      'world',
      'scenario',
      'empty',
      '--seed',
      '5',
      '--start',
      '2026-01-01T00:00:00Z',
    );
    expect(other).toMatchObject({ seed: 5, now: '2026-01-01T00:00:00.000Z' });
    expect(other['accountId']).not.toBe(before['accountId']);
    await expect(client.send(new GetStageCommand({ arn: stage?.arn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await answer('world', 'load', file);
    expect(await answer('world')).toEqual(before);
    const read = await client.send(new GetStageCommand({ arn: stage?.arn }));
    expect(read.stage?.name).toBe('kept');
  });

  it('says what it can do, and what is wrong with a command line', async () => {
    const help = await ctl('--help');
    for (const { name } of COMMANDS) expect(help.out).toContain(name);
    const one = await ctl('people', 'fail', '--help');
    expect(one).toMatchObject({ code: EXIT.done, out: expect.stringContaining('ID CODE') });
    expect(one.out).not.toContain('clock');
    for (const wrong of [
      ['dance'],
      ['clock', 'step'],
      ['clock', 'step', 'soon'],
      ['clock', 'speed', 'fast'],
      ['people', 'list'],
      ['people', 'publish'],
      ['people', 'publish', 'a', 'b'],
      ['people', 'join', '--attribute', 'role'],
      ['people', 'join', '--loudly'],
      ['faults', 'add', 'reset', '--json', '[]'],
      ['world', 'load', join(directory, 'nothing.json')],
      ['world', 'save', join(directory, 'no', 'folder.json')],
      ['--url', 'nonsense', 'clock'],
    ]) {
      const { code, err } = await ctl(...wrong);
      expect([wrong, code]).toEqual([wrong, EXIT.usage]);
      expect(err).not.toBe('');
    }
  });

  it('says when nobody answers', async () => {
    const err: string[] = [];
    const terminal = { out: () => undefined, err: (text: string) => void err.push(text) };
    const code = await runControl(['clock', '--url', 'http://127.0.0.1:1'], terminal);
    expect([code, err]).toEqual([
      EXIT.unreachable,
      ['No emulator answers at http://127.0.0.1:1. Start one with: npm run emulator'],
    ]);
  });
});

describe('a duration', () => {
  it.each([
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h30m', 9_000_000],
    ['250ms', 250],
    ['1.5s', 1_500],
    ['1d', 86_400_000],
  ])('%s', (text, ms) => {
    expect(durationIn(text)).toBe(ms);
  });
});
