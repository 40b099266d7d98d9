const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/**
 * A length of time in its two largest units: `3 d 4 h`, `1 h 5 min`, `42 s`.
 * Cut off, never rounded up: a session of 59.9 s has not lasted a minute. Below zero reads `0 s`, for two clocks that
 * differ by less than a second must not make a negative length.
 * @param milliseconds the length
 */
export function formatDuration(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const largest = UNITS.findIndex((unit) => total >= unit.seconds);
  if (largest === -1) return '0 s';
  let rest = total;
  const parts: string[] = [];
  for (const unit of UNITS.slice(largest, largest + 2)) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) parts.push(`${count} ${unit.name}`);
  }
  return parts.join(' ');
}

/**
 * How old something is, in one unit: `now`, `8 s ago`, `3 min ago`.
 * @param milliseconds the age
 */
export function formatAge(milliseconds: number): string {
  const total = Math.floor(milliseconds / 1000);
  if (total < 2) return 'now';
  const unit = UNITS.find((candidate) => total >= candidate.seconds) ?? UNITS[3];
  return `${Math.floor(total / unit.seconds)} ${unit.name} ago`;
}
