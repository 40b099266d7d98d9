const two = (value: number) => String(value).padStart(2, '0');

/**
 * How long after an instant something happened: `+0:05:12`, `+26:00:01`, `−0:00:03` when it was before.
 * To the second, as the events of AWS are.
 * @param from ISO 8601
 * @param to ISO 8601
 */
export function eventOffset(from: string, to: string): string {
  const seconds = Math.trunc((Date.parse(to) - Date.parse(from)) / 1000);
  const size = Math.abs(seconds);
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor((size % 3600) / 60);
  return `${seconds < 0 ? '−' : '+'}${hours}:${two(minutes)}:${two(size % 60)}`;
}
