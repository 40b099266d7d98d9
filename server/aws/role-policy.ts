import { api } from '#shared/api.ts';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { audienceOf, includesRole, type Role } from '#shared/contract/roles.ts';
import { type AnyOperation, traitsOf } from './any-operation.ts';
import type { OperationAccess } from './operations.ts';

interface Statement {
  Sid: string;
  Effect: string;
  Action: string[];
  Resource: string;
}

/** A policy as IAM takes it. */
export interface Policy {
  Version: string;
  Statement: Statement[];
}

const SIDS: readonly [sid: string, access: OperationAccess][] = [
  ['CallboardLook', 'read'],
  ['CallboardChange', 'write'],
  ['CallboardEnd', 'destructive'],
];

/** AWS edits the policy of a bucket in the name of who makes, or deletes, a storage configuration (User Guide). */
const EDITS_BUCKETS = ['CreateStorageConfiguration', 'DeleteStorageConfiguration'];
const BUCKETS: Statement = {
  Sid: 'CallboardBuckets',
  Effect: 'Allow',
  Action: ['s3:DeleteBucketPolicy', 's3:GetBucketLocation', 's3:GetBucketPolicy', 's3:PutBucketPolicy'],
  Resource: '*',
};

/** The operations that what a role may ask of the console can need, by AWS's names. */
export function operationsOf(role: Role): AnyOperation[] {
  const endpoints: Endpoint[] = Object.values(api).flatMap((contract) => Object.values(contract));
  const theirs = endpoints.filter((endpoint) => {
    const audience = audienceOf(endpoint);
    return audience === 'anybody' || audience === 'signed-in' || includesRole(role, audience);
  });
  return [...new Set(theirs.flatMap(({ aws }) => aws as AnyOperation[]))].toSorted();
}

/** What the console's own identity must be allowed for all that a role may do: nothing more. */
export function policyOf(role: Role): Policy {
  const operations = operationsOf(role);
  const statements = SIDS.map(([Sid, access]): Statement => {
    const actions = operations.filter((operation) => traitsOf(operation).access === access).map(actionOf);
    return { Sid, Effect: 'Allow', Action: actions.toSorted(), Resource: '*' };
  }).filter(({ Action }) => Action.length > 0);
  const editsBuckets = operations.some((operation) => EDITS_BUCKETS.includes(operation));
  return { Version: '2012-10-17', Statement: editsBuckets ? [...statements, BUCKETS] : statements };
}

function actionOf(operation: AnyOperation): string {
  return `${traitsOf(operation).permission ?? 'ivs'}:${operation}`;
}
