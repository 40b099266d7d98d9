import { buffersOf, laneColumns } from './data/lane-columns.ts';
import type { ToUnpack, Unpacked } from './unpack-messages.ts';

/** Unpacks blocks of events beside the thread that draws, and hands the columns over without copying them. */
addEventListener('message', ({ data }) => {
  const { id, bytes } = data as ToUnpack;
  try {
    const columns = laneColumns(bytes);
    postMessage({ id, columns } satisfies Unpacked, { transfer: buffersOf(columns) });
  } catch (failure) {
    postMessage({ id, failure } satisfies Unpacked);
  }
});
