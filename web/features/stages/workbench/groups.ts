import { PROBLEM_KINDS, type ProblemKind } from '#shared/overview/contract.ts';
import { byText } from '#web/lib/order.ts';
import { type FilterTerm, formatFilter } from '../stage-filter.ts';
import type { StageRow } from '../stage-row.ts';
import { type KnownProblems, problemsOf } from './problems.ts';

/** How the list is grouped: not at all, by how names begin, or by the value of a tag. */
export type Grouping = { by: 'none' } | { by: 'prefix' } | { by: 'tag'; key: string };

/** `prefix`, `tag:env`, as in the URL. */
export function readGrouping(text: string): Grouping {
  if (text === 'prefix') return { by: 'prefix' };
  return text.startsWith('tag:') && text.length > 4 ? { by: 'tag', key: text.slice(4) } : { by: 'none' };
}

/** Stages of one prefix or tag, with what they add up to. */
export interface GroupRow {
  key: string;
  /** `show-`, `prod`, or words for those that have none. */
  label: string;
  /** The filter that shows exactly its stages; undefined where no filter can. */
  filter: string | undefined;
  stages: number;
  live: number;
  problems: Record<ProblemKind, number>;
  /** Stages with any problem other than being idle. */
  troubled: number;
}

const DELIMITER = /[-_.:/ ]/;

/**
 * How a name begins, up to the next delimiter after a beginning that is given already: of `show-morning-1`, `show-`, and
 * after `show-`, `show-morning-`. The whole name where there is no further delimiter.
 */
export function prefixOf(name: string, after: string): string {
  const from = name.toLowerCase().startsWith(after.toLowerCase()) ? after.length : 0;
  const at = name.slice(from).search(DELIMITER);
  return at === -1 ? name : name.slice(0, from + at + 1);
}

/**
 * Rolls stages up by group, those with problems first.
 * @param rows the stages that the filter lets pass @param terms the filter
 */
export function groupStages(
  rows: readonly StageRow[],
  grouping: Exclude<Grouping, { by: 'none' }>,
  terms: readonly FilterTerm[],
  problems: KnownProblems,
): GroupRow[] {
  const begun = terms.find((term) => term.kind === 'name' && term.start && !term.end);
  const after = begun?.kind === 'name' ? begun.text : '';
  const groups = new Map<string, GroupRow>();
  for (const row of rows) {
    const value = valueOf(row, grouping, after);
    const key = value ?? '\n';
    let group = groups.get(key);
    if (group === undefined) {
      group = {
        key,
        label: value ?? (grouping.by === 'tag' ? `without the tag ${grouping.key}` : 'without a name'),
        filter: value === undefined ? undefined : filterOf(grouping, value, terms),
        stages: 0,
        live: 0,
        problems: Object.fromEntries(PROBLEM_KINDS.map((kind) => [kind, 0])) as Record<ProblemKind, number>,
        troubled: 0,
      };
      groups.set(key, group);
    }
    group.stages += 1;
    if (row.state !== 'idle') group.live += 1;
    const kinds = problemsOf(problems, row.id);
    for (const kind of kinds) group.problems[kind] += 1;
    if (kinds.some((kind) => kind !== 'idle')) group.troubled += 1;
  }
  return [...groups.values()].toSorted((a, b) => b.troubled - a.troubled || byText(a.label, b.label));
}

function valueOf(row: StageRow, grouping: Grouping, after: string): string | undefined {
  if (grouping.by === 'tag')
    return Object.hasOwn(row.tags, grouping.key) ? row.tags[grouping.key] : undefined;
  return row.name === '' ? undefined : prefixOf(row.name, after);
}

function filterOf(grouping: Grouping, value: string, terms: readonly FilterTerm[]): string {
  if (grouping.by === 'tag')
    return formatFilter([
      ...terms.filter((term) => term.kind !== 'tag' || term.key !== grouping.key),
      { kind: 'tag', key: grouping.key, value },
    ]);
  return formatFilter([
    ...terms.filter((term) => term.kind !== 'name' || !term.start),
    { kind: 'name', text: value, start: true, end: false },
  ]);
}
