/**
 * When the last session of a stage ended.
 * @returns ISO 8601; undefined when no session given has an end
 */
export function lastEnd(sessions: readonly { endTime?: string | undefined }[]): string | undefined {
  let last: string | undefined;
  for (const { endTime } of sessions) {
    if (endTime !== undefined && (last === undefined || Date.parse(endTime) > Date.parse(last)))
      last = endTime;
  }
  return last;
}
