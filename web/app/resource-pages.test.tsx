import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { audit, type AuditAct } from '#shared/audit/contract.ts';
import { compositions } from '#shared/compositions/contract.ts';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { type Answer, answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const ID = 'aaaaaaaaaaaa';
const arn = (kind: string, id = ID) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const named = (kind: string) => ({ arn: arn(kind), name: 'alpha', tags: { env: 'prod' } });

interface PageCase {
  path: string;
  what: string;
  endpoint: JsonEndpoint;
  permission: string;
  item: object;
  heading: string;
}

const CASES: PageCase[] = [
  {
    path: 'compositions',
    what: 'composition',
    endpoint: compositions.get,
    permission: 'ivs:GetComposition',
    item: {
      arn: arn('composition'),
      stageArn: arn('stage'),
      destinations: [],
      state: 'ACTIVE',
      tags: { env: 'prod' },
    },
    heading: `Composition ${ID}`,
  },
  {
    path: 'encoder-configurations',
    what: 'encoder configuration',
    endpoint: encoderConfigurations.get,
    permission: 'ivs:GetEncoderConfiguration',
    item: named('encoder-configuration'),
    heading: 'alpha',
  },
  {
    path: 'storage-configurations',
    what: 'storage configuration',
    endpoint: storageConfigurations.get,
    permission: 'ivs:GetStorageConfiguration',
    item: named('storage-configuration'),
    heading: 'alpha',
  },
  {
    path: 'ingest-configurations',
    what: 'ingest configuration',
    endpoint: ingest.get,
    permission: 'ivs:GetIngestConfiguration',
    item: {
      ...named('ingest-configuration'),
      ingestProtocol: 'RTMPS',
      stageArn: '',
      participantId: 'participant1',
      state: 'INACTIVE',
      maskedStreamKey: 'rt_123456789012_us-east-1_aaaaaaaaaaaa_••••',
    },
    heading: 'alpha',
  },
  {
    path: 'public-keys',
    what: 'public key',
    endpoint: publicKeys.get,
    permission: 'ivs:GetPublicKey',
    item: named('public-key'),
    heading: 'alpha',
  },
];

/** What a page asks for besides its own resource. */
const others: Answer[] = [
  { endpoint: stages.get, reply: () => ({ item: { arn: arn('stage'), name: 'show' }, asOf: AS_OF }) },
  { endpoint: compositions.list, reply: () => ({ items: [], asOf: AS_OF }) },
];

describe.each(CASES)('the page of one $what', ({ path, what, endpoint, permission, item, heading }) => {
  const draw = (reply: Answer['reply']) =>
    drawPage(`/emulated/${path}/${ID}`, [{ endpoint, reply }, ...others]);

  it('shows its panels while it loads, then what it is, its ARN and its tags', async () => {
    let reply: (answer: object) => void = () => {};
    const waiting = new Promise<object>((resolve) => (reply = resolve));
    draw(() => waiting);
    await screen.findByLabelText(`Loading this ${what}`);
    reply({ item, asOf: AS_OF });
    await screen.findByRole('region', { name: 'Tags' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(heading);
    const identity = within(screen.getByRole('region', { name: 'Identity' }));
    expect(identity.getByText((item as { arn: string }).arn)).toBeDefined();
    expect(identity.getByRole('button', { name: 'Copy ARN' })).toBeDefined();
    const tags = within(screen.getByRole('table', { name: 'Tags' }));
    expect(tags.getByRole('row', { name: 'env prod' })).toBeDefined();
  });

  it('says what was done to it through this console', async () => {
    const act: AuditAct = {
      seq: 3,
      at: AS_OF,
      person: { name: 'Ada' },
      endpoint: 'tags.add',
      operations: ['TagResource'],
      objects: {},
      result: 'ok',
    };
    const done = answer(audit.ofObject, ({ objectId }) => ({ items: objectId === ID ? [act] : [] }));
    drawPage(`/emulated/${path}/${ID}`, [
      { endpoint, reply: () => ({ item, asOf: AS_OF }) },
      done,
      ...others,
    ]);
    const activity = within(await screen.findByRole('region', { name: 'Activity' }));
    expect(activity.getByText('Added tags')).toBeDefined();
  });

  it('names the permission that is missing', async () => {
    draw(() => refusal('aws_access_denied', 'not authorized'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(`No permission to see this ${what}`);
    expect(within(alert).getByText(permission)).toBeDefined();
  });

  it('says what failed, and tries again', async () => {
    let down = true;
    const { user } = draw(() =>
      down ? refusal('aws_timeout', 'no answer within 10 s') : { item, asOf: AS_OF },
    );
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('AWS did not answer in time');
    down = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('region', { name: 'Tags' });
  });

  it('says that AWS does not know it', async () => {
    draw(() => refusal('aws_not_found', 'Resource not found'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('AWS does not know it');
  });

  it('keeps what it has when a refresh fails, and says so', async () => {
    let asked = 0;
    const { user } = draw(() => {
      asked += 1;
      return asked === 1 ? { item, asOf: AS_OF } : refusal('aws_unavailable', 'down');
    });
    await screen.findByRole('region', { name: 'Tags' });
    await user.keyboard('r');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Not refreshed');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(heading);
  });
});
