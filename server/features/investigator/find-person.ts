import type { Participant, ParticipantSummary } from '@aws-sdk/client-ivs-realtime';
import { given } from '#shared/investigator/known-event.ts';
import type { Reader, Reading } from './reader.ts';

/** Where somebody is looked for. */
export interface Place {
  stageArn: string;
  stageId: string;
  sessionId: string;
}

/** The participants of a session that are one person, before their events are read. */
export interface FoundPerson {
  asked: string;
  participants: { summary: Participant | ParticipantSummary; isWhole: boolean }[];
  entriesKnown: 'whole' | 'part' | 'none';
  entriesMissing?: string | undefined;
}

const LOOKS_LIKE_ID = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * Looks somebody up by what was typed, which may be a participant id or a user id: as the former first, then as the
 * latter. All participants of the same user id are the same person. Two calls, or one where nothing can be a
 * participant id.
 */
export async function findPerson(reader: Reader, place: Place, asked: string): Promise<FoundPerson> {
  const { stageArn, sessionId } = place;
  const one: Reading<'GetParticipant'> | undefined = LOOKS_LIKE_ID.test(asked)
    ? await reader.read('GetParticipant', { stageArn, sessionId, participantId: asked })
    : undefined;
  const participant = one?.kind === 'read' ? one.output.participant : undefined;
  const userId = participant ? given(participant.userId) : asked;
  const itself = participant ? [{ summary: participant, isWhole: true }] : [];
  if (userId === undefined) return { asked, participants: itself, entriesKnown: 'whole' };

  const list = await reader.read('ListParticipants', { stageArn, sessionId, filterByUserId: userId });
  const listed = list.kind === 'read' ? (list.output.participants ?? []) : [];
  const others = listed
    .filter(({ participantId }) => participantId !== participant?.participantId)
    .map((summary) => ({ summary, isWhole: false }));
  const participants = [...itself, ...others];
  if (list.kind === 'failed')
    return {
      asked,
      participants,
      entriesKnown: participants.length > 0 ? 'part' : 'none',
      entriesMissing: list.why,
    };
  if (one?.kind === 'failed' && participants.length === 0)
    return { asked, participants, entriesKnown: 'none', entriesMissing: one.why };
  const more = list.kind === 'read' && given(list.output.nextToken) !== undefined;
  return {
    asked,
    participants,
    entriesKnown: more ? 'part' : 'whole',
    entriesMissing: more ? 'there are more than a page of them' : undefined,
  };
}
