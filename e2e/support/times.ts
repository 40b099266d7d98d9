/** The instant at which the world of every browser test stands still. */
export const NOW = new Date('2026-11-20T14:00:00Z');

/** An instant as the console shows it to a browser in Berlin in November: `2026-11-20 15:00:00 CET`. */
export function inBerlin(instant: Date): string {
  return `${new Date(instant.getTime() + 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} CET`;
}

/** A length of time in its two largest units, cut off: `1 h 15 min`. */
export function lasting(from: Date, to: Date = NOW): string {
  const seconds = Math.floor((to.getTime() - from.getTime()) / 1000);
  const [days, hours, minutes] = [86_400, 3_600, 60].map((unit) => Math.floor(seconds / unit));
  const parts = [
    [days ?? 0, 'd'],
    [(hours ?? 0) % 24, 'h'],
    [(minutes ?? 0) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const largest = parts.findIndex(([count]) => count > 0);
  const shown = parts.slice(largest, largest + 2).filter(([count]) => count > 0);
  return largest === -1 ? '0 s' : shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}
