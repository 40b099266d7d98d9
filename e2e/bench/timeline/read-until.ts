interface Readings {
  read: () => Promise<number>;
  isOver: () => Promise<boolean>;
  /** What has gone wrong so far; looked at after every reading. */
  failures: readonly string[];
  /** Milliseconds after which it is no longer waited for. */
  atMostMs: number;
}

/**
 * Reads something again and again until what goes on is over.
 * @returns one reading at least
 * @throws what has gone wrong, as soon as something has; when it is not over in time
 */
export async function readUntil({ read, isOver, failures, atMostMs }: Readings): Promise<number[]> {
  const readings: number[] = [];
  const deadline = performance.now() + atMostMs;
  for (;;) {
    readings.push(await read());
    const isDone = await isOver();
    if (failures.length > 0) throw new Error(failures.join('; '));
    if (isDone) return readings;
    if (performance.now() >= deadline) throw new Error(`It was not over after ${atMostMs} ms.`);
  }
}
