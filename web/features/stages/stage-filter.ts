import * as filter from '#web/lib/list-filter.ts';

export type StageState = 'live' | 'ending' | 'idle';
export type FilterTerm = filter.FilterTerm<StageState>;
/** What the filter of the stages looks at. */
export type Filterable = filter.Filterable<StageState> & { state: StageState };

/** In the order in which they are offered. */
export const STAGE_STATES = ['live', 'ending', 'idle'] as const satisfies StageState[];

/** The filter of the stages list: the grammar of every list, with the states of a stage as words. */
export const parseFilter = (input: string): FilterTerm[] => filter.parseFilter(input, STAGE_STATES);
export const formatFilter = (terms: readonly FilterTerm[]): string =>
  filter.formatFilter(terms, STAGE_STATES);
export const toggleState = (input: string, state: StageState): string =>
  filter.toggleState(input, state, STAGE_STATES);
export const { asksForState, matches } = filter;
