import { type AwsReader, eventsOf, given, participantsOf } from './aws.ts';
import { NOW } from './times.ts';

interface Presence {
  person: string;
  from: number;
  to: number;
}

/** What a session's events say, worked out in the plainest way: each moment at which somebody joined is looked at. */
export async function figuresOf(aws: AwsReader, session: { arn: string; sessionId: string }) {
  const participants = await participantsOf(aws, session);
  const presences: Presence[] = [];
  let errors = 0;
  for (const { participantId, userId } of participants) {
    const id = given(participantId, 'participant id');
    let joined: number | undefined;
    for (const event of await eventsOf(aws, session, id)) {
      const at = Number(event.eventTime);
      if (event.errorCode) errors += 1;
      if (event.name === 'JOINED') joined = at;
      if (event.name !== 'LEFT' || joined === undefined) continue;
      presences.push({ person: userId || id, from: joined, to: at });
      joined = undefined;
    }
    if (joined !== undefined) presences.push({ person: userId || id, from: joined, to: Number(NOW) + 1 });
  }
  const presentAt = (moment: number) =>
    new Set(presences.filter(({ from, to }) => from <= moment && moment < to).map(({ person }) => person));
  return {
    participants: participants.length,
    people: new Set(participants.map(({ userId, participantId }) => userId || participantId)).size,
    publishers: participants.filter(({ published }) => published).length,
    errors,
    peak: Math.max(...presences.map(({ from }) => presentAt(from).size)),
  };
}
