/** What decides when a participant's events are loaded. */
export interface Person {
  id: string;
  publishes: boolean;
  /** Known to have had an error, before any event of it was loaded. */
  troubled: boolean;
  connected: boolean;
  /** Changes with everything that the list of participants tells of it. */
  state: string;
}

interface Summary {
  participantId?: string | undefined;
  published?: boolean | undefined;
  state?: string | undefined;
  recordingState?: string | undefined;
  replicationState?: string | undefined;
}

/** A participant of ListParticipants; undefined for one without an id, which nothing can be asked about. */
export function personOf(summary: Summary, hadErrors: ReadonlySet<string>): Person | undefined {
  const { participantId: id, published, state, recordingState, replicationState } = summary;
  if (id === undefined) return undefined;
  return {
    id,
    publishes: published === true,
    troubled: recordingState === 'FAILED' || hadErrors.has(id),
    connected: state === 'CONNECTED',
    state: [state, published, recordingState, replicationState].join(),
  };
}

/** 0 for publishers, 1 for people with errors, 2 for everybody else: what support looks at first comes first. */
export const rankOf = ({ publishes, troubled }: Person): number => (publishes ? 0 : troubled ? 1 : 2);

/** In the order in which they are loaded; within a rank as AWS lists them. */
export function inOrder(people: readonly Person[]): Person[] {
  return people.toSorted((one, other) => rankOf(one) - rankOf(other));
}
