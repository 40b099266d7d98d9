import { execFileSync } from 'node:child_process';
import type { AwsCall } from '#shared/commands/aws-call.ts';
import { OPERATION_MEMBERS, type OperationName } from '#shared/commands/operation-table.ts';

/** Whoever copies a command has these in the environment. */
export const READER = {
  AWS_ACCESS_KEY_ID: 'AKIDREADER',
  AWS_SECRET_ACCESS_KEY: 'reader/secret key',
  AWS_SESSION_TOKEN: 'token=',
};

/** No command has it in it. */
const END = '\u0001';

/** What the shell of this machine makes of commands: the words of each, the program first. */
export function wordsOf(commands: readonly string[]): string[][] {
  const script = commands.map((command) => `printf '%s\\0' ${command} '${END}'`).join('\n');
  const said = execFileSync('/bin/sh', ['-s'], {
    input: script,
    encoding: 'utf8',
    env: READER,
    maxBuffer: 64 * 1024 * 1024,
  });
  const words: string[][] = [];
  let command: string[] = [];
  for (const word of said.split('\0').slice(0, -1)) {
    if (word === END) {
      words.push(command);
      command = [];
    } else command.push(word);
  }
  return words;
}

interface CurlRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
  signedAs: string | undefined;
  user: string | undefined;
}

/** The request that curl makes of its words. */
export function readCurl([program, ...words]: readonly string[]): CurlRequest {
  if (program !== 'curl') throw new Error(`${program} is not curl`);
  const request: CurlRequest = {
    url: '',
    method: '',
    headers: {},
    body: undefined,
    signedAs: undefined,
    user: undefined,
  };
  for (let at = 0; at < words.length; at += 2) {
    const [option = '', value = ''] = words.slice(at, at + 2);
    if (option === '--request') request.method = value;
    else if (option === '--data-raw') request.body = value;
    else if (option === '--aws-sigv4') request.signedAs = value;
    else if (option === '--user') request.user = value;
    else if (option === '--header') {
      const [name = '', text = ''] = value.split(': ');
      request.headers[name] = text;
    } else if (at === words.length - 1) request.url = option;
    else throw new Error(`curl is given ${option}`);
  }
  request.method ||= request.body === undefined ? 'GET' : 'POST';
  return request;
}

/** Members that the CLI takes as JSON, and those that it takes as numbers (AWS CLI, types of parameters). */
const STRUCTURED =
  /^(attributes|autoParticipantRecordingConfiguration|capabilities|destinations|layout|participantTokenConfigurations|s3|tagKeys|tags|video)$/;
const NUMBERS = /^(duration|maxResults|reconnectWindowSeconds)$/;

/** The call that the AWS CLI makes of its words. Throws where it would take a value for an option or for a file. */
export function readCli([program, service, command, ...words]: readonly string[]): AwsCall {
  if (program !== 'aws' || service !== 'ivs-realtime') throw new Error(`${program} ${service}`);
  const operation = nameOf(Object.keys(OPERATION_MEMBERS), command) as OperationName;
  let whole: object = {};
  const input: Record<string, unknown> = {};
  for (let at = 0; at < words.length; at += 1) {
    const [, option = '', tied] = /^--([a-z0-9-]+)(?:=([\s\S]*))?$/.exec(words[at] ?? '') ?? [];
    const member = nameOf(OPERATION_MEMBERS[operation], option.replace(/^no-/, ''));
    const isFlag = tied === undefined && (words[at + 1] ?? '--').startsWith('-');
    const value = tied ?? (isFlag ? '' : (words[(at += 1)] ?? ''));
    if (option === 'region' || option === 'endpoint-url') continue;
    if (option === 'cli-input-json') whole = JSON.parse(value) as object;
    else if (member === undefined) throw new Error(`the CLI is given ${words[at]}`);
    else if (isFlag) input[member] = !option.startsWith('no-');
    else if (STRUCTURED.test(member)) input[member] = JSON.parse(value);
    else if (/^(fileb?|https?):/.test(value)) throw new Error(`the CLI would read ${value}`);
    else input[member] = NUMBERS.test(member) ? Number(value) : value;
  }
  return { operation, input: { ...whole, ...input } };
}

/** The name that the CLI writes with hyphens. */
function nameOf(names: readonly string[], hyphened = ''): string | undefined {
  return names.find((name) => name.toLowerCase() === hyphened.replaceAll('-', ''));
}
