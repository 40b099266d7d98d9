import { parseArgs } from 'node:util';
import { MAXIMUM_SPEED } from './control/clock-control.ts';
import { type EventTarget, targetProblem } from './eventbridge/event-target.ts';
import { type Mishaps, NO_MISHAPS } from './eventbridge/mishaps.ts';
import { DEFAULT_QUOTAS, type QuotaName, type Quotas } from './state/quotas.ts';
import type { ThrottleStatus } from './wire/throttle.ts';
import { isScenarioName, SCENARIO_NAMES, type ScenarioName } from './scenarios/scenario-names.ts';

/** What the command line asks for; what it leaves out is decided by the saved world or by the defaults. */
export interface Flags {
  scenario: ScenarioName | undefined;
  seed: number | undefined;
  /** Milliseconds since the epoch. */
  start: number | undefined;
  port: number;
  region: string;
  speed: number;
  paused: boolean;
  reset: boolean;
  sendMessage: boolean;
  rates: 'on' | 'off';
  throttleStatus: ThrottleStatus;
  quotas: Partial<Quotas>;
  dataDirectory: string | undefined;
  /** Where EventBridge events are posted, and what goes wrong with them. */
  events: { target: EventTarget; mishaps: Mishaps } | undefined;
  help: boolean;
}

/** The problems of a command line, one sentence each. */
export class InvalidFlags extends Error {
  override readonly name = 'InvalidFlags';
}

const QUOTA_NAMES = Object.keys(DEFAULT_QUOTAS);

export const USAGE = `An emulator of Amazon IVS Real-Time on this machine.

  --scenario NAME  ${SCENARIO_NAMES.join(', ')} (default: the saved world's, or showtime)
  --port N         port on 127.0.0.1, 0 for any free one (default 4566)
  --region NAME    Region that requests must be signed for (default us-east-1)
  --speed X        world time for each unit of real time, above 0 and up to ${MAXIMUM_SPEED} (default 1)
  --paused         begin with the world's time standing still
  --seed N         whole number; the same seed, scenario and start make the same world
  --start ISO      instant the world is made for, such as 2026-11-20T14:00:00Z (default: now)
  --data DIR       folder that keeps the world, so that a restart continues it
  --reset          forget the saved world and make a new one, with another account id
  --send-message   errors carry their text in "message" too, for clients such as the AWS CLI that read only that
  --rates on|off   whether calls beyond AWS's rates are throttled (default on)
  --throttle-status 429|400
                   status of a throttled call (default 429)
  --quotas LIST    quotas on resources other than AWS's, such as stages=2000,publicKeys=10:
                   ${QUOTA_NAMES.slice(0, 4).join(', ')},
                   ${QUOTA_NAMES.slice(4).join(', ')}
  --events-url URL where every EventBridge event is posted, as to an API destination: https, or http on this machine
  --events-header NAME=VALUE
                   header that proves who posts, such as x-api-key=secret
  --events-mishaps LIST
                   what goes wrong on the way, such as duplicates=0.1,loss=0.01,disorder=0.2,delayMs=5000
  --help           show this`;

/** Reads the arguments. Throws `InvalidFlags` that names every problem. */
export const parseFlags = (args: readonly string[]): Flags => {
  const values = parseStrings(args);
  const problems: string[] = [];
  const read = <T>(
    flag: string,
    text: string | undefined,
    parse: (text: string) => T | undefined,
    needs: string,
  ) => {
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) problems.push(`--${flag} needs ${needs}, not "${text}".`);
    return value;
  };
  const flags: Flags = {
    scenario: read('scenario', values.scenario, scenarioOf, `one of ${SCENARIO_NAMES.join(', ')}`),
    seed: read('seed', values.seed, (text) => wholeNumber(text, Number.MAX_SAFE_INTEGER), 'a whole number'),
    start: read('start', values.start, instantOf, 'an instant such as 2026-11-20T14:00:00Z'),
    port: read('port', values.port, (text) => wholeNumber(text, 65_535), 'a port from 0 to 65535') ?? 4_566,
    region: read('region', values.region, regionOf, 'a Region such as us-east-1') ?? 'us-east-1',
    speed: read('speed', values.speed, speedOf, `a number above 0 and up to ${MAXIMUM_SPEED}`) ?? 1,
    paused: values.paused ?? false,
    reset: values.reset ?? false,
    sendMessage: values['send-message'] ?? false,
    rates: read('rates', values.rates, ratesOf, 'on or off') ?? 'on',
    throttleStatus: read('throttle-status', values['throttle-status'], throttleStatusOf, '429 or 400') ?? 429,
    quotas: read('quotas', values.quotas, quotasOf, 'names and whole numbers such as stages=2000') ?? {},
    dataDirectory: read('data', values.data, (text) => text || undefined, 'a folder'),
    events: undefined,
    help: values.help ?? false,
  };
  const url = read(
    'events-url',
    values['events-url'],
    targetUrlOf,
    'an https URL, or an http one on this machine',
  );
  const headers = read(
    'events-header',
    values['events-header'],
    headerOf,
    'a header such as x-api-key=secret',
  );
  const mishaps = read('events-mishaps', values['events-mishaps'], mishapsOf, MISHAPS_NEED);
  if (url !== undefined) {
    flags.events = { target: { url, headers: headers ?? {} }, mishaps: mishaps ?? NO_MISHAPS };
  } else if (values['events-url'] === undefined && (headers ?? mishaps) !== undefined) {
    problems.push('--events-header and --events-mishaps need --events-url.');
  }
  if (problems.length > 0) throw new InvalidFlags(problems.join('\n'));
  return flags;
};

const parseStrings = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        scenario: { type: 'string' },
        port: { type: 'string' },
        region: { type: 'string' },
        speed: { type: 'string' },
        seed: { type: 'string' },
        start: { type: 'string' },
        data: { type: 'string' },
        paused: { type: 'boolean' },
        reset: { type: 'boolean' },
        'send-message': { type: 'boolean' },
        rates: { type: 'string' },
        'throttle-status': { type: 'string' },
        quotas: { type: 'string' },
        'events-url': { type: 'string' },
        'events-header': { type: 'string' },
        'events-mishaps': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new InvalidFlags(error instanceof Error ? error.message : String(error));
  }
};

const scenarioOf = (text: string): ScenarioName | undefined => (isScenarioName(text) ? text : undefined);

const wholeNumber = (text: string, maximum: number): number | undefined =>
  /^\d{1,16}$/.test(text) && Number(text) <= maximum ? Number(text) : undefined;

const speedOf = (text: string): number | undefined => {
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return speed > 0 && speed <= MAXIMUM_SPEED ? speed : undefined;
};

const ratesOf = (text: string): 'on' | 'off' | undefined =>
  text === 'on' || text === 'off' ? text : undefined;

const throttleStatusOf = (text: string): ThrottleStatus | undefined =>
  text === '429' ? 429 : text === '400' ? 400 : undefined;

const isQuotaName = (name: string): name is QuotaName => Object.hasOwn(DEFAULT_QUOTAS, name);

const quotasOf = (text: string): Partial<Quotas> | undefined => {
  const quotas: Partial<Record<QuotaName, number>> = {};
  for (const part of text.split(',')) {
    const [name = '', figure = '', ...beyond] = part.trim().split('=');
    const value = wholeNumber(figure, 1_000_000);
    if (!isQuotaName(name) || value === undefined || beyond.length > 0) return undefined;
    quotas[name] = value;
  }
  return quotas;
};

const targetUrlOf = (text: string): string | undefined =>
  targetProblem(text) === undefined ? text : undefined;

/** The characters of a header's name, and of a value that needs no care (RFC 9110). */
const headerOf = (text: string): Record<string, string> | undefined => {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+)=([\x21-\x7e]+)$/.exec(text) ?? [];
  return name === undefined || value === undefined ? undefined : { [name.toLowerCase()]: value };
};

const MISHAPS_NEED = 'chances from 0 to 1 and delayMs in milliseconds, such as duplicates=0.1,delayMs=5000';

const mishapsOf = (text: string): Mishaps | undefined => {
  const mishaps = { ...NO_MISHAPS };
  for (const part of text.split(',')) {
    const [name = '', figure = '', ...beyond] = part.trim().split('=');
    const value = /^\d+(\.\d+)?$/.test(figure) ? Number(figure) : Number.NaN;
    const isRight = name === 'delayMs' ? value <= 3_600_000 : value <= 1;
    if (!isMishap(name) || !isRight || beyond.length > 0) return undefined;
    mishaps[name] = value;
  }
  return mishaps;
};

const isMishap = (name: string): name is keyof Mishaps => Object.hasOwn(NO_MISHAPS, name);

const regionOf = (text: string): string | undefined =>
  /^[a-z]{2}(-[a-z]+)+-\d$/.test(text) ? text : undefined;

const instantOf = (text: string): number | undefined => {
  const instant = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
};
