import { cliCommand } from '#shared/commands/cli-command.ts';
import { parseArn } from '#web/lib/arn.ts';

interface About {
  /** Undefined while the stage is not known. */
  stageArn: string | undefined;
  sessionId: string;
  participantId: string;
}

/** The call of the AWS CLI that answers what is seen of a participant, on one line; undefined without the stage's ARN. */
export function participantCommand(
  operation: 'GetParticipant' | 'ListParticipantEvents',
  { stageArn, sessionId, participantId }: About,
): string | undefined {
  const region = stageArn === undefined ? undefined : parseArn(stageArn)?.region;
  if (stageArn === undefined || region === undefined) return undefined;
  return cliCommand({ operation, input: { stageArn, sessionId, participantId } }, { region }, 'line');
}
