import { useQuery } from '@tanstack/react-query';
import { type RecordedChange, recorder } from '#shared/recorder/contract.ts';
import { request } from '#web/api/request.ts';

const LARGEST_PAGE = 100;

/**
 * How the recordings of a session's participants were seen to change, or told by EventBridge; from the console's own
 * record, so that it costs no call of AWS.
 * @param seen the recordings' states as they are listed now: the record is read again when one has changed
 * @returns undefined while it is not known
 */
export function useRecordingChanges(
  connection: string,
  sessionId: string,
  seen: string,
): readonly RecordedChange[] | undefined {
  const { data } = useQuery({
    queryKey: [recorder.sessionRecordings.id, { connection, sessionId }, seen],
    queryFn: async ({ signal }) => {
      const changes: RecordedChange[] = [];
      for (let nextToken: string | undefined; ;) {
        const asked = { connection, sessionId, maxResults: LARGEST_PAGE, nextToken };
        const page = await request(recorder.sessionRecordings, asked, signal);
        changes.push(...page.items);
        nextToken = page.nextToken;
        if (nextToken === undefined) return changes;
      }
    },
    placeholderData: (before) => before,
    enabled: seen !== '',
  });
  return data;
}
