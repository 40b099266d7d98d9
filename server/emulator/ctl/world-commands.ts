import { readFileSync, writeFileSync } from 'node:fs';
import { type Command, figure, given, InvalidCommand, text } from './command.ts';

function fileOf(name: string): unknown {
  try {
    return JSON.parse(readFileSync(name, 'utf8')) as unknown;
  } catch (error) {
    throw new InvalidCommand(
      `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const befall = (name: 'fail' | 'reconnect' | 'recover', summary: string): Command => ({
  name: `compositions ${name}`,
  usage: `COMPOSITION DESTINATION${name === 'fail' ? ' [--error NAME]' : ''}`,
  summary,
  ...(name === 'fail' ? { options: { error: { type: 'string' } } } : {}),
  positionals: [2, 2],
  call: (input) => {
    const [composition = '', destination = ''] = input.positionals.map(encodeURIComponent);
    return {
      method: 'POST',
      path: `compositions/${composition}/destinations/${destination}/${name}`,
      body: given({ errorCode: text(input, 'error') }),
    };
  },
});

export const WORLD_COMMANDS: readonly Command[] = [
  befall('fail', 'lets a destination of a composition fail'),
  befall('reconnect', 'lets a destination lose its connection'),
  befall('recover', 'lets it find it again'),
  {
    name: 'world show',
    usage: '',
    summary: 'account, Region, scenario, seed and start',
    positionals: [0, 0],
    call: () => ({ method: 'GET', path: '' }),
  },
  {
    name: 'world save',
    usage: 'FILE',
    summary: 'writes the whole world as JSON',
    positionals: [1, 1],
    call: () => ({ method: 'GET', path: 'world' }),
    receive: (answer, { positionals: [file = ''] }) => {
      try {
        writeFileSync(file, `${JSON.stringify(answer)}\n`);
      } catch (error) {
        throw new InvalidCommand(
          `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      return `The world is in ${file}.`;
    },
  },
  {
    name: 'world load',
    usage: 'FILE',
    summary: 'serves a world that was saved, at the instant it was saved',
    positionals: [1, 1],
    call: ({ positionals: [file = ''] }) => ({ method: 'POST', path: 'world', body: fileOf(file) }),
  },
  {
    name: 'world scenario',
    usage: 'NAME [--seed N] [--start ISO]',
    summary: 'serves a new world of a scenario',
    options: { seed: { type: 'string' }, start: { type: 'string' } },
    positionals: [1, 1],
    call: (input) => ({
      method: 'POST',
      path: 'world',
      body: given({
        scenario: input.positionals[0],
        seed: figure(input, 'seed'),
        startedAt: text(input, 'start'),
      }),
    }),
  },
  {
    name: 'events show',
    usage: '',
    summary: 'how many EventBridge events were posted',
    positionals: [0, 0],
    call: () => ({ method: 'GET', path: 'events' }),
  },
];
