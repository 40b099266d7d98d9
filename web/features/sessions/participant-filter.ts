import {
  FILTERABLE_RECORDING_STATES,
  PARTICIPANT_STATES,
  type participants,
} from '#shared/participants/contract.ts';
import type { Input } from '#shared/contract/endpoint.ts';

/** What AWS can filter participants by; one at a time. */
export const FILTER_KINDS = ['state', 'published', 'recording', 'user'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

/** The one filter that applies, as it stands in the URL: `?state=CONNECTED`. */
export interface ParticipantFilter {
  kind: FilterKind;
  value: string;
}

type ListInput = Input<typeof participants.list>;
type FilterInput = Pick<
  ListInput,
  'filterByUserId' | 'filterByPublished' | 'filterByState' | 'filterByRecordingState'
>;

/** What a filter is when it is chosen: `user` has no value until somebody types one. */
export const FIRST_VALUE: Record<FilterKind, string> = {
  state: 'CONNECTED',
  published: 'true',
  recording: 'ACTIVE',
  user: '',
};

/** The longest user id of AWS. */
export const USER_ID_LENGTH = 128;

function isOneOf<const Value extends string>(values: readonly Value[], text: string): text is Value {
  return (values as readonly string[]).includes(text);
}

/**
 * The filter as the API takes it; undefined where the value is none that AWS accepts, which then does not filter.
 */
export function filterInput({ kind, value }: ParticipantFilter): FilterInput | undefined {
  switch (kind) {
    case 'state':
      return isOneOf(PARTICIPANT_STATES, value) ? { filterByState: value } : undefined;
    case 'published':
      return isOneOf(['true', 'false'], value) ? { filterByPublished: value === 'true' } : undefined;
    case 'recording':
      return isOneOf(FILTERABLE_RECORDING_STATES, value) ? { filterByRecordingState: value } : undefined;
    case 'user':
      return value !== '' && value.length <= USER_ID_LENGTH ? { filterByUserId: value } : undefined;
  }
}

/** The first filter of the URL that makes sense: AWS takes one. */
export function parseParticipantFilter(search: URLSearchParams): ParticipantFilter | undefined {
  for (const kind of FILTER_KINDS) {
    const value = search.get(kind);
    if (value === null) continue;
    const filter = { kind, value };
    if (filterInput(filter)) return filter;
  }
  return undefined;
}

/** The URL's query with this filter and no other. */
export function withParticipantFilter(
  search: URLSearchParams,
  filter: ParticipantFilter | undefined,
): URLSearchParams {
  const after = new URLSearchParams(search);
  for (const kind of FILTER_KINDS) after.delete(kind);
  if (filter) after.set(filter.kind, filter.value);
  return after;
}
