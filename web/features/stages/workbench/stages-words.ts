/** `1 stage`, `1,204 stages`. */
export function stagesWords(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'stage' : 'stages'}`;
}
