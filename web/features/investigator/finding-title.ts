import type { FindingSummary } from '#shared/investigator/findings.ts';

/** What a finding is called: the question that it answers. */
export function findingTitle({ x, y }: Pick<FindingSummary, 'x' | 'y'>): string {
  return `Why did ${x} not receive ${y}?`;
}
