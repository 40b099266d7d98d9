import type { Wire } from '#shared/contract/endpoint.ts';
import type { search } from '#shared/search/contract.ts';
import { inZone } from '#web/lib/instant.ts';
import { paths } from '#web/nav/paths.ts';
import type { PaletteOption } from './palette-option.ts';

/** What the console has seen that answers to the line, as options: people, stages, sessions, compositions. */
export function foundOptions(
  found: Wire<typeof search.find>,
  connection: string,
  zone: string,
  go: (path: string) => void,
): PaletteOption[] {
  const time = (instant: string | undefined) => {
    const parts = instant === undefined ? undefined : inZone(instant, zone);
    return parts && `${parts.date} ${parts.time} ${parts.zone}`;
  };
  const words = (...parts: readonly (string | undefined | false)[]) => parts.filter(Boolean).join(', ');
  const inStage = (name: string | undefined, id: string) => `in ${name || id}`;
  const option = (path: string, label: string, note: string): PaletteOption => ({
    id: `found ${path}`,
    group: 'Seen by this console',
    label,
    note,
    run: () => go(path),
  });
  const { people, stages, sessions, compositions } = found;
  return [
    ...(people?.items ?? []).map(({ stageId, sessionId, participantId, userId, stageName, joinedAt }) =>
      option(
        paths.participant(connection, stageId, sessionId, participantId),
        userId || participantId,
        words(
          userId ? `participant ${participantId}` : 'participant',
          inStage(stageName, stageId),
          joinedAt && `joined ${time(joinedAt) ?? ''}`,
        ),
      ),
    ),
    ...(stages?.items ?? []).map(({ stageId, name, activeSessionId, goneAt }) =>
      option(
        paths.stage(connection, stageId),
        name || stageId,
        words('stage', goneAt ? 'deleted' : activeSessionId ? 'live' : 'idle', name && stageId),
      ),
    ),
    ...(sessions?.items ?? []).map(({ stageId, sessionId, stageName, startedAt, endedAt }) =>
      option(
        paths.session(connection, stageId, sessionId),
        `Session ${sessionId}`,
        words(
          inStage(stageName, stageId),
          endedAt === undefined ? 'live' : 'ended',
          startedAt && `started ${time(startedAt) ?? ''}`,
        ),
      ),
    ),
    ...(compositions?.items ?? []).map(({ compositionId, state, stageId, stageName, startedAt }) =>
      option(
        paths.composition(connection, compositionId),
        `Composition ${compositionId}`,
        words(
          state.toLowerCase(),
          inStage(stageName, stageId),
          startedAt && `started ${time(startedAt) ?? ''}`,
        ),
      ),
    ),
  ];
}
