import type { ConnectionSettings } from '../connection-settings.ts';
import type { AskSts } from './ask-sts.ts';
import { CredentialTrouble } from './credential-trouble.ts';
import type { Credentials } from './held-credentials.ts';

/** Minutes for which a role is taken on, unless told; a role that is taken on with a role's keys has 60 at most. */
const SESSION_MINUTES = 60;

/** Takes the connection's role on. @throws {CredentialTrouble} */
export async function assumeRole(
  {
    id,
    label,
    roleArn = '',
    externalId,
    sourceIdentity,
    sessionMinutes = SESSION_MINUTES,
  }: ConnectionSettings,
  sts: AskSts,
  now: () => number,
  until: AbortSignal,
): Promise<Credentials> {
  const asked = now();
  const { Credentials: given } = await sts.assumeRole(
    {
      RoleArn: roleArn,
      // What the account's own CloudTrail names beside the role.
      RoleSessionName: `callboard-${id}`.slice(0, 64),
      ExternalId: externalId,
      SourceIdentity: sourceIdentity,
      DurationSeconds: sessionMinutes * 60,
    },
    until,
  );
  if (given?.AccessKeyId === undefined || given.SecretAccessKey === undefined)
    throw new CredentialTrouble('refused', `AWS STS gave ${label} the role ${roleArn} without credentials.`);
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    // Not by the time that AWS names, which a clock that is off would take for another.
    expiresAt: asked + sessionMinutes * 60_000,
  };
}
