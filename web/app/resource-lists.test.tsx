import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;

interface ListCase {
  path: string;
  title: string;
  endpoint: JsonEndpoint;
  permission: string;
  emptyTitle: string;
  /** Two, in the order of the page. */
  rows: readonly [{ shown: string; item: object }, { shown: string; item: object }];
}

const named = (kind: string) =>
  [
    { shown: 'alpha', item: { arn: arn(kind, 'aaaaaaaaaaaa'), name: 'alpha', tags: { env: 'prod' } } },
    { shown: 'bbbbbbbbbbbb', item: { arn: arn(kind, 'bbbbbbbbbbbb'), name: '', tags: {} } },
  ] as const;

const encoder = (item: object) => ({
  ingestProtocol: 'RTMPS',
  stageArn: '',
  participantId: 'participant1',
  state: 'INACTIVE',
  ...item,
});

const composition = (id: string, state: string) => ({
  shown: id,
  item: {
    arn: arn('composition', id),
    stageArn: arn('stage', 'stagestages1'),
    destinations: [],
    state,
    startTime: '2026-11-20T13:00:00.000Z',
  },
});

const CASES: ListCase[] = [
  {
    path: 'compositions',
    title: 'Compositions',
    endpoint: compositions.list,
    permission: 'ivs:ListCompositions',
    emptyTitle: 'No composition runs in this account and Region',
    rows: [composition('failedfailed', 'FAILED'), composition('activeactive', 'ACTIVE')],
  },
  {
    path: 'encoder-configurations',
    title: 'Encoder configurations',
    endpoint: encoderConfigurations.list,
    permission: 'ivs:ListEncoderConfigurations',
    emptyTitle: 'No encoder configurations in this account and Region',
    rows: named('encoder-configuration'),
  },
  {
    path: 'storage-configurations',
    title: 'Storage configurations',
    endpoint: storageConfigurations.list,
    permission: 'ivs:ListStorageConfigurations',
    emptyTitle: 'No storage configurations in this account and Region',
    rows: named('storage-configuration'),
  },
  {
    path: 'ingest-configurations',
    title: 'Ingest configurations',
    endpoint: ingest.list,
    permission: 'ivs:ListIngestConfigurations',
    emptyTitle: 'No ingest configurations in this account and Region',
    rows: [
      { shown: 'alpha', item: encoder({ arn: arn('ingest-configuration', 'aaaaaaaaaaaa'), name: 'alpha' }) },
      { shown: 'bbbbbbbbbbbb', item: encoder({ arn: arn('ingest-configuration', 'bbbbbbbbbbbb') }) },
    ],
  },
  {
    path: 'public-keys',
    title: 'Public keys',
    endpoint: publicKeys.list,
    permission: 'ivs:ListPublicKeys',
    emptyTitle: 'No public keys in this account and Region',
    rows: named('public-key'),
  },
];

const pageOf = (...items: object[]) => ({ items, asOf: AS_OF });
/** What the page asks for besides its own list. */
const others: Answer[] = [stages.list, encoderConfigurations.list].map((endpoint) => ({
  endpoint,
  reply: () => pageOf(),
}));

function draw(path: string, endpoint: JsonEndpoint, reply: Answer['reply']) {
  return drawPage(`/emulated/${path}`, [{ endpoint, reply }, ...others]);
}

const rowNames = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent);

describe.each(CASES)('the list at $path', ({ path, title, endpoint, permission, emptyTitle, rows }) => {
  const [first, second] = rows;

  it('shows its place while it loads, then its rows in order, with their age', async () => {
    let reply: (answer: object) => void = () => {};
    const waiting = new Promise<object>((resolve) => (reply = resolve));
    draw(path, endpoint, () => waiting);
    await screen.findByLabelText(`Loading the ${title.toLowerCase()}`);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
    reply(pageOf(second.item, first.item));
    await screen.findByRole('link', { name: first.shown });
    expect(rowNames()).toEqual([first.shown, second.shown]);
    expect(screen.getByText(/^as of/)).toBeDefined();
  });

  it('says in words that there is nothing', async () => {
    draw(path, endpoint, () => pageOf());
    await screen.findByText(emptyTitle);
  });

  it('names the permission that is missing', async () => {
    draw(path, endpoint, () => refusal('aws_access_denied', 'not authorized'));
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText(permission)).toBeDefined();
  });

  it('says what failed, and tries again', async () => {
    let down = true;
    const { user } = draw(path, endpoint, () =>
      down ? refusal('aws_unavailable', 'the connection was reset') : pageOf(first.item),
    );
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('the connection was reset');
    down = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: first.shown });
  });

  it('shows the part that came, says that it is one, and loads the rest', async () => {
    let down = true;
    const { user } = draw(path, endpoint, ({ nextToken }) => {
      if (nextToken === undefined) return { ...pageOf(first.item), nextToken: 'more' };
      return down ? refusal('aws_throttled', 'Rate exceeded') : pageOf(second.item);
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('1 loaded, then stopped');
    expect(rowNames()).toEqual([first.shown]);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('-1');
    down = false;
    await user.click(screen.getByRole('button', { name: 'Load the rest' }));
    await screen.findByRole('link', { name: second.shown });
    expect(rowNames()).toEqual([first.shown, second.shown]);
  });

  it('is searched on the spot, and cleared', async () => {
    const { user, address } = draw(path, endpoint, () => pageOf(first.item, second.item));
    await screen.findByRole('link', { name: first.shown });
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await user.keyboard(second.shown);
    expect(rowNames()).toEqual([second.shown]);
    expect(screen.getByText('1 of 2 shown')).toBeDefined();
    expect(address()).toBe(`/emulated/${path}?q=${second.shown}`);
    await user.keyboard('-x');
    await screen.findByText('Nothing matches');
    await user.keyboard('{Escape}');
    expect(rowNames()).toHaveLength(2);
  });

  it('is walked and opened from the keyboard', async () => {
    const { user, address } = draw(path, endpoint, () => pageOf(first.item, second.item));
    await screen.findByRole('link', { name: first.shown });
    await user.keyboard('jjk');
    expect(document.activeElement?.textContent).toBe(first.shown);
    expect(document.activeElement?.getAttribute('href')).toMatch(new RegExp(`^/emulated/${path}/`));
    await user.keyboard('j');
    expect(document.activeElement?.textContent).toBe(second.shown);
    expect(address()).toBe(`/emulated/${path}`);
  });

  it('is refreshed by r, keeping its rows when that fails', async () => {
    let asked = 0;
    const { user } = draw(path, endpoint, () => {
      asked += 1;
      return asked === 1 ? pageOf(first.item) : refusal('aws_timeout', 'no answer within 10 s');
    });
    await screen.findByRole('link', { name: first.shown });
    await user.keyboard('r');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Not refreshed'));
    expect(rowNames()).toEqual([first.shown]);
  });
});
