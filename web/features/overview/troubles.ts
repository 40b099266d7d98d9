import { PROBLEM_KINDS, type ProblemKind } from '#shared/overview/contract.ts';
import type { Notice, Overview } from './use-overview-look.ts';

/** One thing that is wrong, for a screen that shows only such things. */
export type Trouble =
  | {
      kind: 'stage';
      problem: ProblemKind;
      stageId: string;
      name: string;
      sessionId: string | undefined;
      since: string | undefined;
      seenAt: string | undefined;
      times: number | undefined;
    }
  | { kind: 'notice'; notice: Notice };

/** A stage that was not used for a month is no trouble of a show that is on. */
const NO_TROUBLE: readonly ProblemKind[] = ['idle'];

/**
 * All that is wrong, the most urgent first: the problems of stages in their order, what was noticed of other things behind
 * the first of them that somebody hears or sees.
 */
export function troublesOf(
  data: Overview | undefined,
  names: ReadonlyMap<string, string>,
  open: readonly Notice[],
): Trouble[] {
  const ofStages = PROBLEM_KINDS.filter((kind) => !NO_TROUBLE.includes(kind)).flatMap((problem) =>
    (data?.problems.find(({ kind }) => kind === problem)?.stages ?? []).map(
      ({ stageId, sessionId, since, seenAt, times }): Trouble => ({
        kind: 'stage',
        problem,
        stageId,
        name: names.get(stageId) || stageId,
        sessionId,
        since,
        seenAt,
        times,
      }),
    ),
  );
  const isUrgent = (trouble: Trouble): boolean =>
    trouble.kind === 'stage' &&
    (trouble.problem === 'publish-error' || trouble.problem === 'recording-failed');
  return [
    ...ofStages.filter(isUrgent),
    ...open.map((notice): Trouble => ({ kind: 'notice', notice })),
    ...ofStages.filter((trouble) => !isUrgent(trouble)),
  ];
}
