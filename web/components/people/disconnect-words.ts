import type { ImpactLine } from '../guarded-action/impact-lines.tsx';

/** Who reads the reason of a DisconnectParticipant: its answer and the events of the participant do not have it (API model). */
export const REASON_HINT =
  'Sent to AWS, which does not say whether anybody is shown it; kept with what this console has recorded.';

/** The token is revoked: joining with it fails from then on (web SDK: PARTICIPANT_DISCONNECTED). */
export function revokedLine(people: number): ImpactLine {
  return {
    about: people === 1 ? 'the token' : 'the tokens',
    says:
      people === 1
        ? 'Their token is revoked as well: nobody can join this stage with it again. To come back they need a new one.'
        : 'Their tokens are revoked as well: nobody can join this stage with them again. To come back they need new ones.',
    weighs: true,
  };
}
