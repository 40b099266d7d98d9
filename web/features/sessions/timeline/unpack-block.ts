import { ownWorker } from '#web/lib/own-worker.ts';
import type { LaneColumns } from './data/lane-columns.ts';
import type { ToUnpack, Unpacked } from './unpack-messages.ts';
// oxlint-disable-next-line import/default -- vite gives the address of the built file, which no file on disk exports
import workerAddress from './unpack-worker.ts?worker&url';

/** Milliseconds that a worker without work is kept: blocks of a session come one after the other. */
const IDLE_MS = 10_000;

interface Waiting {
  resolve: (columns: LaneColumns) => void;
  reject: (reason: unknown) => void;
}

let worker: Worker | undefined;
/** Not where there are none, where its file is gone with an older build, or where the browser refuses it. */
let works = 'Worker' in globalThis;
let idle: ReturnType<typeof setTimeout> | undefined;
let sent = 0;
const waiting = new Map<number, Waiting>();

/**
 * Unpacks a block of events in a worker, so that the page stays as quick as it is; where there is none, here.
 * @throws {RangeError} for bytes that are cut or of a version that is not known here
 */
export async function unpackBlock(bytes: Uint8Array): Promise<LaneColumns> {
  if (works) {
    try {
      return await inWorker(bytes);
    } catch (error) {
      if (works) throw error;
    }
  }
  const { laneColumns } = await import('./data/lane-columns.ts');
  return laneColumns(bytes);
}

async function inWorker(bytes: Uint8Array): Promise<LaneColumns> {
  clearTimeout(idle);
  const to = running();
  const id = (sent += 1);
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    // Copied, not handed over: should the worker not run, the bytes are still here.
    to.postMessage({ id, bytes } satisfies ToUnpack);
  });
}

function running(): Worker {
  if (worker) return worker;
  try {
    worker = start();
    return worker;
  } catch (error) {
    works = false;
    throw error;
  }
}

function start(): Worker {
  const started = new Worker(ownWorker(workerAddress), { type: 'module', name: 'callboard-events' });
  started.addEventListener('message', ({ data }) => hear(data as Unpacked));
  started.addEventListener('error', (event) => {
    works = false;
    stop();
    for (const { reject } of waiting.values()) reject(event);
    waiting.clear();
  });
  return started;
}

function hear(message: Unpacked): void {
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if ('columns' in message) asked?.resolve(message.columns);
  else asked?.reject(message.failure);
  if (waiting.size === 0) idle = setTimeout(stop, IDLE_MS);
}

function stop(): void {
  worker?.terminate();
  worker = undefined;
}
