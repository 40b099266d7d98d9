import { PROBLEM_KINDS, type ProblemKind } from '#shared/overview/contract.ts';
import type { Overview } from './use-overview.ts';
import type { StageRow } from '../stage-row.ts';

/** The problems of each stage, by its id, and of how many stages each kind is not known. */
export interface KnownProblems {
  of: ReadonlyMap<string, readonly ProblemKind[]>;
  counts: Record<ProblemKind, { count: number; unknown: number }>;
}

const NONE: readonly ProblemKind[] = [];

/**
 * What the server knows, together with what this page has found out of the stages on screen.
 * @param overview undefined where the server has not answered: nothing is known then
 */
export function knownProblems(overview: Overview | undefined, rows: readonly StageRow[]): KnownProblems {
  const of = new Map<string, ProblemKind[]>();
  for (const { kind, stages } of overview?.problems ?? [])
    for (const { stageId } of stages) of.set(stageId, [...(of.get(stageId) ?? []), kind]);
  let unchecked = 0;
  for (const row of rows) {
    const isNoted = of.get(row.id)?.includes('no-publisher') === true;
    if (row.state === 'ending' && !isNoted)
      of.set(row.id, inOrder([...(of.get(row.id) ?? []), 'no-publisher']));
    // The page has just looked: that is newer than what the server had seen.
    if (isNoted && row.state === 'live' && row.checked)
      of.set(
        row.id,
        (of.get(row.id) ?? []).filter((kind) => kind !== 'no-publisher'),
      );
    if (row.state === 'live' && !row.checked && !isNoted) unchecked += 1;
  }
  const shown = new Set(rows.map(({ id }) => id));
  const counts = Object.fromEntries(
    PROBLEM_KINDS.map((kind) => {
      const count = [...of].filter(([id, kinds]) => shown.has(id) && kinds.includes(kind)).length;
      const told = overview?.problems.find((problem) => problem.kind === kind)?.unknown ?? rows.length;
      return [kind, { count, unknown: kind === 'no-publisher' ? Math.min(told, unchecked) : told }];
    }),
  ) as KnownProblems['counts'];
  return { of, counts };
}

const inOrder = (kinds: readonly ProblemKind[]): ProblemKind[] =>
  PROBLEM_KINDS.filter((kind) => kinds.includes(kind));

export const problemsOf = ({ of }: KnownProblems, id: string): readonly ProblemKind[] => of.get(id) ?? NONE;

/** The kinds of an address, in their order; what is none is left out. */
export function readKinds(text: string): ProblemKind[] {
  const words = text.split(',');
  return PROBLEM_KINDS.filter((kind) => words.includes(kind));
}
