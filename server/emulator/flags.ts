import { parseArgs } from 'node:util';
import { MAXIMUM_SPEED } from './control/clock-control.ts';
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
  help: boolean;
}

/** The problems of a command line, one sentence each. */
export class InvalidFlags extends Error {
  override readonly name = 'InvalidFlags';
}

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
                   ${Object.keys(DEFAULT_QUOTAS).join(', ')}
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
    help: values.help ?? false,
  };
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

const regionOf = (text: string): string | undefined =>
  /^[a-z]{2}(-[a-z]+)+-\d$/.test(text) ? text : undefined;

const instantOf = (text: string): number | undefined => {
  const instant = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
};
