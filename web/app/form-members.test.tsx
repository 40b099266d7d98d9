import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { api } from '#shared/api.ts';
import { auth } from '#shared/auth/contract.ts';
import { channels } from '#shared/channels/contract.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { changes, type Endpoint, type JsonEndpoint } from '#shared/contract/endpoint.ts';
import { membersOf } from '#shared/contract/members-of.ts';
import { encoderConfigurationChanges } from '#shared/encoder-configurations/changes.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { participants } from '#shared/participants/contract.ts';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { replicationChanges } from '#shared/replication/changes.ts';
import { replication } from '#shared/replication/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { type Stage, stages } from '#shared/stages/contract.ts';
import { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { tagChanges } from '#shared/tags/changes.ts';
import { tags } from '#shared/tags/contract.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { answer, type Answer } from '#web/testing/answers.ts';
import { ADMINISTRATOR, drawPage } from '#web/testing/draw-page.tsx';
import { fillForm, type Filling } from '#web/testing/fill-form.ts';
import { sampleArn, SampleAnswer } from '#web/testing/sample-answer.ts';

const AS_OF = '2026-11-20T14:00:00.000Z';
const STAGE = 'StageStage1';
const SESSION = 'st-SessionAbcd12';
const PEM = [
  '-----BEGIN PUBLIC KEY-----',
  'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEyNz+Lj2MEmEOgkxvfzgUQALYN1+gck5s',
  'Xu1M2ncOnMQO/90dEV/6o3Ry4kK8P7g0anwgpe/lemZD4QqBRi30w1NTNeCPt034',
  'osjimbtKUrUCBTeXFcVLYeiwrb1xOAxj',
  '-----END PUBLIC KEY-----',
].join('\n');

const stage: Stage = {
  arn: sampleArn('stage', STAGE),
  name: 'evening',
  activeSessionId: SESSION,
  tags: {},
  endpoints: {},
};
const list = (endpoint: JsonEndpoint, ...items: object[]): Answer => ({
  endpoint,
  reply: () => ({ items, asOf: AS_OF }),
});
const one = (kind: string) => ({ arn: sampleArn(kind, 'Existing1'), name: 'existing', tags: {} });
const other = { arn: sampleArn('stage', 'OtherStage1'), name: 'other', activeSessionId: '' };

/** A small account, in which everything that a form chooses from is there once. */
const WORLD: readonly Answer[] = [
  list(stages.list, stage, other),
  answer(stages.get, () => ({ item: stage, asOf: AS_OF })),
  list(encoderConfigurations.list, one('encoder-configuration')),
  answer(encoderConfigurations.get, () => ({
    item: {
      ...one('encoder-configuration'),
      video: { width: 1280, height: 720, framerate: 30, bitrate: 2_500_000 },
    },
    asOf: AS_OF,
  })),
  list(storageConfigurations.list, { ...one('storage-configuration'), s3: { bucketName: 'show' } }),
  list(ingest.list),
  list(publicKeys.list),
  list(compositions.list),
  list(channels.list),
  list(channels.live),
  list(replication.list),
  list(participants.list),
  list(participants.events),
  answer(participants.get, () => ({
    item: {
      participantId: 'Ana1',
      userId: 'ana',
      state: 'CONNECTED',
      published: true,
      replicationType: 'NONE',
    },
    asOf: AS_OF,
  })),
  answer(publicKeys.get, () => ({ item: { ...one('public-key'), publicKeyMaterial: PEM }, asOf: AS_OF })),
  answer(ingest.get, () => ({
    item: {
      ...one('ingest-configuration'),
      ingestProtocol: 'RTMPS',
      stageArn: stage.arn,
      participantId: 'Encoder1',
      state: 'INACTIVE',
      redundantIngest: false,
      maskedStreamKey: 'rt_••••',
    },
    asOf: AS_OF,
  })),
  answer(tags.get, () => ({ item: { old: 'tag' }, asOf: AS_OF })),
];

interface Form extends Omit<Filling, 'schema' | 'given'> {
  name: string;
  endpoint: JsonEndpoint;
  path: string;
  /** On the button that opens its dialog; a form without is its page. */
  opener?: string;
  submit: string;
  given?: Filling['given'];
  /** What is sent besides: what a change of tags takes away. */
  also?: JsonEndpoint;
  /** Seconds pass before anything is sent. */
  isGuarded?: boolean;
  /** Why what was typed may go with the page or the dialog. */
  unkept?: string;
}

const START = {
  endpoint: compositionChanges.start,
  path: 'compositions/start',
  submit: 'Start the composition',
  given: { channelArn: sampleArn('channel', 'AbCdEfGhIjKl') },
};

/** An interval is only taken where thumbnails are made at one. */
const INTERVAL = { Mode: 'INTERVAL' };

const FORMS: readonly Form[] = [
  {
    name: 'a stage',
    endpoint: stageChanges.create,
    path: 'stages/create',
    submit: 'Create the stage',
    choose: INTERVAL,
  },
  {
    name: 'another set-up of a stage',
    endpoint: stageChanges.update,
    path: `stages/${STAGE}/edit`,
    submit: 'Change the stage',
    choose: INTERVAL,
  },
  {
    name: 'tokens',
    endpoint: tokenChanges.create,
    path: `stages/${STAGE}/tokens`,
    submit: 'Make a token',
    unkept: 'the page guards what was made and would be lost',
  },
  ...(['grid', 'pip'] as const).map((kind) => ({
    name: `a composition with ${kind}`,
    ...START,
    choose: { 'Where the layout comes from': 'parameters', 'Kind of layout': kind },
  })),
  {
    name: 'an encoder configuration',
    endpoint: encoderConfigurationChanges.create,
    path: 'encoder-configurations',
    opener: 'Create…',
    submit: 'Create',
  },
  {
    name: 'a storage configuration',
    endpoint: storageConfigurationChanges.create,
    path: 'storage-configurations',
    opener: 'Create…',
    submit: 'Create',
  },
  {
    name: 'an ingest configuration',
    endpoint: ingestChanges.create,
    path: 'ingest-configurations',
    opener: 'Create…',
    submit: 'Create',
  },
  {
    name: 'another stage of an ingest configuration',
    endpoint: ingestChanges.update,
    path: 'ingest-configurations/Existing1',
    opener: 'Change…',
    submit: 'Save',
  },
  {
    name: 'a public key',
    endpoint: publicKeyChanges.import,
    path: 'public-keys',
    opener: 'Import…',
    submit: 'Import',
    given: { publicKeyMaterial: PEM },
  },
  {
    name: 'tags',
    endpoint: tagChanges.add,
    also: tagChanges.remove,
    path: 'public-keys/Existing1',
    opener: 'Change tags…',
    submit: 'Save',
  },
  {
    name: 'a replication',
    endpoint: replicationChanges.start,
    path: `stages/${STAGE}/sessions/${SESSION}/participants/Ana1`,
    opener: 'Replicate…',
    submit: 'Replicate',
    isGuarded: true,
  },
  {
    name: 'a reason to disconnect',
    endpoint: participantChanges.disconnect,
    path: `stages/${STAGE}/sessions/${SESSION}/participants/Ana1`,
    opener: 'Disconnect…',
    submit: 'Disconnect',
    isGuarded: true,
    paths: { 'Reason (optional)': 'reason' },
    unkept: 'closing it is the answer: they are left in',
  },
];

const button = async (name: string) => screen.findByRole('button', { name });

/** Opens a form whose answers wait until they are let go. */
async function open({ endpoint, also, path, opener }: Form) {
  let letGo = () => {};
  const answered = new Promise<void>((resolve) => (letGo = resolve));
  const held = [endpoint, ...(also ? [also] : [])].map((one) => ({
    endpoint: one,
    reply: async () => {
      await answered;
      const { item = {}, ...rest } = new SampleAnswer(one.output, { kind: 'stage' }).value() as {
        item?: object;
      };
      return { ...rest, item: { ...item, publicKeyMaterial: PEM } };
    },
  }));
  const drawn = drawPage(`/emulated/${path}`, [...held, ...WORLD]);
  const main = () => document.querySelector('main') ?? document.body;
  const show = async () => {
    if (opener !== undefined) await drawn.user.click(await button(opener));
  };
  await show();
  const form = () => document.querySelector('dialog[open]') ?? main().querySelector('form') ?? main();
  return { ...drawn, form, show, letGo: () => letGo() };
}

/** One by one: React draws between them, and the next second is counted from what it has drawn. */
async function secondsPass(count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) await act(async () => vi.advanceTimersByTimeAsync(1_000));
}

afterEach(() => {
  vi.useRealTimers();
  sessionStorage.clear();
});

/** What a draft has that is no field: chosen by the console, and shown beside the form. */
const CHOSEN_BY_THE_CONSOLE = new Set(['compositions.start idempotencyToken']);
const sent = new Map<string, Set<string>>();
let rulesTold = 0;

describe.each(FORMS)('the form of $name', (of) => {
  const { endpoint, also, submit, isGuarded = false, given = {}, choose = {}, paths = {} } = of;
  const schema = endpoint.body;
  if (schema === undefined) throw new Error(`${endpoint.id} takes no form`);

  it('has a name for each field, tells each broken rule there, and is sent once by two clicks', async () => {
    const { user, form, calls, letGo } = await open(of);
    await button(submit);
    // A form that begins with what AWS has now takes nothing before that is there.
    await waitFor(() => expect(form().textContent).not.toMatch(/Asking AWS for|Looking whether anybody/));
    const { unnamed, told } = await fillForm(user, form, { schema, given, choose, paths });
    expect(unnamed).toEqual([]);
    // The server tells the same rule in the same words: it asks the same schema.
    for (const { path, value, rule, said } of told)
      expect({ path, value, said }).toEqual({ path, value, said: expect.stringContaining(rule) as string });
    rulesTold += told.length;
    if (isGuarded) vi.useFakeTimers({ shouldAdvanceTime: true });
    const pressing = isGuarded ? userEvent.setup({ advanceTimers: vi.advanceTimersByTimeAsync }) : user;
    await pressing.dblClick(await button(submit));
    if (isGuarded) await secondsPass(6);
    for (const one of [endpoint, ...(also ? [also] : [])]) {
      const bodies = () => calls.asked.filter(({ id }) => id === one.id).map(({ body }) => body);
      await waitFor(() => expect(bodies()).toHaveLength(1));
      const members = sent.get(one.id) ?? new Set();
      for (const member of membersOf(bodies()[0])) members.add(member);
      sent.set(one.id, members);
      letGo();
    }
  });
});

describe.each(FORMS.filter(({ unkept }) => unkept === undefined))('the form of $name', (of) => {
  const { submit, opener } = of;
  it('keeps what was typed', async () => {
    const { user, form, show, go } = await open(of);
    await button(submit);
    const box = () => form().querySelector<HTMLInputElement>('input[type=checkbox]:not(:disabled)');
    const text = () => form().querySelector<HTMLInputElement>('input:not([type]), textarea');
    const value = () => text()?.value ?? String(box()?.checked);
    const field = text();
    if (field) fireEvent.change(field, { target: { value: 'typed' } });
    else if (box()) await user.click(box()!);
    const typed = value();
    if (opener === undefined) {
      await act(async () => go('/emulated/public-keys'));
      const question = within(await screen.findByRole('dialog', { name: 'Leave this page?' }));
      await user.click(question.getByRole('button', { name: 'Stay' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    } else {
      await user.click(within(form() as HTMLElement).getAllByRole('button', { name: 'Close' })[0]!);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      await show();
      await button(submit);
    }
    expect(value()).toBe(typed);
  });
});

describe.each([
  [
    'a viewer',
    { ...ADMINISTRATOR, person: { ...ADMINISTRATOR.person, role: 'viewer' as const } },
    /needs the role/,
  ],
  ['anybody of a console that is read-only', { ...ADMINISTRATOR, readOnly: true }, /read-only/],
])('to %s', (_who, session, reason) => {
  it.each(FORMS)(
    'the form of $name is not open, and says why',
    async ({ endpoint, path, opener, submit }) => {
      const { user, calls } = drawPage(`/emulated/${path}`, [answer(auth.session, () => session), ...WORLD]);
      if (opener !== undefined) {
        const disabled = async () => {
          const [one] = await screen.findAllByRole('button', { name: opener });
          await waitFor(() => expect(one?.getAttribute('aria-disabled')).toBe('true'));
          return one as HTMLElement;
        };
        const button = await disabled();
        expect(button.title).toMatch(reason);
        await user.click(button);
        expect(screen.queryByRole('dialog')).toBeNull();
      } else if (endpoint === tokenChanges.create) {
        // The page is there for those who sign tokens themselves, too.
        const button = await screen.findByRole('button', { name: submit });
        await waitFor(() => expect(button.title).toMatch(reason));
        await user.click(button);
      } else {
        expect((await screen.findByRole('note')).textContent).toMatch(reason);
        expect(screen.queryByRole('button', { name: submit })).toBeNull();
      }
      expect(calls.asked.filter(({ id }) => id === endpoint.id)).toEqual([]);
    },
  );
});

it('every member of every draft has been filled in and sent', () => {
  const missing = FORMS.flatMap(({ endpoint, also }) => [endpoint, ...(also ? [also] : [])]).flatMap(
    ({ id, body }) =>
      (body ? new SampleAnswer(body).members : [])
        .filter(
          (member) =>
            ![...(sent.get(id) ?? [])].some((one) => one === member || one.startsWith(`${member}.`)),
        )
        .map((member) => `${id} ${member}`),
  );
  expect(rulesTold).toBeGreaterThan(120);
  expect(missing.filter((member) => !CHOSEN_BY_THE_CONSOLE.has(member))).toEqual([]);
});

it('every body of the API that leads to AWS is one of these', () => {
  const forms = new Set(FORMS.flatMap(({ endpoint, also }) => [endpoint.id, also?.id]));
  const bodies = Object.values(api)
    .flatMap((contract): Endpoint[] => Object.values(contract))
    .filter((one) => changes(one) && one.aws.length === 1 && 'body' in one && one.body !== undefined);
  expect(bodies.map(({ id }) => id).filter((id) => !forms.has(id))).toEqual([]);
});
