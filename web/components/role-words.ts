import type { Role } from '#shared/contract/roles.ts';

/** What each role may do besides what those before it may, in a line. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  viewer: 'Sees everything but secrets and the audit log, and changes nothing.',
  support: 'Also reads the audit log, disconnects a participant, and writes notes.',
  operator: 'Also runs stages, compositions and ingest, and makes tokens.',
  administrator: 'Also manages keys, deletes configurations, and says who may sign in.',
};
