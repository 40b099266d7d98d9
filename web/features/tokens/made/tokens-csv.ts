import { csvLine } from '#shared/csv/csv-line.ts';
import { joinLink } from './join-link.ts';
import type { MadeToken } from './made-token.ts';

const COLUMNS = [
  'number',
  'participantId',
  'userId',
  'capabilities',
  'attributes',
  'expirationTime',
  'token',
  'joinLink',
] as const;

/**
 * Tokens as a file, a line each; those that were wiped have nothing to give and are left out.
 * @param template where they lead, if that is set
 */
export function tokensCsv(
  tokens: readonly MadeToken[],
  stageId: string,
  template: string | undefined,
): string[] {
  const lines = tokens.flatMap((made, index) => {
    const { token, participantId, userId, capabilities, attributes, expiresAt } = made;
    if (token === undefined) return [];
    const link = template === undefined ? undefined : joinLink(template, { ...made, token, stageId });
    return [
      csvLine([
        index + 1,
        participantId,
        userId,
        capabilities.join(' '),
        JSON.stringify(attributes),
        expiresAt,
        token,
        link,
      ]),
    ];
  });
  return [csvLine(COLUMNS), ...lines];
}
