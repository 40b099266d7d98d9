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

/** The AWS CLI's calls that read what this was found in. */
function commands({ session, x, y, stageId }: Answered, stage: string, region: string | undefined): string[] {
  const sessionId = session?.sessionId;
  const tail = region === undefined ? '' : ` --region ${region}`;
  if (sessionId === undefined) return [`aws ivs-realtime list-stage-sessions --stage-arn ${stage}${tail}`];
  const about = `--stage-arn ${stage} --session-id ${sessionId}`;
  const here = [...x.lanes, ...y.lanes].filter((lane) => lane.stageId === stageId);
  return [
    `aws ivs-realtime get-stage-session ${about}${tail}`,
    ...here.flatMap(({ participantId }) => [
      `aws ivs-realtime get-participant ${about} --participant-id ${participantId}${tail}`,
      `aws ivs-realtime list-participant-events ${about} --participant-id ${participantId}${tail}`,
    ]),
  ];
}
