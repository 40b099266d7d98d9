import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { type Connection, connections } from '#shared/connections/contract.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { search } from '#shared/search/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage, EMULATED } from '#web/testing/draw-page.tsx';
import { expectNoSecretIn, TEXTS_WITH_SECRETS, TOKEN } from '#web/testing/secrets.ts';
import { PALETTE_PAGES } from './palette-pages.ts';

const AS_OF = '2026-11-20T14:00:00.000Z';
const ACCOUNT = '123456789012';
const arn = (kind: string, id: string, realm = `us-east-1:${ACCOUNT}`) =>
  `arn:aws:ivs:${realm}:${kind}/${id}`;
const AT = '/emulated/encoder-configurations/EnCoDeRaAaA1';
const ENCODER = { arn: arn('encoder-configuration', 'EnCoDeRaAaA1'), name: 'sports-720p', tags: {} };
const SESSION = 'st-SeSsIoNaAaAa1';

const production: Connection = {
  ...EMULATED,
  id: 'prod',
  label: 'Production',
  colour: 'red',
  region: 'eu-west-1',
};

const nothingFound = { understood: [], leads: [], people: { items: [] } };
const world = (...instead: Answer[]): Answer[] => [
  ...instead,
  answer(connections.list, () => ({ items: [EMULATED, production] })),
  answer(encoderConfigurations.get, () => ({ item: ENCODER, asOf: AS_OF })),
  answer(encoderConfigurations.list, () => ({ items: [], asOf: AS_OF })),
  answer(compositions.list, () => ({ items: [], asOf: AS_OF })),
  answer(publicKeys.list, () => ({ items: [], asOf: AS_OF })),
  answer(search.find, () => nothingFound),
  answer(search.realms, () => ({
    items: [
      { connection: 'emulated', region: 'us-east-1', accountId: ACCOUNT },
      { connection: 'prod', region: 'eu-west-1', accountId: '210987654321' },
    ],
  })),
];

async function openPalette(user: UserEvent): Promise<HTMLElement> {
  await screen.findByRole('heading', { level: 1, name: 'sports-720p' });
  await screen.findByRole('button', { name: 'Delete…' });
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Search, paste or do anything' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  return field;
}
const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
const active = () =>
  screen
    .getAllByRole('option')
    .find((option) => option.ariaSelected === 'true' || option.getAttribute('aria-selected') === 'true');
const dialog = () => screen.getByRole('dialog', { name: 'Find, paste or do anything' });

beforeEach(() => localStorage.clear());

describe('the palette', () => {
  it('has every action of the page with its keys, and every page', async () => {
    const { user } = drawPage(AT, world());
    await openPalette(user);
    const here = within(screen.getByRole('group', { name: 'On this page' }));
    expect(
      here.getByRole('option', { name: /^Refresh (?:not possible now · )?sports-720p r$/ }),
    ).toBeDefined();
    expect(here.getByRole('option', { name: /^Delete… sports-720p$/ })).toBeDefined();
    expect(here.getByRole('option', { name: /^Preferences Console$/ })).toBeDefined();
    expect(here.getByRole('option', { name: /^Show this help \?$/ })).toBeDefined();
    const pages = within(screen.getByRole('group', { name: 'Pages' })).getAllByRole('option');
    expect(pages.map(({ textContent }) => textContent)).toEqual(
      PALETTE_PAGES.map(({ label, keys = '' }) => `${label}${keys.replaceAll(' ', '')}`),
    );
  });

  it('calls Refresh by its name while the page is loaded, and does not offer it then', async () => {
    const pending = answer(compositions.list, async () => new Promise<never>(() => undefined));
    const { user } = drawPage(AT, world(pending));
    await openPalette(user);
    expect(screen.getByRole('button', { name: 'Loading…', hidden: true })).toBeDefined();
    const [refresh, ...others] = screen.getAllByRole('option', { name: /Refresh|Loading/ });
    expect(refresh?.textContent).toBe('Refreshnot possible now · sports-720pr');
    expect(refresh?.getAttribute('aria-disabled')).toBe('true');
    expect(others).toEqual([]);
  });

  it('finds an action by a part of its name and does it', async () => {
    const { user } = drawPage(AT, world());
    await openPalette(user);
    await user.keyboard('del');
    expect(active()?.textContent).toBe('Delete…sports-720p');
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: /^Delete the encoder configuration sports-720p/ });
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('opens another dialog of the console in its place, which stays', async () => {
    const { user } = drawPage(AT, world());
    await openPalette(user);
    await user.keyboard('preferences{Enter}');
    await screen.findByRole('radio', { name: 'Dark' });
    await user.keyboard('{Tab}');
    expect(screen.getByRole('dialog', { name: 'Preferences' })).toBeDefined();
  });

  it('leads to a page, and from it back to where one was', async () => {
    const { user, address } = drawPage(AT, world());
    await openPalette(user);
    await user.keyboard('public{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Public keys' });
    expect(address()).toBe('/emulated/public-keys');
    await user.keyboard('{Control>}k{/Control}');
    const recent = await screen.findByRole('group', { name: 'Recent places' });
    expect(
      within(recent)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['sports-720pencoder configuration']);
    await user.keyboard('sports{Enter}');
    await waitFor(() => expect(address()).toBe(AT));
  });

  it('moves with the arrows around the ends, and with the pointer', async () => {
    const { user } = drawPage(AT, world());
    const field = await openPalette(user);
    const all = screen.getAllByRole('option');
    const named = () => field.getAttribute('aria-activedescendant');
    expect(named()).toBe(all[0]?.id);
    await user.keyboard('{ArrowUp}');
    expect(named()).toBe(all.at(-1)?.id);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(named()).toBe(all[1]?.id);
    const other = screen.getByRole('option', { name: /^Capacity/ });
    await user.pointer({ target: other });
    expect(named()).toBe(other.id);
    await user.click(other);
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });

  it('closes on the key that has opened it', async () => {
    const { user } = drawPage(AT, world());
    await openPalette(user);
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

describe('what is pasted into the palette', () => {
  const event = {
    'detail-type': 'IVS Stage Update',
    source: 'aws.ivs',
    account: ACCOUNT,
    region: 'us-east-1',
    time: '2026-11-20T14:05:12Z',
    resources: [arn('stage', 'StAgEaAaAaA1')],
    detail: {
      event_name: 'Participant Published',
      session_id: SESSION,
      participant_id: 'PeRsOnAaAaA1',
      user_id: 'ana',
    },
  };
  const person = `/emulated/stages/StAgEaAaAaA1/sessions/${SESSION}/participants/PeRsOnAaAaA1`;
  it.each([
    [
      'an ARN',
      arn('composition', 'CoMpOsItIoN1'),
      'This is the ARN of a composition.',
      '/emulated/compositions/CoMpOsItIoN1',
    ],
    [
      'an event',
      JSON.stringify(event, undefined, 2),
      'This is an EventBridge event, Participant Published.',
      person,
    ],
    [
      'a command over several lines',
      `aws ivs-realtime get-stage-session \\\n  --stage-arn ${arn('stage', 'StAgEaAaAaA1')} \\\n  --session-id ${SESSION}`,
      'This is an AWS CLI command, GetStageSession.',
      `/emulated/stages/StAgEaAaAaA1/sessions/${SESSION}`,
    ],
    [
      'a place in S3',
      `s3://bucket/StAgEaAaAaA1/${SESSION}/PeRsOnAaAaA1/x`,
      'This is a recording in S3.',
      person,
    ],
    [
      'an address of the AWS console',
      'https://us-east-1.console.aws.amazon.com/ivs/realtime/public-keys/PuBlIcKeY001',
      'This is an address of the AWS console.',
      '/emulated/public-keys/PuBlIcKeY001',
    ],
  ])('%s is named, and Enter goes there', async (_what, text, words, expected) => {
    const { user, address, calls } = drawPage(AT, world());
    await openPalette(user);
    await user.paste(text);
    await screen.findByText(words);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe(expected));
    const asked = calls.asked.filter(({ id }) => id === search.find.id).map((call) => call.asked['q'] ?? '');
    expect(asked.filter((line) => /[{}\\]|arn:|https?:/.test(line))).toEqual([]);
  });

  it('of another account and Region says so, and is offered where it fits', async () => {
    const { user, address } = drawPage(AT, world());
    await openPalette(user);
    await user.paste(arn('stage', 'StAgEaAaAaA1', 'eu-west-1:210987654321'));
    await screen.findByText(
      'It is of eu-west-1, account 210987654321, and Emulated world is not. Another connection fits.',
    );
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/prod/stages/StAgEaAaAaA1'));
  });

  it('of an account that no connection has says so, and leads nowhere', async () => {
    const { user } = drawPage(AT, world());
    await openPalette(user);
    await user.paste(arn('stage', 'StAgEaAaAaA1', 'eu-west-1:333333333333'));
    await screen.findByText(/No connection of this console fits\./);
    expect(options()).toEqual(['Search everything that was seen for “stage:StAgEaAaAaA1”']);
  });

  it('as a secret is named and asked for nowhere', async () => {
    const { user, calls, address } = drawPage(AT, world());
    await openPalette(user);
    await user.paste('rt_123456789012_us-east-1_InGeStAaAaA1_s3cr3ts3cr3t');
    await screen.findByText('This is a stream key, which is a secret.');
    expect(options()).toEqual(['Open the ingest configuration InGeStAaAaA1']);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/emulated/ingest-configurations/InGeStAaAaA1'));
    expect(JSON.stringify([calls.asked, localStorage])).not.toContain('s3cr3t');
  });

  it.each(TEXTS_WITH_SECRETS)('with a secret in it is asked for nowhere: %s', async (text) => {
    const { user, calls, address } = drawPage(AT, world());
    const field = await openPalette(user);
    // A word that search is asked for: what was pasted before it would have been asked first.
    await user.paste(text);
    await screen.findByText(/^This is .*, which is a secret\.$/);
    await user.clear(field);
    await user.paste('zoe');
    await waitFor(() => expect(calls.asked.map(({ asked }) => asked['q'])).toContain('zoe'));
    expect(address()).toBe(AT);
    expectNoSecretIn([calls.asked, localStorage]);
  });

  it('as an address of this console with a secret in it is not followed', async () => {
    const { user } = drawPage(AT, world());
    await openPalette(user);
    await user.paste(`${location.origin}/emulated/search?q=${TOKEN}`);
    await screen.findByText('This is a text with a participant token, which is a secret.');
    expect(screen.queryAllByRole('option')).toEqual([]);
  });
});

describe('what the console has seen', () => {
  const found = answer(search.find, ({ q = '' }) => ({
    ...nothingFound,
    people: {
      items: [
        {
          participantId: 'PeRsOnAaAaA1',
          userId: q,
          stageId: 'StAgEaAaAaA1',
          stageName: 'show-morning',
          sessionId: SESSION,
          joinedAt: AS_OF,
          published: true,
          errors: [],
          seenAt: AS_OF,
        },
      ],
    },
  }));

  it('is found as one types, and opened', async () => {
    const { user, address } = drawPage(AT, world(found));
    await openPalette(user);
    await user.keyboard('zoe');
    const seen = await screen.findByRole('group', { name: 'Seen by this console' });
    const option = within(seen).getByRole('option');
    expect(option.textContent).toContain('zoeparticipant PeRsOnAaAaA1, in show-morning, joined 2026-11-20');
    expect(active()).toBe(option);
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(address()).toBe(`/emulated/stages/StAgEaAaAaA1/sessions/${SESSION}/participants/PeRsOnAaAaA1`),
    );
  });

  it('is not all there is: the job that looks in AWS is offered', async () => {
    const { user, address } = drawPage(AT, world());
    await openPalette(user);
    await user.keyboard('zoe');
    await waitFor(() =>
      expect(options()).toEqual([
        'Search everything that was seen for “zoe”',
        'Look in AWS for “zoe”stage by stage, as a job; says first what it takes',
      ]),
    );
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(address()).toBe('/emulated/search?q=zoe&look=yes'));
  });

  it('may not be told: then that is said, and all else works', async () => {
    const { user } = drawPage(AT, world(answer(search.find, () => refusal('internal', 'no'))));
    await openPalette(user);
    await user.keyboard('capa');
    await within(dialog()).findByText(/^Search gave no answer: /);
    expect(active()?.textContent).toMatch(/^Capacity/);
  });
});
