import type { Random } from '../state/random.ts';
import type { Person } from './people.ts';

/** What GetParticipant tells of a participant's device. Empty: the service does not know it. */
export interface Client {
  ispName: string;
  osName: string;
  osVersion: string;
  browserName: string;
  browserVersion: string;
  sdkVersion: string;
}

/** As AWS's sample writes them ("Comcast"); only letters, digits and - _ . , : ; and blanks are allowed. */
const PROVIDERS = [
  'Comcast',
  'Verizon',
  'Charter Communications',
  'Deutsche Telekom AG',
  'Vodafone',
  'Orange S.A.',
  'BT',
  'Telefonica',
  'NTT Communications',
  'KDDI',
  'SK Broadband',
  'Reliance Jio',
  'Bharti Airtel',
  'Claro',
  'Telia Company',
  'Swisscom',
  'MTN Nigeria',
  'T-Mobile USA',
  'Rogers',
  'Telstra',
] as const;

const WEB_SDK = ['1.51.0', '1.50.1', '1.50.0', '1.48.0', '1.45.2', '1.39.0'] as const;
const MOBILE_SDK = ['1.51.0', '1.50.0', '1.47.1', '1.44.0', '1.36.0'] as const;
const CHROMIUM = ['156', '156', '156', '155', '154', '150', '142'] as const;
const FIREFOX = ['155', '154', '153', '140'] as const;

type Browser = Pick<Client, 'browserName' | 'browserVersion'>;

/** Versions of late 2026. */
function desktop(random: Random): Omit<Client, 'ispName' | 'sdkVersion'> {
  const system = random.weighted([
    ['windows', 48],
    ['macos', 34],
    ['linux', 8],
    ['chromeos', 10],
  ]);
  const chrome: Browser = { browserName: 'Google Chrome', browserVersion: random.pick(CHROMIUM) };
  const firefox: Browser = { browserName: 'Mozilla Firefox', browserVersion: random.pick(FIREFOX) };
  switch (system) {
    case 'windows': {
      const os = random.chance(0.85)
        ? {
            osName: 'Microsoft Windows 11 Pro',
            osVersion: random.pick(['10.0.26200', '10.0.26100', '10.0.28000']),
          }
        : { osName: 'Microsoft Windows 10 Pro', osVersion: '10.0.19045' };
      const edge: Browser = { browserName: 'Microsoft Edge', browserVersion: random.pick(CHROMIUM) };
      return {
        ...os,
        ...random.weighted([
          [chrome, 60],
          [edge, 28],
          [firefox, 12],
        ]),
      };
    }
    case 'macos': {
      const osVersion = random.pick(['27.0.1', '27.1', '26.6', '15.7.4']);
      const safari: Browser = {
        browserName: 'Safari',
        browserVersion: osVersion.startsWith('27') ? '27.1' : '26.6',
      };
      return {
        osName: 'macOS',
        osVersion,
        ...random.weighted([
          [chrome, 52],
          [safari, 38],
          [firefox, 10],
        ]),
      };
    }
    case 'linux':
      return {
        osName: random.pick(['Ubuntu', 'Debian', 'Fedora']),
        osVersion: '',
        ...random.weighted([
          [chrome, 60],
          [firefox, 40],
        ]),
      };
    case 'chromeos':
      return { osName: 'Chrome OS', osVersion: '16433.71.0', ...chrome };
  }
}

function mobileWeb(random: Random): Omit<Client, 'ispName' | 'sdkVersion'> {
  if (random.chance(0.5)) {
    const osVersion = random.pick(['27.1', '27.0.2', '26.6.1', '18.7.3']);
    return { osName: 'iOS', osVersion, browserName: 'Safari', browserVersion: osVersion };
  }
  return {
    osName: 'Android',
    osVersion: random.pick(['17', '16', '15', '14']),
    ...random.weighted([
      [{ browserName: 'Google Chrome', browserVersion: random.pick(CHROMIUM) }, 80],
      [{ browserName: 'Samsung Internet', browserVersion: '30.0' }, 20],
    ]),
  };
}

const UNKNOWN: Client = {
  ispName: '',
  osName: '',
  osVersion: '',
  browserName: '',
  browserVersion: '',
  sdkVersion: '',
};

/**
 * The device of a person, the same every time they come. Native apps have no browser. What the service says of an
 * encoder is UNCONFIRMED: there is no SDK and no browser to report anything, so only the provider is known.
 */
export function clientOf(person: Person): Client {
  const random = person.seed.at('device').random();
  const ispName = random.pick(PROVIDERS);
  switch (person.device) {
    case 'web':
      return {
        ispName,
        ...(random.chance(0.78) ? desktop(random) : mobileWeb(random)),
        // AWS's sample has an empty sdkVersion: a client too old to send one.
        sdkVersion: random.chance(0.03) ? '' : random.pick(WEB_SDK),
      };
    case 'ios':
      return {
        ...UNKNOWN,
        ispName,
        osName: random.chance(0.8) ? 'iOS' : 'iPadOS',
        osVersion: random.pick(['27.1', '27.0.2', '26.6.1', '18.7.3']),
        sdkVersion: random.pick(MOBILE_SDK),
      };
    case 'android':
      return {
        ...UNKNOWN,
        ispName,
        osName: 'Android',
        osVersion: random.pick(['17', '16', '15', '14']),
        sdkVersion: random.pick(MOBILE_SDK),
      };
    case 'whip':
    case 'rtmp':
    case 'rtmps':
      return { ...UNKNOWN, ispName };
  }
}
