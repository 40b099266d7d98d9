import { type Command, InvalidCommand, numberIn } from './command.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds in a text such as 30s, 5m, 2h30m. Throws `InvalidCommand`. */
export function durationIn(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new InvalidCommand(`A duration looks like 30s, 5m or 2h30m, not "${text}".`);
  }
  return parts.reduce((sum, [, count = '0', unit = 'ms']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}

const change = (body: unknown) => ({ method: 'POST', path: 'clock', body }) as const;

export const CLOCK_COMMANDS: readonly Command[] = [
  {
    name: 'clock show',
    usage: '',
    summary: "the world's time and its pace",
    positionals: [0, 0],
    call: () => ({ method: 'GET', path: 'clock' }),
  },
  {
    name: 'clock pause',
    usage: '',
    summary: 'lets time stand still',
    positionals: [0, 0],
    call: () => change({ paused: true }),
  },
  {
    name: 'clock resume',
    usage: '',
    summary: 'lets time go on',
    positionals: [0, 0],
    call: () => change({ paused: false }),
  },
  {
    name: 'clock step',
    usage: 'DURATION',
    summary: 'moves time on by 30s, 5m, 2h30m and the like',
    positionals: [1, 1],
    call: ({ positionals: [duration = ''] }) => change({ step: durationIn(duration) }),
  },
  {
    name: 'clock speed',
    usage: 'X',
    summary: 'world time for each unit of real time',
    positionals: [1, 1],
    call: ({ positionals: [speed = ''] }) => change({ speed: numberIn(speed, 'speed') }),
  },
  {
    name: 'clock set',
    usage: 'ISO',
    summary: 'moves time on to an instant such as 2026-11-20T15:00:00Z',
    positionals: [1, 1],
    call: ({ positionals: [set] }) => change({ set }),
  },
];
