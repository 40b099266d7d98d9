import { type Command, type CommandInput, figure, given, InvalidCommand, text } from './command.ts';

/** Says which participant is meant where several stages have one of the id. */
const STAGE = { stage: { type: 'string' } } as const;

function stageOf(input: CommandInput): string | undefined {
  const stage = text(input, 'stage');
  return stage === undefined ? undefined : input.stageArn(stage);
}

function capabilitiesOf(input: CommandInput): string[] | undefined {
  return text(input, 'capabilities')?.split(',').filter(Boolean);
}

/** From any number of `--attribute name=value`. Throws `InvalidCommand`. */
function attributesOf({ values }: CommandInput): Record<string, string> | undefined {
  const listed = values['attribute'];
  if (!Array.isArray(listed)) return undefined;
  return Object.fromEntries(
    listed.map((pair) => {
      const [name, ...value] = String(pair).split('=');
      if (!name || value.length === 0)
        throw new InvalidCommand(`--attribute needs name=value, not "${pair}".`);
      return [name, value.join('=')];
    }),
  );
}

const act = (input: CommandInput, name: string, body: Record<string, unknown> = {}) => ({
  method: 'POST' as const,
  path: `people/${encodeURIComponent(input.positionals[0] ?? '')}/${name}`,
  body: given({ stageArn: stageOf(input), ...body }),
});

const simple = (name: string, summary: string): Command => ({
  name: `people ${name}`,
  usage: 'ID [--stage STAGE]',
  summary,
  options: STAGE,
  positionals: [1, 1],
  call: (input) => act(input, name),
});

const towards = (name: string, summary: string): Command => ({
  name: `people ${name}`,
  usage: 'ID [PUBLISHER] [--stage STAGE]',
  summary,
  options: STAGE,
  positionals: [1, 2],
  call: (input) => act(input, name, { remoteParticipantId: input.positionals[1] }),
});

const TOKEN_OPTIONS = {
  token: { type: 'string' },
  user: { type: 'string' },
  capabilities: { type: 'string' },
  attribute: { type: 'string', multiple: true },
  minutes: { type: 'string' },
} as const;

export const PEOPLE_COMMANDS: readonly Command[] = [
  {
    name: 'people list',
    usage: '--stage STAGE',
    summary: 'who is connected to a stage',
    options: STAGE,
    positionals: [0, 0],
    call: (input) => {
      const stageArn = stageOf(input);
      if (stageArn === undefined) throw new InvalidCommand('people list needs --stage.');
      return { method: 'GET', path: `people?${new URLSearchParams({ stageArn }).toString()}` };
    },
  },
  {
    name: 'people join',
    usage:
      '--token TOKEN | --stage STAGE [--user ID] [--capabilities PUBLISH,SUBSCRIBE] [--attribute NAME=VALUE]… [--minutes N] [--self-signed], [--device web|ios|android|whip] [--no-watch]',
    summary: 'lets somebody join, with a token or as if one were made',
    options: {
      ...STAGE,
      ...TOKEN_OPTIONS,
      device: { type: 'string' },
      'self-signed': { type: 'boolean' },
      'no-watch': { type: 'boolean' },
    },
    positionals: [0, 0],
    call: (input) => ({
      method: 'POST',
      path: 'people',
      body: given({
        token: text(input, 'token'),
        stageArn: stageOf(input),
        userId: text(input, 'user'),
        capabilities: capabilitiesOf(input),
        attributes: attributesOf(input),
        minutes: figure(input, 'minutes'),
        selfSigned: input.values['self-signed'],
        device: text(input, 'device'),
        watch: input.values['no-watch'] === true ? false : undefined,
      }),
    }),
  },
  simple('publish', 'begins to publish'),
  simple('unpublish', 'stops publishing'),
  towards('subscribe', 'receives one publisher, or everybody'),
  towards('unsubscribe', 'receives one publisher no more, or nobody'),
  {
    name: 'people fail',
    usage: 'ID CODE [--event JOIN_ERROR|PUBLISH_ERROR|SUBSCRIBE_ERROR] [--remote PUBLISHER] [--stage STAGE]',
    summary: 'makes an error of one of the service’s codes, such as BITRATE_EXCEEDED, happen',
    options: { ...STAGE, event: { type: 'string' }, remote: { type: 'string' } },
    positionals: [2, 2],
    call: (input) =>
      act(input, 'fail', {
        errorCode: input.positionals[1],
        event: text(input, 'event'),
        remoteParticipantId: text(input, 'remote'),
      }),
  },
  simple('leave', 'leaves'),
  simple('lose-connection', 'breaks off; the service notices five seconds later'),
  {
    name: 'people rejoin',
    usage: 'ID [--token TOKEN | --new-token] [--stage STAGE]',
    summary: 'comes back with the same token, or with another and so as another participant',
    options: { ...STAGE, token: { type: 'string' }, 'new-token': { type: 'boolean' } },
    positionals: [1, 1],
    call: (input) =>
      act(input, 'rejoin', { token: text(input, 'token'), newToken: input.values['new-token'] }),
  },
  {
    name: 'people exchange-token',
    usage:
      'ID --token TOKEN | [--user ID] [--capabilities PUBLISH,SUBSCRIBE] [--attribute NAME=VALUE]… [--minutes N] [--stage STAGE]',
    summary: 'exchanges a self-signed token for another',
    options: { ...STAGE, ...TOKEN_OPTIONS },
    positionals: [1, 1],
    call: (input) =>
      act(input, 'exchange-token', {
        token: text(input, 'token'),
        userId: text(input, 'user'),
        capabilities: capabilitiesOf(input),
        attributes: attributesOf(input),
        minutes: figure(input, 'minutes'),
      }),
  },
  {
    name: 'ingest publish',
    usage: 'STREAM_KEY [--protocol RTMP|RTMPS]',
    summary: 'lets an encoder connect and publish',
    options: { protocol: { type: 'string' } },
    positionals: [1, 1],
    call: (input) => ({
      method: 'POST',
      path: 'ingest/publish',
      body: given({ streamKey: input.positionals[0], protocol: text(input, 'protocol') }),
    }),
  },
  {
    name: 'ingest stop',
    usage: 'STREAM_KEY',
    summary: 'stops the encoder',
    positionals: [1, 1],
    call: ({ positionals: [streamKey] }) => ({ method: 'POST', path: 'ingest/stop', body: { streamKey } }),
  },
];
