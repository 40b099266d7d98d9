import type { Notice } from '#shared/notices/contract.ts';
import type { NoticeKind } from '#shared/notices/notice-kind.ts';
import { paths } from '#web/nav/paths.ts';
import type { MarkShape, Tone } from '#web/ui/state-mark.tsx';

/** Failures that nothing undoes have a cross; what goes on working, more slowly or not at all for now, a ring. */
export const NOTICE_LOOKS: Record<NoticeKind, { tone: Tone; shape: MarkShape }> = {
  publish_error: { tone: 'bad', shape: 'cross' },
  recording_failed: { tone: 'bad', shape: 'cross' },
  composition_failed: { tone: 'bad', shape: 'cross' },
  destination_failed: { tone: 'bad', shape: 'cross' },
  throttled: { tone: 'warn', shape: 'ring' },
  connection_down: { tone: 'bad', shape: 'ring' },
  credentials: { tone: 'bad', shape: 'ring' },
  job_failed: { tone: 'warn', shape: 'cross' },
};

/** The title with how often; of several people it says so. */
export function noticeTitle({ kind, title, times }: Pick<Notice, 'kind' | 'title' | 'times'>): string {
  if (times <= 1) return title;
  if (kind === 'recording_failed') return `${times} recordings failed`;
  if (kind === 'publish_error') return `${times} publish errors`;
  return `${title} (${times} times)`;
}

/** The page that shows what a notice is about; undefined where there is none. */
export function noticeLink(
  connection: string,
  { about, times }: Pick<Notice, 'about' | 'times'>,
): { to: string; words: string } | undefined {
  const { stageId, stageName, sessionId, participantId, compositionId, operation } = about;
  if (compositionId !== undefined)
    return { to: paths.composition(connection, compositionId), words: `Composition ${compositionId}` };
  if (operation !== undefined) return { to: paths.capacity(connection), words: 'Capacity' };
  if (stageId === undefined) return undefined;
  const stage = stageName ?? `stage ${stageId}`;
  if (sessionId === undefined) return { to: paths.stage(connection, stageId), words: stage };
  if (participantId !== undefined && times === 1)
    return {
      to: paths.participant(connection, stageId, sessionId, participantId),
      words: `Participant ${participantId} on ${stage}`,
    };
  return { to: paths.session(connection, stageId, sessionId), words: `Session on ${stage}` };
}
