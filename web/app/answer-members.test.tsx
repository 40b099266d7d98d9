import { defaultScheduler, notifyManager } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { changes, type Endpoint, type JsonEndpoint } from '#shared/contract/endpoint.ts';
import { Done } from '#shared/contract/page.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { recorder } from '#shared/recorder/contract.ts';
import { replication } from '#shared/replication/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { tags } from '#shared/tags/contract.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import type { Answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { BESIDE_THE_HEADING, differingLabels, labelledFields } from '#web/testing/labelled-fields.ts';
import { SampleAnswer, type SampleOptions } from '#web/testing/sample-answer.ts';

interface Screen extends SampleOptions {
  endpoint: JsonEndpoint;
  path: string;
}

const SESSION = 'stages/StageStage1/sessions/st-SessionAbcd12';
const PERSON = `${SESSION}/participants/ParticipAnt1`;

/** Every answer of a read, and the page that shows it; where AWS gives one member or the other, a page for each. */
const SCREENS: readonly Screen[] = [
  { endpoint: stages.list, path: 'stages', kind: 'stage' },
  { endpoint: stages.get, path: 'stages/StageStage1', kind: 'stage' },
  { endpoint: sessions.list, path: 'stages/StageStage1' },
  { endpoint: sessions.get, path: SESSION },
  { endpoint: participants.list, path: SESSION },
  { endpoint: participants.get, path: PERSON },
  { endpoint: participants.events, path: PERSON },
  { endpoint: replication.list, path: PERSON },
  { endpoint: compositions.list, path: 'compositions', kind: 'composition' },
  {
    endpoint: compositions.get,
    path: 'compositions/Composition1',
    kind: 'composition',
    without: ['item.destinations.configuration.channel', 'item.layout.grid'],
  },
  {
    endpoint: compositions.get,
    path: 'compositions/Composition2',
    kind: 'composition',
    without: ['item.destinations.configuration.s3', 'item.destinations.detail', 'item.layout.pip'],
  },
  { endpoint: encoderConfigurations.list, path: 'encoder-configurations', kind: 'encoder-configuration' },
  { endpoint: encoderConfigurations.get, path: 'encoder-configurations/Enc1', kind: 'encoder-configuration' },
  { endpoint: storageConfigurations.list, path: 'storage-configurations', kind: 'storage-configuration' },
  { endpoint: storageConfigurations.get, path: 'storage-configurations/Sto1', kind: 'storage-configuration' },
  { endpoint: ingest.list, path: 'ingest-configurations', kind: 'ingest-configuration' },
  { endpoint: ingest.get, path: 'ingest-configurations/Ing1', kind: 'ingest-configuration' },
  {
    endpoint: ingest.get,
    path: 'ingest-configurations/Ing2',
    kind: 'ingest-configuration',
    without: ['item.redundantIngestCredentials'],
  },
  { endpoint: publicKeys.list, path: 'public-keys', kind: 'public-key' },
  { endpoint: publicKeys.get, path: 'public-keys/Key1', kind: 'public-key' },
];

function ofAnother(endpoint: JsonEndpoint, options: SampleOptions): Answer {
  const value = new SampleAnswer(endpoint.output, options).value();
  return { endpoint, reply: () => value };
}

/** Draws a page, and changes one member of its answer after the other. @returns the labels that tell of each. */
async function labelsOf({ endpoint, path, ...options }: Screen): Promise<Record<string, string[]>> {
  const sample = new SampleAnswer(endpoint.output, options);
  let answered = sample.value();
  const others = SCREENS.filter((one) => one.endpoint !== endpoint).map((one) =>
    ofAnother(one.endpoint, one),
  );
  const { client, container, calls } = drawPage(`/emulated/${path}`, [
    { endpoint, reply: () => answered },
    ...others,
    ofAnother(recorder.composition, {}),
  ]);
  await waitFor(() => expect(calls.asked.map(({ id }) => id)).toContain(endpoint.id));
  const draw = async (changed?: string) => {
    answered = sample.value(changed);
    await act(async () => {
      await client.refetchQueries({
        type: 'active',
        predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(`"${endpoint.id}"`),
      });
    });
    return labelledFields(container);
  };
  // What else the page loads comes in meanwhile, so that a round counts only if it ends as it began.
  for (let round = 1; ; round += 1) {
    await waitFor(() => expect(client.isFetching()).toBe(0));
    const before = await draw();
    const labels: Record<string, string[]> = {};
    for (const member of sample.members) labels[member] = differingLabels(before, await draw(member));
    const moved = differingLabels(before, await draw());
    if (moved.length === 0) return labels;
    expect(round, `${moved.join(', ')} changed by itself`).toBeLessThan(3);
  }
}

const { happyDOM } = window as unknown as {
  happyDOM: { setViewport: (size: { width: number; height: number }) => void };
};
beforeAll(() => {
  happyDOM.setViewport({ width: 1440, height: 900 });
  // What has been answered is drawn before it is looked at, and not a turn later.
  notifyManager.setScheduler(queueMicrotask);
});
afterAll(() => {
  happyDOM.setViewport({ width: 1024, height: 768 });
  notifyManager.setScheduler(defaultScheduler);
});

/** A page that is opened anew for each answer, because it is asked for once: what somebody has to do there, and what then shows it. */
interface Asking extends SampleOptions {
  endpoint: JsonEndpoint;
  path: string;
  also?: readonly Answer[];
  /** Of its members only what begins with this: a page of its own shows the rest. */
  part?: string;
  act: (user: UserEvent) => Promise<Element>;
}

const button = async (name: string | RegExp) => screen.findByRole('button', { name });

const ASKED: readonly Asking[] = [
  {
    endpoint: tags.get,
    path: 'public-keys/Key1',
    act: async (user) => {
      await user.click(await button('Change tags…'));
      const dialog = await screen.findByRole('dialog');
      await waitFor(() => expect(screen.queryByText('Asking AWS for the tags…')).toBeNull());
      return dialog;
    },
  },
  ...[[], ['item.redundantIngestCredentials']].map((without) => ({
    endpoint: ingestChanges.reveal,
    path: `ingest-configurations/Ing${without.length + 1}`,
    without,
    // Where there are two encoders, each has its key; else there is one.
    also: [ofAnother(ingest.get, { kind: 'ingest-configuration', without })],
    act: async (user: UserEvent) => {
      await user.click(await button('Show the stream keys'));
      await button('Hide the stream keys');
      return screen.getByRole('region', { name: 'Set up the encoder' });
    },
  })),
  {
    endpoint: tokenChanges.create,
    path: 'stages/StageStage1/tokens',
    act: async (user) => {
      await user.click(await button('Make a token'));
      await user.click(await button(/^Show the token of/));
      return screen.getByRole('list', { name: 'Tokens made on this visit' });
    },
  },
  {
    endpoint: stageChanges.create,
    path: 'stages/create',
    kind: 'stage',
    part: 'participantTokens.',
    act: async (user) => {
      await user.click(await button('Add a token'));
      await user.click(await button('Create the stage'));
      await user.click(await button('Show for 30 s'));
      return screen.getByRole('region', { name: 'Participant tokens' });
    },
  },
];

async function labelsOfAsking({ endpoint, path, also = [], part = '', act: ask, ...options }: Asking) {
  const sample = new SampleAnswer(endpoint.output, options);
  const draw = async (changed?: string) => {
    const value = sample.value(changed);
    const { user, unmount } = drawPage(`/emulated/${path}`, [
      { endpoint, reply: () => value },
      ...also,
      ...SCREENS.map((one) => ofAnother(one.endpoint, one)),
    ]);
    const fields = labelledFields(await ask(user));
    unmount();
    return fields;
  };
  const before = await draw();
  const labels: Record<string, string[]> = {};
  for (const member of sample.members)
    if (member.startsWith(part)) labels[member] = differingLabels(before, await draw(member));
  return labels;
}

/** What no label of its own tells on the screen that asks for it, each with where it is told instead. */
const TOLD_OTHERWISE: Readonly<Record<string, string>> = {
  'stages.list items.arn': 'the row leads to the page of the stage, which has it: stages.get item.arn',
  'ingest.list items.arn': 'as that of a stage: ingest.get item.arn',
  'compositions.list items.destinations.startTime':
    'the row leads to the page: compositions.get item.destinations.startTime',
  'compositions.list items.destinations.endTime': 'as its start: compositions.get item.destinations.endTime',
  'sessions.get item.sessionId': 'what was asked for: the heading and the address of the page are made of it',
  'participants.get item.participantId':
    'what was asked for: the page has it as “Participant id” from its address',
  'replication.list items.participantId': 'what was asked for: the participant whose page it is',
  'replication.list items.sourceStageArn':
    'what was asked for: the stage of the participant whose page it is',
  'ingest.reveal item.redundantIngestCredentials.participantId':
    'beside each key, from ingest.get item.redundantIngestCredentials.participantId',
  'participants.get item.state': BESIDE_THE_HEADING,
  'compositions.get item.state': BESIDE_THE_HEADING,
  'ingest.get item.state': BESIDE_THE_HEADING,
};

/** Of other services than IVS Real-Time. */
const OTHER_SERVICES = /^(capacity|metrics|channels)\./;
/** Those that ask for one operation and answer something of AWS. All 39 have one: `server/contract-coverage.test.ts`. */
const ENDPOINTS = Object.values(api)
  .flatMap((contract): Endpoint[] => Object.values(contract))
  .filter((endpoint): endpoint is JsonEndpoint => endpoint.kind === 'json')
  .filter(({ id, aws, output }) => aws.length === 1 && !OTHER_SERVICES.test(id) && output !== Done);

describe('each member that AWS answers', () => {
  const shown = new Map<string, string[]>();
  const keep = ({ id }: JsonEndpoint, labels: Record<string, string[]>) => {
    for (const [member, of] of Object.entries(labels))
      shown.set(`${id} ${member}`, [...(shown.get(`${id} ${member}`) ?? []), ...of]);
  };
  const isTold = (id: string) => (shown.get(id) ?? []).some((label) => !label.endsWith(BESIDE_THE_HEADING));
  it.each(SCREENS)('of $endpoint.id is drawn at $path', async (screenOf) => {
    keep(screenOf.endpoint, await labelsOf(screenOf));
  });
  it.each(ASKED)('of $endpoint.id is drawn at $path', async (asking) => {
    keep(asking.endpoint, await labelsOfAsking(asking));
  });

  it.each(ENDPOINTS)('of $id has a labelled field', (endpoint) => {
    const { id, output } = endpoint;
    const members = new SampleAnswer(output).members.filter((member) => {
      if (isTold(`${id} ${member}`)) return false;
      // The answer to a change is the resource as it is then, which is what its page shows.
      const same = `${id.slice(0, id.indexOf('.'))}.get ${member}`;
      return !(changes(endpoint) && (isTold(same) || same in TOLD_OTHERWISE));
    });
    expect(members.filter((member) => !(`${id} ${member}` in TOLD_OTHERWISE))).toEqual([]);
  });

  it('is told otherwise only where it is said how', () => {
    for (const [id, how] of Object.entries(TOLD_OTHERWISE)) {
      expect([...shown.keys()]).toContain(id);
      // What follows from a state, as that somebody has not left yet, does not tell it.
      if (how === BESIDE_THE_HEADING) expect(shown.get(id)?.join()).toContain(BESIDE_THE_HEADING);
      else expect([id, isTold(id)]).toEqual([id, false]);
      const [elsewhere] = /[a-z]\w+\.get item\.[\w.]+/.exec(how) ?? [];
      if (elsewhere !== undefined) expect([elsewhere, isTold(elsewhere)]).toEqual([elsewhere, true]);
    }
  });
});
