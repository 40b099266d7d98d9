import type { ParseArgsConfig } from 'node:util';

/** A request to the control endpoint of an emulator. */
export interface ControlCall {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/_emulator/`, with its query. */
  path: string;
  body?: unknown;
}

export interface CommandInput {
  positionals: readonly string[];
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  /** The ARN of a stage that is given by its id or its ARN. */
  stageArn: (text: string) => string;
}

/** One command of `ctl`. */
export interface Command {
  /** The words it is called by. */
  name: string;
  /** What follows the words. */
  usage: string;
  summary: string;
  options?: NonNullable<ParseArgsConfig['options']>;
  /** How many words may follow, least and most. */
  positionals: readonly [number, number];
  /** Throws `InvalidCommand`. */
  call(input: CommandInput): ControlCall;
  /** What to do with the answer, other than to print it. Gives what is printed instead. */
  receive?(answer: unknown, input: CommandInput): string;
}

/** A command line that cannot be carried out. */
export class InvalidCommand extends Error {
  override readonly name = 'InvalidCommand';
}

export function text({ values }: CommandInput, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Throws `InvalidCommand` unless it is a number of at least 0. */
export function figure(input: CommandInput, name: string): number | undefined {
  const value = text(input, name);
  return value === undefined ? undefined : numberIn(value, `--${name}`);
}

export function numberIn(value: string, what: string): number {
  if (!/^\d+(\.\d+)?$/.test(value)) throw new InvalidCommand(`${what} needs a number, not "${value}".`);
  return Number(value);
}

/** The members that were given. */
export function given(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
