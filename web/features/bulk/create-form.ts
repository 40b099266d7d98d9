import { BulkCreate } from '#shared/bulk/drafts.ts';
import { hasPlace, namesOf } from '#shared/bulk/name-pattern.ts';
import { checkDraft } from '#shared/contract/check-draft.ts';
import type { FieldProblem } from '#shared/contract/field-problems.ts';
import { numberOf } from '#web/form/number-of.ts';
import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';
import { type StageToCreate, stagesOfCsv } from './stages-of-csv.ts';

/** The form as it is typed. */
export interface CreateState {
  how: 'pattern' | 'csv';
  pattern: string;
  from: string;
  count: string;
  csv: string;
  /** Of every stage; what a line of the CSV says goes before. */
  rows: TagRow[];
  reason: string;
}

export const EMPTY: CreateState = {
  how: 'pattern',
  pattern: '',
  from: '1',
  count: '10',
  csv: '',
  rows: [],
  reason: '',
};

/** More are not drawn while somebody types; the contract refuses them. */
const MOST = 10_000;

/** The stages that the form asks for; none where it cannot be read. */
export function stagesOf({ how, pattern, from, count, csv, rows }: CreateState): StageToCreate[] {
  const tags = tagsOf(rows);
  const withTags = (own: StageToCreate): StageToCreate =>
    tags === undefined ? own : { ...own, tags: { ...tags, ...own.tags } };
  if (how === 'csv') {
    const read = stagesOfCsv(csv);
    return read.problem === undefined ? read.stages.map(withTags) : [];
  }
  const [first, many] = [numberOf(from), numberOf(count)];
  if (typeof first !== 'number' || typeof many !== 'number') return [];
  if (!Number.isInteger(first) || !Number.isInteger(many) || first < 0 || many < 1) return [];
  return namesOf(pattern, first, Math.min(many, MOST)).map((name) => withTags({ name }));
}

export function draftOf(state: CreateState, key: string): BulkCreate {
  const reason = state.reason.trim();
  return { key, stages: stagesOf(state), ...(reason === '' ? {} : { reason }) };
}

/** What the draft's own rules say of its stages, at the fields that they came from, and what no such rule can say. */
export function furtherProblems(state: CreateState): FieldProblem[] {
  const own = formProblems(state);
  if (own.length > 0) return own;
  const { problems } = checkDraft(BulkCreate, draftOf(state, 'some-key'));
  const [first] = problems.filter(({ path }) => path.startsWith('stages'));
  return first === undefined ? [] : [placeOf(first, state)];
}

function formProblems(state: CreateState): FieldProblem[] {
  const { how, pattern, from, count, csv, rows } = state;
  const problems = [...tagProblems(rows)];
  const add = (path: string, message: string): void => void problems.push({ path, message });
  if (how === 'csv') {
    const read = stagesOfCsv(csv);
    if (read.problem !== undefined) add('csv', `cannot be read. ${read.problem}`);
    else if (read.stages.length === 0) add('csv', 'must have a line for each stage below the first one');
    return problems;
  }
  const [first, many] = [numberOf(from), numberOf(count)];
  if (typeof first !== 'number' || !Number.isInteger(first) || first < 0)
    add('from', 'must be a whole number, 0 or more');
  if (typeof many !== 'number' || !Number.isInteger(many) || many < 1)
    add('count', 'must be a whole number, 1 or more');
  if (pattern === '') add('pattern', 'is required');
  else if (!hasPlace(pattern) && many !== 1) add('pattern', 'must have {n} where the number is to stand');
  return problems;
}

/** Where the form shows what is wrong with a stage of the draft: at the pattern or the CSV, which stage said. */
function placeOf({ path, message }: FieldProblem, state: CreateState): FieldProblem {
  const found = /^stages\.(\d+)\.(name|tags)(?:\.(.+))?$/.exec(path);
  if (found === null && path !== 'stages') return { path, message };
  const field = state.how === 'csv' ? 'csv' : path === 'stages' ? 'count' : 'pattern';
  if (found === null) return { path: field, message };
  const [, index = '0', member = '', key] = found;
  if (member === 'tags' && state.how === 'pattern')
    return { path: key === undefined ? 'tags' : `tags.${key}`, message };
  const where =
    state.how === 'csv' ? `in line ${lineOf(Number(index), state.csv)}` : `in name ${Number(index) + 1}`;
  return {
    path: field,
    message: `${where}: the ${member === 'name' ? 'name' : `tag ${key ?? ''}`} ${message}`,
  };
}

function lineOf(index: number, csv: string): number | undefined {
  const read = stagesOfCsv(csv);
  return read.problem === undefined ? read.lines[index] : undefined;
}
