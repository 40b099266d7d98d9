import * as z from 'zod/mini';
import { Role, ROLES } from '#shared/contract/roles.ts';
import { policyOf } from './aws/role-policy.ts';

/** `npm run iam -- --role support`: the IAM policy that the console needs for all that people of a role may do. */
const [flag, given, ...others] = process.argv.slice(2).flatMap((word) => word.split('='));
const role = z.safeParse(Role, given);
if (flag !== '--role' || !role.success || others.length > 0) {
  process.stderr.write(`Usage: npm run iam -- --role ${ROLES.join('|')}\n`);
  process.exitCode = 1;
} else process.stdout.write(`${JSON.stringify(policyOf(role.data), null, 2)}\n`);
