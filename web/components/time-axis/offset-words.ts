/**
 * Time since the session began, as a clock counts it: `+5:12`, `+1:05:12`, `−0:10` before it began.
 * @param milliseconds since the start of the session
 */
export function offsetWords(milliseconds: number): string {
  const total = Math.floor(Math.abs(milliseconds) / 1000);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${milliseconds < 0 && total > 0 ? '−' : '+'}${clock}:${two(total % 60)}`;
}
