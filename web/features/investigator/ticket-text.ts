import type { AwsCall } from '#shared/commands/aws-call.ts';
import { cliCommand } from '#shared/commands/cli-command.ts';
import type { OperationName } from '#shared/commands/operation-table.ts';
import type { Answered, EvidenceShown } from '#shared/investigator/contract.ts';
import { inUtc, inZone } from '#web/lib/instant.ts';

interface Ticket {
  answer: Answered;
  /** The stage's ARN, where it is known; its id otherwise. */
  stage: string;
  region: string | undefined;
  /** The second zone beside UTC, an IANA name. */
  zone: string;
  /** Where this can be looked at again. */
  link: string;
  asOf: string;
}

const VERDICTS: Readonly<Record<Answered['rungs'][number]['verdict'], string>> = {
  yes: 'yes',
  no: 'NO',
  unknown: 'unknown',
  'not-available': 'not available',
};

/** The finding as Markdown for a ticket: times in UTC and a second zone, ids, evidence, and the calls to repeat it by. */
export function ticketText({ answer, stage, region, zone, link, asOf }: Ticket): string {
  const when = (instant: string): string => {
    const local = inZone(instant, zone);
    return zone === 'UTC' || !local
      ? inUtc(instant)
      : `${inUtc(instant)} (${local.date} ${local.time} ${local.zone})`;
  };
  const evidence = (list: readonly EvidenceShown[]): string[] =>
    list.map((one) =>
      one.kind === 'event'
        ? `  - ${when(one.at ?? '')}: ${one.name} of ${one.participantId}` +
          `${one.remoteParticipantId === undefined ? '' : ` to ${one.remoteParticipantId}`}` +
          `${one.errorCode === undefined ? '' : `, ${one.errorCode}`}`
        : `  - ${one.words}`,
    );
  const { conclusion, x, y } = answer;
  const ids = (person: Answered['x']): string =>
    person.lanes.map(({ participantId }) => `\`${participantId}\``).join(', ') || 'not in this session';
  return [
    `## Why could ${x.name} not receive ${y.name} at ${when(answer.at)}?`,
    '',
    `**${conclusion.words}**`,
    '',
    `- Cause: ${conclusion.cause}${conclusion.errorCode === undefined ? '' : ` (${conclusion.errorCode})`}, ${conclusion.confidence}`,
    ...(conclusion.whatToDo === undefined ? [] : [`- What to do: ${conclusion.whatToDo}`]),
    `- Stage: \`${stage}\``,
    `- Session: \`${answer.session?.sessionId ?? 'none'}\``,
    `- ${x.name}: ${ids(x)}`,
    `- ${y.name}: ${ids(y)}`,
    `- As of ${when(asOf)}`,
    `- ${link}`,
    '',
    '### Evidence',
    '',
    ...evidence(conclusion.evidence).map((line) => line.slice(2)),
    ...(answer.others.length === 0
      ? []
      : [
          '',
          '### Also wrong',
          '',
          ...answer.others.flatMap((one) => [`- ${one.words}`, ...evidence(one.evidence)]),
        ]),
    '',
    '### Checks',
    '',
    ...answer.rungs.flatMap(({ question, verdict, words, evidence: list }) => [
      `- ${question} ${VERDICTS[verdict]}. ${words}`,
      ...evidence(list),
    ]),
    '',
    '### What this data cannot tell',
    '',
    ...answer.cannotTell.map((sentence) => `- ${sentence}`),
    '',
    '### To repeat it',
    '',
    '```sh',
    ...commands(answer, stage, region),
    '```',
    '',
  ].join('\n');
}

/** The AWS CLI's calls that read what this was found in, those of another stage that somebody is replicated from too. */
function commands({ session, x, y, stageId }: Answered, stage: string, region: string | undefined): string[] {
  const sessionId = session?.sessionId;
  const command = (operation: OperationName, input: AwsCall['input']): string =>
    cliCommand({ operation, input }, { region: region ?? 'REGION' }, 'line');
  if (sessionId === undefined) return [command('ListStageSessions', { stageArn: stage })];
  const arnOf = (id: string): string => (id === stageId ? stage : stage.replace(/[^/]+$/, id));
  const about = (lane: { stageId: string; sessionId: string }) => ({
    stageArn: arnOf(lane.stageId),
    sessionId: lane.sessionId,
  });
  const here = about({ stageId, sessionId });
  const userIds = [...new Set([...x.lanes, ...y.lanes].flatMap(({ userId }) => userId ?? []))];
  return [
    command('GetStageSession', here),
    ...userIds.map((filterByUserId) => command('ListParticipants', { ...here, filterByUserId })),
    ...[...x.lanes, ...y.lanes].flatMap((lane) => {
      const input = { ...about(lane), participantId: lane.participantId };
      return [command('GetParticipant', input), command('ListParticipantEvents', input)];
    }),
  ];
}
