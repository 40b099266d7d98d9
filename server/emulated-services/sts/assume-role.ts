import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Account } from '#server/emulator/wire/sigv4.ts';
import type { Perform } from '../wire/answered-service.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Roles } from './roles.ts';

/** As the API Reference of AWS STS has it. */
const inputSchema = z.object({
  RoleArn: z.string().min(20).max(2048),
  RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
  ExternalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,1224}$/)
    .optional(),
  SourceIdentity: z
    .string()
    .regex(/^[\w+=,.@-]{2,64}$/)
    .optional(),
  DurationSeconds: z.coerce.number().int().min(900).max(43_200).default(3_600),
});

/** A role that was taken on with a role's own credentials ("role chaining") is good for an hour at most. */
const CHAINED_SECONDS = 3_600;

/** @param admit makes the credentials known to all services */
export function assumeRole(roles: Roles, admit: (account: Account) => void): Perform {
  return (given, caller) => {
    const read = inputSchema.safeParse(given);
    if (!read.success) {
      const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      throw new ServiceError(
        'ValidationError',
        `${wrong.length} validation error detected: ${wrong.join('; ')}`,
      );
    }
    const { RoleArn, RoleSessionName, ExternalId, SourceIdentity, DurationSeconds } = read.data;
    const chained = roles.holder(caller);
    if (chained !== undefined && DurationSeconds > CHAINED_SECONDS)
      throw new ServiceError(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      );
    const role = roles.find(RoleArn);
    // What there is not and what does not trust the caller are told apart by nobody outside.
    if (
      role === undefined ||
      (role.externalId !== undefined && role.externalId !== ExternalId) ||
      (role.sourceIdentity !== undefined && role.sourceIdentity !== SourceIdentity)
    )
      throw new ServiceError(
        'AccessDenied',
        `User: ${chained ?? caller} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        403,
      );
    const name = RoleArn.split('/').at(-1) ?? '';
    const [, partition = '', , , account = ''] = RoleArn.split(':');
    const assumedArn = `arn:${partition}:sts::${account}:assumed-role/${name}/${RoleSessionName}`;
    const temporary = {
      sessionToken: randomBytes(96).toString('base64'),
      expiresAt: Date.now() + DurationSeconds * 1000,
    };
    const credentials: Account = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      temporary,
    };
    admit(credentials);
    roles.takenOn(credentials, assumedArn);
    return {
      Credentials: {
        AccessKeyId: credentials.accessKeyId,
        SecretAccessKey: credentials.secretAccessKey,
        SessionToken: temporary.sessionToken,
        Expiration: new Date(temporary.expiresAt).toISOString(),
      },
      AssumedRoleUser: { AssumedRoleId: `AROAEMULATED:${RoleSessionName}`, Arn: assumedArn },
      ...(SourceIdentity === undefined ? {} : { SourceIdentity }),
    };
  };
}
