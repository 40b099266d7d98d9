import { idOf } from '#shared/contract/ids.ts';
import type { StageSummary } from '#shared/stages/contract.ts';
import { byText, firstOf } from '#web/lib/order.ts';
import type { LiveFacts } from './live-facts.ts';
import type { Filterable, StageState } from './stage-filter.ts';

/** One row of the stages list: what the list tells, and what is known beyond it. */
export interface StageRow extends Filterable {
  arn: string;
  id: string;
  sessionId: string | undefined;
  /** Whether `live` has been told from `ending`; an idle stage needs no asking. */
  checked: boolean;
  startTime: string | undefined;
}

export function stageRow(stage: StageSummary, known: ReadonlyMap<string, LiveFacts>): StageRow {
  const id = idOf(stage.arn);
  // The service sends an empty text or nothing for a stage without a session: both mean idle.
  const sessionId = stage.activeSessionId || undefined;
  const facts = sessionId === undefined ? undefined : known.get(sessionId);
  const publishers = facts?.publishers;
  return {
    arn: stage.arn,
    id,
    name: stage.name ?? '',
    ids: sessionId === undefined ? [stage.arn] : [stage.arn, sessionId],
    sessionId,
    state: stateOf(sessionId, facts),
    checked: sessionId === undefined || publishers === 'connected' || publishers === 'gone',
    tags: stage.tags ?? {},
    startTime: facts?.startTime,
  };
}

function stateOf(sessionId: string | undefined, facts: LiveFacts | undefined): StageState {
  if (sessionId === undefined) return 'idle';
  return facts?.publishers === 'gone' ? 'ending' : 'live';
}

export const byName = firstOf<StageRow>(
  // Stages without a name come after those with one.
  (a, b) => Number(a.name === '') - Number(b.name === ''),
  (a, b) => byText(a.name, b.name),
  (a, b) => byText(a.id, b.id),
);

/** Live and ending count alike here: a row must not jump away when it is told to be ending. */
export const byState = firstOf<StageRow>(
  (a, b) => Number(a.state === 'idle') - Number(b.state === 'idle'),
  byName,
);

/** The longest live first is the earliest start first. */
export const byStart = firstOf<StageRow>(
  (a, b) => Date.parse(a.startTime ?? '') - Date.parse(b.startTime ?? ''),
  byName,
);

export interface StateCounts {
  all: number;
  live: number;
  ending: number;
  idle: number;
  /** Live ones of which it is not known whether they are ending. */
  unchecked: number;
}

export function countStates(rows: readonly StageRow[]): StateCounts {
  const counts: StateCounts = { all: rows.length, live: 0, ending: 0, idle: 0, unchecked: 0 };
  for (const row of rows) {
    counts[row.state] += 1;
    if (!row.checked) counts.unchecked += 1;
  }
  return counts;
}
