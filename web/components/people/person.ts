/** Somebody in a session of a stage, for those who act on them. */
export interface PersonThere {
  stageId: string;
  sessionId: string;
  participantId: string;
  userId: string | undefined;
}

/** What they are called: their user id where they have one. */
export function nameOfPerson({ userId, participantId }: PersonThere): string {
  return userId || participantId;
}
