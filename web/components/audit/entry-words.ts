import { type AuditAct, type AuditOutcome, outcomeOf } from '#shared/audit/contract.ts';

/** What was done, as people say it, by the endpoint that did it or the operation of AWS that a job's step called. */
const WORDS: Readonly<Record<string, string>> = {
  'stages.create': 'Created a stage',
  'stages.update': 'Changed the stage',
  'stages.remove': 'Deleted the stage',
  'participants.disconnect': 'Disconnected, and the token revoked',
  'tokens.create': 'Made a participant token',
  'replication.start': 'Started a replication',
  'replication.stop': 'Replication stopped',
  'compositions.start': 'Started a composition',
  'compositions.stop': 'Stopped the composition',
  'compositions.replace': 'Began to replace the composition',
  'encoderConfigurations.create': 'Created an encoder configuration',
  'encoderConfigurations.remove': 'Deleted the encoder configuration',
  'storageConfigurations.create': 'Created a storage configuration',
  'storageConfigurations.remove': 'Deleted the storage configuration',
  'ingest.create': 'Created an ingest configuration',
  'ingest.update': 'Changed the ingest configuration',
  'ingest.remove': 'Deleted the ingest configuration',
  'ingest.reveal': 'Looked at the stream key',
  'publicKeys.import': 'Imported a public key',
  'publicKeys.remove': 'Deleted the public key',
  'tags.add': 'Added tags',
  'tags.remove': 'Took tags away',
  'bulk.tag': 'Began to tag stages',
  'bulk.untag': 'Began to take tags away from stages',
  'bulk.remove': 'Began to delete stages',
  'bulk.create': 'Began to create stages',
  'bulk.disconnect': 'Began to disconnect participants',
  'jobs.pause': 'Paused the job',
  'jobs.resume': 'Let the job go on',
  'jobs.cancel': 'Cancelled the job',
  'notes.add': 'Added a note',
  'notes.edit': 'Changed a note',
  'notes.remove': 'Deleted a note',
  'notices.acknowledge': 'Took note of problems',
  'notices.mute': 'Muted a kind of problem',
  'notices.unmute': 'Let a kind of problem be told again',
  'stageViews.keep': 'Kept a view of the stages',
  'stageViews.remove': 'Deleted a view of the stages',
  'investigator.keepFinding': 'Kept an answer of the investigator',
  'investigator.removeFinding': 'Deleted an answer of the investigator',
  'layouts.create': 'Kept a layout',
  'layouts.describe': 'Changed what is said of a layout',
  'layouts.save': 'Kept another version of a layout',
  'layouts.use': 'Took a layout for a composition',
  'layouts.remove': 'Deleted a layout',
  'scenarios.create': 'Kept people to try layouts with',
  'scenarios.rename': 'Renamed people to try layouts with',
  'scenarios.save': 'Changed people to try layouts with',
  'scenarios.remove': 'Deleted people to try layouts with',
  'search.look': 'Had AWS searched for somebody',
  'search.switchIndex': 'Switched the index on or off',
  'auth.signIn': 'Signed in',
  'auth.signInAs': 'Signed in by one click',
  'auth.oidc': 'Signed in through the provider',
  'auth.signOut': 'Signed out',
  'auth.oidcAccount': 'Account made or changed by the provider',
  'auth.setUp': 'Set the console up',
  'auth.accept': 'Chose a password by a link',
  'auth.openDisplay': 'Opened a display',
  'auth.revoke': 'Ended a session of theirs',
  'auth.changePassword': 'Changed their password',
  'people.invite': 'Invited somebody',
  'people.update': 'Changed what somebody may do',
  'people.remove': 'Deleted somebody',
  'people.reset': 'Made a link for a new password',
  'people.endSessions': 'Ended somebody’s sessions',
  'people.createDisplay': 'Made a display',
  'people.renewDisplay': 'Made another link for a display',
  'people.endDisplay': 'Ended a display',
  CreateStage: 'Created a stage',
  DeleteStage: 'Deleted the stage',
  DisconnectParticipant: 'Disconnected, and the token revoked',
  StartComposition: 'Started a composition',
  StopComposition: 'Stopped the composition',
  TagResource: 'Added tags',
  UntagResource: 'Took tags away',
};

/** What an entry says was done; its technical name where there are no words for it. */
export function actionWords({ endpoint, operations: [operation = ''] }: AuditAct): string {
  return WORDS[endpoint] ?? (endpoint.startsWith('job:') ? WORDS[operation] : undefined) ?? endpoint;
}

export const OUTCOME_WORDS: Readonly<Record<AuditOutcome, string>> = {
  ok: 'Done',
  failed: 'Failed',
  unknown: 'Not known',
  open: 'Under way',
};

/** How it ended, with the error's code where there is one. */
export function outcomeWords(entry: AuditAct): string {
  const outcome = outcomeOf(entry);
  return outcome === 'failed' ? `${OUTCOME_WORDS.failed}: ${entry.result}` : OUTCOME_WORDS[outcome];
}

/** Who did it: nobody has a name as long as nobody signs in. */
export function whoWords({ person }: { person?: { name: string } | undefined }): string {
  return person?.name ?? 'Nobody signed in';
}
