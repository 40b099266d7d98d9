import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateStageCommand } from '@aws-sdk/client-ivs-realtime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runningEmulator, type RunningEmulator } from '../testing/control-client.ts';
import type { BusEvent } from './event.ts';
import type { FeedFigures } from './event-feed.ts';
import { type Mishaps, NO_MISHAPS } from './mishaps.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Target {
  url: string;
  received: { headers: IncomingHttpHeaders; event: BusEvent }[];
  /** Statuses of the next answers; 200 when there are none. */
  statuses: number[];
}

const startTarget = async (): Promise<Target> => {
  const target: Target = { url: '', received: [], statuses: [] };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      target.received.push({ headers: request.headers, event: JSON.parse(body) as BusEvent });
      response.writeHead(target.statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  target.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return target;
};

const started = async (target: Target, mishaps: Partial<Mishaps> = {}): Promise<RunningEmulator> => {
  const running = await runningEmulator({
    events: {
      target: { url: target.url, headers: { 'x-api-key': 'secret' } },
      mishaps: { ...NO_MISHAPS, ...mishaps },
    },
  });
  closing.push(running.close);
  return running;
};

/** Somebody who publishes on a new stage. */
const publisher = async ({ client, control }: RunningEmulator): Promise<string> => {
  const { stage } = await client.send(new CreateStageCommand({}));
  const { body } = await control('POST', 'people', { stageArn: stage?.arn });
  const { participantId } = body as { participantId: string };
  await control('POST', `people/${participantId}/publish`);
  return participantId;
};

const namesAt = ({ received }: Target): string[] => received.map(({ event }) => event.detail.event_name);

const figures = async ({ control }: RunningEmulator): Promise<FeedFigures> =>
  (await control('GET', 'events')).body as FeedFigures;

describe('the event feed', () => {
  it('posts what happens, once, also while time stands still', async () => {
    const target = await startTarget();
    const running = await started(target);
    const participantId = await publisher(running);
    await vi.waitFor(() => expect(namesAt(target)).toEqual(['Participant Published']));
    running.emulator.clock.step(60_000);
    await running.control('POST', `people/${participantId}/unpublish`);
    await vi.waitFor(() =>
      expect(namesAt(target)).toEqual(['Participant Published', 'Participant Unpublished']),
    );
    expect(target.received[0]).toMatchObject({
      headers: {
        'x-api-key': 'secret',
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Amazon/EventBridge/ApiDestinations',
      },
      event: { source: 'aws.ivs', detail: { participant_id: participantId } },
    });
    expect(await figures(running)).toMatchObject({ events: 2, delivered: 2, lost: 0, failed: 0 });
  });

  it('tries again after a failure, and gives up a refusal', async () => {
    const target = await startTarget();
    const running = await started(target);
    target.statuses.push(503);
    const participantId = await publisher(running);
    await vi.waitFor(() => expect(target.received).toHaveLength(2), 5_000);
    expect(target.received[1]?.event).toEqual(target.received[0]?.event);
    target.statuses.push(400);
    running.emulator.clock.step(5_000);
    await running.control('POST', `people/${participantId}/unpublish`);
    await vi.waitFor(async () =>
      expect(await figures(running)).toMatchObject({ events: 2, delivered: 1, failed: 1, pending: 0 }),
    );
    expect(target.received).toHaveLength(3);
  });

  it('loses, doubles and delays what it is told to', async () => {
    const target = await startTarget();
    const lossy = await started(target, { loss: 1 });
    await publisher(lossy);
    await vi.waitFor(async () => expect(await figures(lossy)).toMatchObject({ events: 1, lost: 1 }));
    expect(target.received).toEqual([]);
    const doubling = await started(target, { duplicates: 1, delayMs: 100 });
    await publisher(doubling);
    await vi.waitFor(() => expect(target.received).toHaveLength(2));
    expect(target.received[1]?.event.id).toBe(target.received[0]?.event.id);
  });

  it('says nothing of the past of a world that takes the place of another', async () => {
    const target = await startTarget();
    const running = await started(target);
    await publisher(running);
    await vi.waitFor(() => expect(target.received).toHaveLength(1));
    const { body } = await running.control('GET', 'world');
    running.emulator.clock.step(60_000);
    await running.control('POST', 'world', body);
    await publisher(running);
    await vi.waitFor(() => expect(target.received).toHaveLength(2));
  });
});
