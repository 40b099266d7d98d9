/** A thousand readers of one process: some stand still, many come and go. */
import { startMeasured } from './console-process.ts';
import { quantiles, rest } from './figures.ts';
import { SseClient } from './sse-client.ts';

interface Reader {
  client: SseClient;
  /** The numbers that came, in order. */
  got: number[];
  /** Its stream has just been opened anew: what it missed comes first. */
  catchingUp: boolean;
  stalled: boolean;
}

const now = (): number => performance.timeOrigin + performance.now();

export interface FanOut {
  readers: number;
  stalled: number;
  reconnectsPerSecond: number;
  perSecond: number;
  seconds: number;
  bytes: number;
}

/** Prints how late news were, and whether any were lost or came twice. */
export async function fanOut(wanted: FanOut): Promise<void> {
  const measured = await startMeasured({ scenario: 'empty', paused: false });
  const late: number[] = [];
  const lateAfterCut: number[] = [];
  const all: Reader[] = [];
  for (let n = 0; n < wanted.readers; n += 1) {
    const reader: Reader = { got: [], catchingUp: false, stalled: false } as unknown as Reader;
    reader.client = new SseClient(measured, ({ event, data }) => {
      if (event !== 'news') return;
      const { answer } = JSON.parse(data) as { answer: { n: number; sentAt: number } };
      (reader.catchingUp ? lateAfterCut : late).push(now() - answer.sentAt);
      reader.got.push(answer.n);
    });
    all.push(reader);
  }
  for (let n = 0; n < all.length; n += 50)
    await Promise.all(
      all.slice(n, n + 50).map(async ({ client }) => {
        await client.open();
        await client.subscribe('emulator/jobs');
      }),
    );
  const idle = await measured.memory();
  for (const reader of all.slice(0, wanted.stalled)) {
    reader.stalled = true;
    reader.client.stall();
  }
  let reconnects = 0;
  let failed = 0;
  let next = wanted.stalled;
  const coming = setInterval(() => {
    const reader = all[next];
    next = next + 1 < all.length ? next + 1 : wanted.stalled;
    if (reader === undefined || reader.catchingUp) return;
    reader.catchingUp = true;
    reader.client.cut();
    reconnects += 1;
    reader.client.open().then(
      // What it missed is on the way with the hello.
      () => setTimeout(() => (reader.catchingUp = false), 100),
      () => (failed += 1),
    );
  }, 1_000 / wanted.reconnectsPerSecond);
  let highest = idle.rssMb;
  const watching = setInterval(() => {
    void measured.memory().then(({ rssMb }) => (highest = Math.max(highest, rssMb)));
  }, 1_000);
  const published = await measured.publish(wanted);
  clearInterval(coming);
  clearInterval(watching);
  await rest(3_000);
  const { readers } = await measured.memory();
  const healthy = all.filter(({ stalled }) => !stalled);
  const lost = healthy.reduce((sum, { got }) => sum + published - new Set(got).size, 0);
  const doubled = healthy.reduce((sum, { got }) => sum + got.length - new Set(got).size, 0);
  const disordered = healthy.filter(({ got }) =>
    got.some((n, at) => at > 0 && n <= (got[at - 1] ?? 0)),
  ).length;
  console.log(
    `\n${wanted.readers} readers of one process, ${wanted.stalled} of them stand still, ${(reconnects / wanted.seconds).toFixed(0)} reconnects a second, ${wanted.perSecond} news of ${wanted.bytes} bytes a second for ${wanted.seconds} s:\n`,
  );
  console.log(
    `delivery to who is connected, ms: ${quantiles(late)} (bound p99 100; ${late.length} deliveries)`,
  );
  console.log(
    `delivery around a reconnect, ms: ${quantiles(lateAfterCut)} (${lateAfterCut.length} deliveries)`,
  );
  console.log(
    `lost ${lost}, doubled ${doubled}, readers out of order ${disordered}, reconnects failed ${failed}`,
  );
  console.log(
    `memory of the process (console and emulator), MB: ${idle.rssMb.toFixed(0)} with all connected, ${highest.toFixed(0)} at most (bound 300)`,
  );
  console.log(
    `readers at the end: ${readers} (those that stand still are cut once a megabyte waits beyond the kernel's own buffers)`,
  );
  for (const { client } of all) client.cut();
  await measured.stop();
}
