import { type Command, figure, given, InvalidCommand, text } from './command.ts';

function jsonIn(source: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(source);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // No JSON is no object either, which is what is said below.
  }
  throw new InvalidCommand('--json needs an object, such as {"match":{"stageArn":"…"}}.');
}

export const FAULT_COMMANDS: readonly Command[] = [
  {
    name: 'faults list',
    usage: '',
    summary: 'the rules in force and how often each has hit',
    positionals: [0, 0],
    call: () => ({ method: 'GET', path: 'faults' }),
  },
  {
    name: 'faults add',
    usage:
      'KIND [--operation NAME] [--id ID] [--times N] [--skip N] [--probability P] [--seed N] [--ms N] [--status N] [--error NAME] [--message TEXT] [--json OBJECT]',
    summary: 'makes calls fail; the kinds and further members are in docs/emulator.md',
    options: {
      operation: { type: 'string' },
      id: { type: 'string' },
      times: { type: 'string' },
      skip: { type: 'string' },
      probability: { type: 'string' },
      seed: { type: 'string' },
      ms: { type: 'string' },
      status: { type: 'string' },
      error: { type: 'string' },
      message: { type: 'string' },
      json: { type: 'string' },
    },
    positionals: [1, 1],
    call: (input) => {
      const more = text(input, 'json');
      const body = given({
        kind: input.positionals[0],
        operation: text(input, 'operation') ?? '*',
        id: text(input, 'id'),
        times: figure(input, 'times'),
        skip: figure(input, 'skip'),
        probability: figure(input, 'probability'),
        seed: figure(input, 'seed'),
        ms: figure(input, 'ms'),
        status: figure(input, 'status'),
        errorType: text(input, 'error'),
        message: text(input, 'message'),
      });
      return {
        method: 'POST',
        path: 'faults',
        body: { ...body, ...(more === undefined ? {} : jsonIn(more)) },
      };
    },
  },
  {
    name: 'faults clear',
    usage: '[ID]',
    summary: 'ends one rule, or all',
    positionals: [0, 1],
    call: ({ positionals: [id] }) => ({
      method: 'DELETE',
      path: id === undefined ? 'faults' : `faults/${encodeURIComponent(id)}`,
    }),
  },
  {
    name: 'calls list',
    usage: '[--operation NAME] [--after NUMBER]',
    summary: 'the calls that arrived',
    options: { operation: { type: 'string' }, after: { type: 'string' } },
    positionals: [0, 0],
    call: (input) => {
      const query = new URLSearchParams();
      const operation = text(input, 'operation');
      const after = figure(input, 'after');
      if (operation !== undefined) query.set('operation', operation);
      if (after !== undefined) query.set('after', String(after));
      return { method: 'GET', path: query.size === 0 ? 'calls' : `calls?${query.toString()}` };
    },
  },
  {
    name: 'calls clear',
    usage: '',
    summary: 'forgets the calls so far',
    positionals: [0, 0],
    call: () => ({ method: 'DELETE', path: 'calls' }),
  },
];
