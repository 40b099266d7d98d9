import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import { queryService } from '../wire/query-service.ts';
import { assumeRole } from './assume-role.ts';
import { createRoles } from './roles.ts';

/**
 * As much of AWS STS as taking on a role takes. Which roles there are is told at the control endpoint; whoever takes one
 * on gets credentials that every service here accepts until they expire.
 */
export function emulatedSts(around: Neighbourhood): Neighbour {
  const roles = createRoles();
  return queryService(
    {
      signingName: 'sts',
      version: '2011-06-15',
      namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      operations: {
        AssumeRole: assumeRole(roles, around.admit),
        GetCallerIdentity(_input, caller) {
          const own = `arn:aws:iam::${around.world().accountId}:user/${caller}`;
          const Arn = roles.holder(caller) ?? own;
          return { Arn, UserId: 'AIDAEMULATED', Account: Arn.split(':')[4] };
        },
      },
      control: roles.control,
    },
    around,
  );
}
