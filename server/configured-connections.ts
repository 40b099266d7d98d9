import * as z from 'zod/mini';
import { ConnectionColour } from '#shared/connections/contract.ts';
import { ConnectionId } from '#shared/contract/ids.ts';
import type { ConnectionSettings } from './aws/connection-settings.ts';
import { isEndpoint } from './config-values.ts';
import { isLocal } from './exposure.ts';

/** The Regions that have an endpoint of IVS Real-Time (AWS General Reference, IVS endpoints). */
export const IVS_REGIONS = [
  'us-east-1',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'eu-central-1',
  'eu-west-1',
] as const;

/** What addresses of the console begin with, of pages and of the server, where a connection's begin with its id: none can be called so. */
export const RESERVED_IDS: readonly string[] = [
  'account',
  'api',
  'assets',
  'audit',
  'connections',
  'display',
  'displays',
  'healthz',
  'hooks',
  'invitation',
  'invitations',
  'live',
  'oidc',
  'people',
  'readyz',
  'roles',
  'session',
  'setup',
  'sign-in',
];

export const Endpoint = z
  .string()
  .check(z.refine(isEndpoint, 'must be an https:// address, or http:// on a loopback address'));

/** Name and path of a role as IAM has them, in any partition. */
const RoleArn = z
  .string()
  .check(
    z.regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/,
      'must be the ARN of a role such as arn:aws:iam::123456789012:role/callboard',
    ),
  );

/** AWS STS API Reference, AssumeRole: its patterns and lengths. */
const ExternalId = z
  .string()
  .check(
    z.regex(
      /^[\w+=,.@:/-]{2,1224}$/,
      'must be 2 to 1,224 letters, digits or characters of _ + = , . @ : / -',
    ),
  );
const SourceIdentity = z
  .string()
  .check(z.regex(/^[\w+=,.@-]{2,64}$/, 'must be 2 to 64 letters, digits or characters of _ + = , . @ -'));

/** AWS has 15 as the least, and 60 as the most for a role that is taken on with the credentials of another. */
const SessionMinutes = z
  .number()
  .check(
    z.refine(
      (minutes) => Number.isInteger(minutes) && minutes >= 15 && minutes <= 60,
      'must be a whole number from 15 to 60',
    ),
  );

export const RegionName = z
  .string()
  .check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region such as eu-west-1'));

export const ConnectionSetting = z.strictObject({
  id: ConnectionId,
  label: z.string().check(z.minLength(1), z.maxLength(60)),
  colour: ConnectionColour,
  region: RegionName,
  profile: z.optional(z.string().check(z.minLength(1))),
  endpoint: z.optional(Endpoint),
  sideEndpoint: z.optional(Endpoint),
  accountId: z.optional(z.string().check(z.regex(/^\d{12}$/, 'must be twelve digits'))),
  roleArn: z.optional(RoleArn),
  externalId: z.optional(ExternalId),
  sourceIdentity: z.optional(SourceIdentity),
  sessionMinutes: z.optional(SessionMinutes),
});
type ConnectionSetting = z.infer<typeof ConnectionSetting>;

interface Given {
  CALLBOARD_CONNECTIONS?: readonly ConnectionSetting[] | undefined;
  AWS_REGION?: string | undefined;
  AWS_DEFAULT_REGION?: string | undefined;
  AWS_ENDPOINT_URL?: string | undefined;
  AWS_ENDPOINT_URL_IVS_REALTIME?: string | undefined;
}

/** The connections that the environment names; what is wrong with them is added to `problems`. */
export function awsConnections(variables: Given, problems: string[]): ConnectionSettings[] {
  const connections = variables.CALLBOARD_CONNECTIONS;
  if (connections === undefined) {
    const region = variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION;
    const endpoint = variables.AWS_ENDPOINT_URL_IVS_REALTIME ?? variables.AWS_ENDPOINT_URL;
    if (region === undefined) {
      problems.push(
        'AWS_REGION is required with CALLBOARD_UPSTREAM=aws, unless CALLBOARD_CONNECTIONS is given',
      );
      return [];
    }
    if (endpoint === undefined && !isIvsRegion(region)) problems.push(`AWS_REGION ${noSuchRegion}`);
    const sideEndpoint = variables.AWS_ENDPOINT_URL;
    return [
      { id: 'aws', label: `AWS ${region}`, colour: 'blue', region, kind: 'aws', endpoint, sideEndpoint },
    ];
  }
  const ids = connections.map(({ id }) => id);
  for (const id of new Set(ids.filter((candidate, index) => ids.indexOf(candidate) !== index)))
    problems.push(`CALLBOARD_CONNECTIONS has the id "${id}" more than once`);
  connections.forEach((connection, index) => {
    for (const problem of problemsOf(connection)) problems.push(`CALLBOARD_CONNECTIONS.${index}.${problem}`);
  });
  return connections.map((connection) => ({
    ...connection,
    kind: 'aws',
    // What plays IVS on this machine plays AWS STS too; nobody's own credentials are shown to AWS for an emulator's sake.
    stsEndpoint:
      connection.sideEndpoint === undefined &&
      connection.endpoint !== undefined &&
      isLocal(connection.endpoint)
        ? connection.endpoint
        : undefined,
    // A role is of one account, and the connection is held to it.
    accountId: connection.accountId ?? accountOfRole(connection),
  }));
}

/** Rules between the members of one connection. */
function problemsOf(connection: ConnectionSetting): string[] {
  const { id, endpoint, region, accountId, roleArn } = connection;
  const problems: string[] = [];
  if (RESERVED_IDS.includes(id))
    problems.push(`id must not be "${id}": the console has addresses of that name`);
  if (endpoint === undefined && !isIvsRegion(region)) problems.push(`region ${noSuchRegion}`);
  if (roleArn === undefined)
    for (const name of ['externalId', 'sourceIdentity', 'sessionMinutes'] as const)
      if (connection[name] !== undefined) problems.push(`${name} is only used with roleArn`);
  if (accountId !== undefined && roleArn !== undefined && accountId !== accountOfRole(connection))
    problems.push('roleArn is a role of another account than accountId names');
  return problems;
}

function accountOfRole({ roleArn }: ConnectionSetting): string | undefined {
  return roleArn?.split(':')[4];
}

const noSuchRegion = `must be a Region of IVS Real-Time: ${IVS_REGIONS.join(', ')}`;

function isIvsRegion(region: string): boolean {
  return IVS_REGIONS.some((known) => known === region);
}
