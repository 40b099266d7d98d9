import { explainError } from '../participants/error-explanations.ts';
import type { Cause } from './causes.ts';

/** What to do about a cause. For an error code, what its explanation says to check. */
const ADVICE: Partial<Record<Cause, string>> = {
  'time-not-reached': 'Ask again once this time has passed, or check the date and the zone.',
  'session-not-running':
    'Check the date, the time and its zone; then the stage: a person may have been on another one.',
  'x-not-in-session':
    'Check the id and the stage. If both are right, they never got in: their own screen or log has the client’s error, which the service does not record.',
  'y-not-in-session':
    'Check the id and the stage. If both are right, they never got in: their own screen or log has the client’s error, which the service does not record.',
  'different-sessions':
    'Look at the application’s way of sending people to a stage: both have to be on it at the same time.',
  'x-not-joined-yet': 'Nothing is wrong with the stage: they came later. Ask what they did until then.',
  'y-not-joined-yet': 'Nothing is wrong with the stage: they came later. Ask what they did until then.',
  'x-had-left':
    'The service does not tell why somebody left. Ask about their network and whether the application or another program took them out; CloudTrail has DisconnectParticipant.',
  'y-had-left':
    'The service does not tell why somebody left. Ask about their network and whether the application or another program took them out; CloudTrail has DisconnectParticipant.',
  'x-was-disconnected':
    'They were taken out through this console, on purpose. They need a new token to come back.',
  'y-was-disconnected':
    'They were taken out through this console, on purpose. They need a new token to come back.',
  'replication-not-started': 'Look at when the application calls StartParticipantReplication.',
  'replication-ended':
    'Look at who called StopParticipantReplication, or whether the source’s session or the reconnect window had ended.',
  'replication-source-stopped':
    'Look at the participant in the stage that it is replicated from: why it stopped publishing there. A longer reconnect window bridges short breaks.',
  'y-is-redundant-encoder':
    'Ask about the participant that the two encoders feed: it is the one that others receive.',
  'y-never-published':
    'Look at the application and the device: camera and microphone allowed, publishing switched on.',
  'y-not-publishing-yet':
    'Ask what they did until then: camera and microphone allowed, publishing switched on.',
  'y-stopped-publishing':
    'Ask whether they switched camera and microphone off, put the tab or app aside, or lost their network; the service does not tell.',
  'y-token-exchanged': 'Look at the application: why it exchanged the token for one without PUBLISH.',
  'x-token-exchanged': 'Look at the application: why it exchanged the token for one without SUBSCRIBE.',
  'x-never-subscribed':
    'Look at the application’s subscribe strategy (shouldSubscribeToParticipant), and whether their token has SUBSCRIBE: the service does not show what a token allows.',
  'x-not-subscribed-yet':
    'A subscription takes a second or two. If it took longer, look at the application’s subscribe strategy and at the network.',
  'x-subscription-ended':
    'Look at the application’s subscribe strategy (hidden tabs and audio-only modes unsubscribe), and at the network.',
  'x-only-sends': 'Ask about the person who watched: this participant only sends into the stage.',
  'x-replaced': 'Go on with the participant that took their place.',
  'y-replaced': 'Go on with the participant that took their place.',
  'no-fault':
    'Look where this data does not reach: sound or picture switched off at the sender, the player and speaker at the receiver, and the network between.',
  'not-enough-data': 'Get the missing data first: see what each check says of it.',
};

export function adviceFor(cause: Cause, errorCode?: string): string | undefined {
  return (errorCode === undefined ? undefined : explainError(errorCode)?.check) ?? ADVICE[cause];
}
