const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `1.4 MB`: decimal, as disks and `CALLBOARD_KEEP_MB` count. @param bytes not negative */
export function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: digits })} ${UNITS[power]}`;
}
