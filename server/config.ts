import { isIP } from 'node:net';
import path from 'node:path';
import * as z from 'zod/mini';
import { wholeNumber } from '#shared/contract/codecs.ts';
import { plainWords } from '#shared/contract/plain-words.ts';
import type { AccountOptions } from './auth/accounts.ts';
import type { ConnectionSettings } from './aws/connection-settings.ts';
import { isContact, isDatabaseUrl, isNetwork, isOrigin, isWebhook } from './config-values.ts';
import { GroupRoles, Issuer, oidcOf, ProviderText } from './configured-provider.ts';
import { awsConnections, ConnectionSetting, Endpoint, RegionName } from './configured-connections.ts';
import { exposureProblems, isOnlyLocal } from './exposure.ts';
import { HTTP_LIMITS, type HttpLimits } from './http/limits.ts';
import { LOG_LEVELS, type LogLevel } from './http/logger.ts';
import type { StoreSettings } from './store/open-store.ts';

export const SCENARIOS = ['showtime', 'empty', 'thousand', 'arena'] as const;

/**
 * Part of AWS's rates that the console uses unless told: AWS's are shared with the customer's production, the emulator's
 * are not.
 */
const SHARE = { embedded: 0.95, aws: 0.6 };

const DEFAULT_PORT = 3000;

/** How long and how much of what it has seen the console keeps, unless told. */
const KEEP = { days: 90, megabytes: 2048 };

/** Minutes after which nobody is taken to sit at a browser that asks nothing and has no page open. */
const IDLE_MINUTES = 30;

/** 64 MB are some 5,000 pages of a hundred participants or events. */
const CACHE_MB = 64;

export interface Config {
  host: string;
  /** 0 asks the system for a free one. */
  port: number;
  /** Further origins under which browsers reach this console, as through a tunnel. */
  origins: readonly string[];
  /** Files with the certificate and its key, in PEM, where the console ends TLS itself. */
  tls: { cert: string; key: string } | undefined;
  /** Proxies whose X-Forwarded-For is believed, as addresses or networks. */
  trustedProxies: readonly string[];
  limits: HttpLimits;
  /** Who is asked who they are, and how. */
  accounts: Pick<AccountOptions, 'signIn' | 'oidc' | 'oneClick' | 'idleMinutes'>;
  /** Whether nobody, and no job, may change anything in AWS. */
  readOnly: boolean;
  /** Where a vulnerability of this installation is reported, as a URI. */
  securityContact: string | undefined;
  dataDirectory: string;
  /** How much of AWS's answers to hold in memory, in bytes of their text; 0 holds none. */
  cacheBytes: number;
  /** Where the console's own database is. */
  store: StoreSettings;
  /** The file of the audit log, which is beside the console's other data wherever its database is. */
  auditFile: string;
  /** What is recorded is forgotten after so many days, or earlier when it needs more room than this. */
  keep: { days: number; megabytes: number };
  /** Where Prometheus reads, on loopback; 0 asks the system for a free one, undefined is nowhere. */
  metricsPort: number | undefined;
  /** Undefined: as suits where the output goes. */
  logLevel: LogLevel | undefined;
  /** Whether accounts are indexed for search until somebody chooses. Undefined: an emulator is, AWS is not. */
  indexer: boolean | undefined;
  /** How long each step of a Replace may take, in milliseconds; as usual where undefined. */
  replaceWaitMs: number | undefined;
  /** What EventBridge has to know to be heard; undefined: no events are taken, or the emulator's own. */
  hookSecret: string | undefined;
  /** Where notices are posted. */
  webhook: { url: string; secret: string | undefined } | undefined;
  upstream:
    | {
        kind: 'embedded';
        /** Undefined: the world that the data folder holds, or the emulator's default. */
        scenario: (typeof SCENARIOS)[number] | undefined;
        /** Forget the world that the data folder holds. */
        reset: boolean;
        share: number | 'unpaced';
      }
    | { kind: 'aws'; connections: readonly ConnectionSettings[]; share: number };
}

/** Everything that is wrong with the environment, each problem with its variable's name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Callboard cannot start with this configuration:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const Host = z
  .string()
  .check(
    z.refine(
      (text) => isIP(text) !== 0 || text === 'localhost',
      'must be an address such as 127.0.0.1, or 0.0.0.0 for all',
    ),
  );

const Origin = z
  .string()
  .check(z.refine(isOrigin, 'must be an origin such as https://callboard.example or http://localhost:8080'));

const Proxy = z
  .string()
  .check(
    z.refine(
      isNetwork,
      'must be an address such as 127.0.0.1 or a network such as 10.0.0.0/8 (not everybody: /0 is none)',
    ),
  );

const Contact = z
  .string()
  .check(
    z.refine(
      isContact,
      'must be mailto: and an address, or an https:// address, without line breaks or spaces',
    ),
  );

const DatabaseUrl = z
  .string()
  .check(
    z.refine(
      isDatabaseUrl,
      'must be the address of a PostgreSQL database such as postgres://user:password@host:5432/callboard',
    ),
  );

const Secret = z
  .string()
  .check(
    z.regex(
      /^[\x21-\x7e]{16,256}$/,
      'must be 16 to 256 printable characters without spaces, such as 32 random bytes in base64',
    ),
  );

const WebhookUrl = z
  .string()
  .check(
    z.refine(isWebhook, 'must be an https:// address, or http:// on a loopback address, without a user name'),
  );

const Variables = z.object({
  PORT: z.optional(wholeNumber(0, 65_535)),
  CALLBOARD_HOST: z.optional(Host),
  CALLBOARD_TLS_CERT: z.optional(z.string()),
  CALLBOARD_TLS_KEY: z.optional(z.string()),
  CALLBOARD_ORIGINS: z.optional(z.array(Origin)),
  CALLBOARD_TRUSTED_PROXIES: z.optional(z.array(Proxy)),
  CALLBOARD_REQUESTS_PER_SECOND: z.optional(wholeNumber(0, 100_000)),
  CALLBOARD_STREAMS: z.optional(wholeNumber(1, 100_000)),
  CALLBOARD_STREAMS_PER_ADDRESS: z.optional(wholeNumber(1, 100_000)),
  CALLBOARD_STREAMS_PER_PERSON: z.optional(wholeNumber(1, 100_000)),
  CALLBOARD_AUTH: z.optional(z.enum(['accounts', 'none'])),
  CALLBOARD_IDLE_MINUTES: z.optional(wholeNumber(5, 720)),
  CALLBOARD_OIDC_ISSUER: z.optional(Issuer),
  CALLBOARD_OIDC_CLIENT_ID: z.optional(ProviderText),
  CALLBOARD_OIDC_CLIENT_SECRET: z.optional(ProviderText),
  CALLBOARD_OIDC_LABEL: z.optional(ProviderText),
  CALLBOARD_OIDC_GROUPS_CLAIM: z.optional(ProviderText),
  CALLBOARD_OIDC_ROLES: z.optional(GroupRoles),
  CALLBOARD_READ_ONLY: z.optional(z.enum(['0', '1'])),
  CALLBOARD_SECURITY_CONTACT: z.optional(Contact),
  CALLBOARD_DATA: z.optional(z.string()),
  CALLBOARD_CACHE_MB: z.optional(wholeNumber(0, 4_096)),
  CALLBOARD_METRICS_PORT: z.optional(wholeNumber(0, 65_535)),
  CALLBOARD_LOG_LEVEL: z.optional(z.enum(LOG_LEVELS)),
  CALLBOARD_UPSTREAM: z.optional(z.enum(['embedded', 'aws'])),
  CALLBOARD_SCENARIO: z.optional(z.enum(SCENARIOS)),
  CALLBOARD_PACING: z.optional(z.enum(['on', 'off'])),
  CALLBOARD_SHARE: z.optional(wholeNumber(5, 95)),
  CALLBOARD_REPLACE_WAIT: z.optional(wholeNumber(5, 600)),
  CALLBOARD_INDEXER: z.optional(z.enum(['on', 'off'])),
  CALLBOARD_HOOK_SECRET: z.optional(Secret),
  CALLBOARD_WEBHOOK_URL: z.optional(WebhookUrl),
  CALLBOARD_WEBHOOK_SECRET: z.optional(Secret),
  CALLBOARD_CONNECTIONS: z.optional(z.array(ConnectionSetting).check(z.minLength(1))),
  CALLBOARD_KEEP_DAYS: z.optional(wholeNumber(1, 36_500)),
  CALLBOARD_KEEP_MB: z.optional(wholeNumber(16, 10_000_000)),
  DATABASE_URL: z.optional(DatabaseUrl),
  AWS_REGION: z.optional(RegionName),
  AWS_DEFAULT_REGION: z.optional(RegionName),
  AWS_ENDPOINT_URL: z.optional(Endpoint),
  AWS_ENDPOINT_URL_IVS_REALTIME: z.optional(Endpoint),
});
type Variables = z.infer<typeof Variables>;

/**
 * Reads the environment and the command line once. The one flag is `--reset`.
 *
 * @throws {ConfigError} with every problem at once
 */
export function readConfig(flags: readonly string[] = [], environment: Environment = process.env): Config {
  const problems = flags
    .filter((flag) => flag !== '--reset')
    .map((flag) => `${flag} is not a flag of the console`);
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(Variables.shape)) {
    const text = environment[name];
    // A variable that is set to nothing is not set, as in a shell's `PORT= npm start`.
    if (text !== undefined && text.trim() !== '') given[name] = text.trim();
  }
  for (const name of ['CALLBOARD_ORIGINS', 'CALLBOARD_TRUSTED_PROXIES'])
    if (typeof given[name] === 'string') given[name] = given[name].split(',').map((part) => part.trim());
  if (typeof given['CALLBOARD_CONNECTIONS'] === 'string') {
    const parsed = parseJson(given['CALLBOARD_CONNECTIONS']);
    if (parsed === undefined) problems.push('CALLBOARD_CONNECTIONS is not valid JSON');
    given['CALLBOARD_CONNECTIONS'] = parsed;
  }

  const checked = z.safeParse(Variables, given, { error: plainWords });
  if (!checked.success) problems.push(...checked.error.issues.map(describe));
  // Rules between variables can only be told about those that are right in themselves.
  const variables: Partial<Variables> = checked.success ? checked.data : {};
  if (variables.CALLBOARD_WEBHOOK_SECRET !== undefined && variables.CALLBOARD_WEBHOOK_URL === undefined)
    problems.push('CALLBOARD_WEBHOOK_SECRET is only used with CALLBOARD_WEBHOOK_URL');
  const { CALLBOARD_METRICS_PORT: metricsPort, PORT: port = DEFAULT_PORT } = variables;
  if (metricsPort !== undefined && metricsPort !== 0 && metricsPort === port)
    problems.push('CALLBOARD_METRICS_PORT must be another than PORT: nobody is asked there who they are');
  const upstream = checked.success ? upstreamOf(variables, flags.includes('--reset'), problems) : undefined;
  if ((variables.CALLBOARD_TLS_CERT === undefined) !== (variables.CALLBOARD_TLS_KEY === undefined))
    problems.push('CALLBOARD_TLS_CERT and CALLBOARD_TLS_KEY are only used together');
  const reached = {
    host: variables.CALLBOARD_HOST ?? '127.0.0.1',
    origins: variables.CALLBOARD_ORIGINS ?? [],
    trustedProxies: variables.CALLBOARD_TRUSTED_PROXIES ?? [],
  };
  const tls = tlsOf(variables);
  const signIn = variables.CALLBOARD_AUTH !== 'none';
  const oidc = checked.success ? oidcOf(variables, signIn, problems) : undefined;
  if (checked.success)
    problems.push(...exposureProblems({ ...reached, tls: tls !== undefined, signIn, upstream }));
  if (problems.length > 0 || upstream === undefined) throw new ConfigError(problems);

  const dataDirectory = path.resolve(variables.CALLBOARD_DATA ?? '.data');
  return {
    ...reached,
    port,
    tls,
    limits: {
      requestsPerSecond: variables.CALLBOARD_REQUESTS_PER_SECOND ?? HTTP_LIMITS.requestsPerSecond,
      streams: variables.CALLBOARD_STREAMS ?? HTTP_LIMITS.streams,
      streamsPerAddress: variables.CALLBOARD_STREAMS_PER_ADDRESS ?? HTTP_LIMITS.streamsPerAddress,
      streamsPerPerson: variables.CALLBOARD_STREAMS_PER_PERSON ?? HTTP_LIMITS.streamsPerPerson,
    },
    accounts: {
      signIn,
      oidc,
      // Whoever is at this very machine may try everything out, in a world that is not real.
      oneClick: upstream.kind === 'embedded' && isOnlyLocal(reached),
      idleMinutes: variables.CALLBOARD_IDLE_MINUTES ?? IDLE_MINUTES,
    },
    readOnly: variables.CALLBOARD_READ_ONLY === '1',
    securityContact: variables.CALLBOARD_SECURITY_CONTACT,
    dataDirectory,
    store:
      variables.DATABASE_URL === undefined
        ? { kind: 'sqlite', file: path.join(dataDirectory, 'callboard.db') }
        : { kind: 'postgres', url: variables.DATABASE_URL },
    auditFile: path.join(dataDirectory, 'audit.db'),
    keep: {
      days: variables.CALLBOARD_KEEP_DAYS ?? KEEP.days,
      megabytes: variables.CALLBOARD_KEEP_MB ?? KEEP.megabytes,
    },
    cacheBytes: (variables.CALLBOARD_CACHE_MB ?? CACHE_MB) * 1024 * 1024,
    metricsPort: variables.CALLBOARD_METRICS_PORT,
    logLevel: variables.CALLBOARD_LOG_LEVEL,
    indexer: variables.CALLBOARD_INDEXER === undefined ? undefined : variables.CALLBOARD_INDEXER === 'on',
    replaceWaitMs:
      variables.CALLBOARD_REPLACE_WAIT === undefined ? undefined : variables.CALLBOARD_REPLACE_WAIT * 1000,
    hookSecret: variables.CALLBOARD_HOOK_SECRET,
    webhook:
      variables.CALLBOARD_WEBHOOK_URL === undefined
        ? undefined
        : { url: variables.CALLBOARD_WEBHOOK_URL, secret: variables.CALLBOARD_WEBHOOK_SECRET },
    upstream,
  };
}

function upstreamOf(variables: Partial<Variables>, reset: boolean, problems: string[]): Config['upstream'] {
  if (variables.CALLBOARD_UPSTREAM !== 'aws') {
    if (variables.CALLBOARD_CONNECTIONS !== undefined)
      problems.push('CALLBOARD_CONNECTIONS is only used with CALLBOARD_UPSTREAM=aws');
    if (variables.CALLBOARD_PACING === 'off' && variables.CALLBOARD_SHARE !== undefined)
      problems.push('CALLBOARD_SHARE has no meaning with CALLBOARD_PACING=off');
    return {
      kind: 'embedded',
      scenario: variables.CALLBOARD_SCENARIO,
      reset,
      share: variables.CALLBOARD_PACING === 'off' ? 'unpaced' : (shareOf(variables) ?? SHARE.embedded),
    };
  }
  if (variables.CALLBOARD_PACING === 'off')
    problems.push(
      'CALLBOARD_PACING can only be off with the embedded upstream: AWS would throttle the whole account',
    );
  if (reset) problems.push('--reset is only for the embedded upstream: there is no world to make anew');
  if (variables.CALLBOARD_SCENARIO !== undefined)
    problems.push('CALLBOARD_SCENARIO is only used with CALLBOARD_UPSTREAM=embedded');
  return {
    kind: 'aws',
    connections: awsConnections(variables, problems),
    share: shareOf(variables) ?? SHARE.aws,
  };
}

function tlsOf(variables: Partial<Variables>): Config['tls'] {
  const { CALLBOARD_TLS_CERT: cert, CALLBOARD_TLS_KEY: key } = variables;
  return cert === undefined || key === undefined ? undefined : { cert, key };
}

/** From per cent to a part of one. */
function shareOf({ CALLBOARD_SHARE }: Partial<Variables>): number | undefined {
  return CALLBOARD_SHARE === undefined ? undefined : CALLBOARD_SHARE / 100;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.map(String).join('.')} ${issue.message}`;
}
