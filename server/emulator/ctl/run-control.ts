import { parseArgs } from 'node:util';
import { CLOCK_COMMANDS } from './clock-commands.ts';
import { type Command, type CommandInput, type ControlCall, InvalidCommand } from './command.ts';
import { FAULT_COMMANDS } from './fault-commands.ts';
import { PEOPLE_COMMANDS } from './people-commands.ts';
import { WORLD_COMMANDS } from './world-commands.ts';

export const COMMANDS: readonly Command[] = [
  ...CLOCK_COMMANDS,
  ...FAULT_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...WORLD_COMMANDS,
];

/** What a shell gets: done, refused by the emulator, a wrong command line, no emulator there. */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;

const DEFAULT_URL = 'http://127.0.0.1:4566';

/** Where a command's words go. */
export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
}

const line = ({ name, usage, summary }: Command): string =>
  `  ${name}${usage && ` ${usage}`}\n      ${summary}`;

const usageOf = (commands: readonly Command[]): string =>
  `Reaches into an emulator that runs.\n\n  npm run emulator -- ctl [--url URL] COMMAND\n\n${commands.map(line).join('\n')}\n
  --url URL   of the emulator (default ${DEFAULT_URL})
  --help      this, or of one command`;

class Refused extends Error {}
class Unreachable extends Error {}

const send = async (url: string, { method, path, body }: ControlCall): Promise<unknown> => {
  let answer: Response;
  try {
    answer = await fetch(`${url}/_emulator/${path}`, {
      method,
      headers: {
        'x-emulator-control': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Unreachable(`No emulator answers at ${url}. Start one with: npm run emulator`);
  }
  const text = await answer.text();
  const parsed = jsonOf(text);
  if (answer.ok) return text === '' ? undefined : parsed;
  const { message, code } = (parsed ?? {}) as { message?: string; code?: string };
  throw new Refused(
    `${code === undefined ? '' : `${code}: `}${message ?? `The answer was ${answer.status}.`}`,
  );
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever answers there is no emulator, and has no message for us.
    return undefined;
  }
};

interface Chosen {
  command: Command;
  input: Omit<CommandInput, 'stageArn'>;
}

/** `people publish` and, where a group has only one way to be looked at, `calls`. */
const commandOf = (words: readonly string[]): Command | undefined => {
  const [group = '', name] = words;
  const named = COMMANDS.find((command) => command.name === `${group} ${name ?? ''}`);
  if (named) return named;
  return name === undefined || name.startsWith('-')
    ? COMMANDS.find((command) => command.name === `${group} list` || command.name === `${group} show`)
    : undefined;
};

/** Throws `InvalidCommand`. */
const choose = (args: readonly string[]): Chosen => {
  const command = commandOf(args);
  if (!command) throw new InvalidCommand(`There is no command "${args.slice(0, 2).join(' ')}".`);
  const words = args[1] === command.name.split(' ')[1] ? 2 : 1;
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(words),
      options: { ...command.options },
      allowPositionals: true,
    });
    const [least, most] = command.positionals;
    if (positionals.length < least || positionals.length > most) {
      throw new InvalidCommand(`It is: ${command.name}${command.usage && ` ${command.usage}`}`);
    }
    return { command, input: { positionals, values } };
  } catch (error) {
    if (error instanceof InvalidCommand) throw error;
    throw new InvalidCommand(error instanceof Error ? error.message : String(error));
  }
};

/** The value of an option, taken out of a command line. */
const takeUrl = (args: readonly string[]): { url: string; rest: string[] } => {
  const rest = [...args];
  const at = rest.findIndex((word) => word === '--url' || word.startsWith('--url='));
  if (at < 0) return { url: DEFAULT_URL, rest };
  const [word = ''] = rest.splice(at, 1);
  const value = word === '--url' ? (rest.splice(at, 1)[0] ?? '') : word.slice('--url='.length);
  if (!/^https?:\/\/[^/]+\/?$/.test(value)) throw new InvalidCommand('--url needs a URL without a path.');
  return { url: value.replace(/\/$/, ''), rest };
};

/** Carries out one command line. Answers the exit code; throws only what is a bug. */
export const runControl = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    const { url, rest } = takeUrl(args);
    const wanted = rest.filter((word) => word !== '--help' && word !== 'help');
    if (wanted.length === 0 || wanted.length < rest.length) {
      const group = COMMANDS.filter(({ name }) => `${name} `.startsWith(`${wanted.join(' ')} `));
      terminal.out(usageOf(group.length > 0 ? group : COMMANDS));
      return wanted.length === 0 && rest.length === 0 ? EXIT.usage : EXIT.done;
    }
    await carryOut(url, choose(rest), terminal);
    return EXIT.done;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    terminal.err(error instanceof Error ? error.message : String(error));
    return code;
  }
};

const codeOf = (error: unknown): number | undefined => {
  if (error instanceof InvalidCommand) return EXIT.usage;
  if (error instanceof Refused) return EXIT.refused;
  return error instanceof Unreachable ? EXIT.unreachable : undefined;
};

const carryOut = async (url: string, { command, input }: Chosen, terminal: Terminal): Promise<void> => {
  // Only the emulator knows its account and Region.
  const needsRealm = 'stage' in input.values;
  const about = needsRealm ? await send(url, { method: 'GET', path: '' }) : {};
  const { accountId = '', region = '' } = about as { accountId?: string; region?: string };
  const whole: CommandInput = {
    ...input,
    stageArn: (text) => (text.startsWith('arn:') ? text : `arn:aws:ivs:${region}:${accountId}:stage/${text}`),
  };
  const answer = await send(url, command.call(whole));
  if (command.receive) terminal.out(command.receive(answer, whole));
  else if (answer !== undefined) terminal.out(JSON.stringify(answer, null, 2));
};
