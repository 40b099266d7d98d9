import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Participant, type ParticipantEvent, participants } from '#shared/participants/contract.ts';
import { type ParticipantReplica, replication } from '#shared/replication/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { setPreferences } from '#web/ui/preferences-store.ts';

const AS_OF = '2026-11-20T14:00:00.000Z';
const SESSION = '/emulated/stages/AbCdEfGhIjKl/sessions/st-LIVELIVELIVE1';
const AT = `${SESSION}/participants/PaRtIcIpAnT1`;
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;

const GUEST: Participant = {
  participantId: 'PaRtIcIpAnT1',
  userId: 'ana',
  state: 'DISCONNECTED',
  firstJoinTime: '2026-11-20T12:00:00.000Z',
  published: true,
  recordingState: 'STOPPED',
  recordingS3BucketName: 'show-recordings',
  recordingS3Prefix: 'AbCdEfGhIjKl/st-LIVELIVELIVE1/PaRtIcIpAnT1/2026-11-20T12-00-00Z',
  replicationType: 'NONE',
  sourceStageArn: '',
  sourceSessionId: '',
  redundantIngest: false,
  attributes: { role: 'guest', seat: '' },
  ispName: 'Comcast',
  osName: 'macOS',
  osVersion: '27.1',
  browserName: 'Safari',
  browserVersion: '27.1',
  sdkVersion: '1.51.0',
  protocol: 'UNKNOWN',
};

const event = (name: string, minute: number, more: Partial<ParticipantEvent> = {}): ParticipantEvent => ({
  name,
  participantId: 'PaRtIcIpAnT1',
  eventTime: `2026-11-20T12:${String(minute).padStart(2, '0')}:00.000Z`,
  replica: false,
  ...more,
});

/** As AWS may give them: newest first, and those of one second in any order. */
const EVENTS: ParticipantEvent[] = [
  event('LEFT', 40),
  event('PUBLISH_STOPPED', 40),
  event('SUBSCRIBE_STOPPED', 40, { remoteParticipantId: 'ReMoTe123456' }),
  event('TOKEN_EXCHANGED', 6, {
    previousToken: { capabilities: ['SUBSCRIBE'], attributes: { role: 'viewer' }, userId: 'ana' },
    newToken: { capabilities: ['SUBSCRIBE', 'PUBLISH'], attributes: { role: 'guest' }, userId: 'ana' },
  }),
  event('PUBLISH_ERROR', 5, { errorCode: 'INSUFFICIENT_CAPABILITIES' }),
  event('SUBSCRIBE_STARTED', 0, { remoteParticipantId: 'ReMoTe123456', replica: true }),
  event('JOINED', 0),
];

function world(participant: Participant, events: ParticipantEvent[], ...instead: Answer[]): Answer[] {
  return [
    ...instead,
    answer(participants.get, () => ({ item: participant, asOf: AS_OF })),
    answer(participants.events, () => ({ items: events, asOf: AS_OF })),
    answer(replication.list, () => ({ items: [], asOf: AS_OF })),
    answer(stages.get, () => ({ item: { arn: arn('stage', 'AbCdEfGhIjKl'), name: 'show' }, asOf: AS_OF })),
  ];
}

const never = <T,>() => new Promise<T>(() => {});
const panel = (name: string) => within(screen.getByRole('region', { name }));
const told = (label: string, where: { getByText: typeof screen.getByText } = screen) =>
  where.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;
const table = () => screen.findByRole('table', { name: 'Events' });
/** The texts of the events' rows; the tables within closed popovers have rows too. */
const rows = () =>
  [...screen.getByRole('table', { name: 'Events' }).querySelectorAll('tr[data-index]')].map(
    (row) => row.textContent ?? '',
  );
const awsNames = () =>
  [...screen.getByRole('table', { name: 'Events' }).querySelectorAll('tr[data-index]')].map(
    (row) => row.querySelector('td:nth-child(3) code')?.textContent,
  );

beforeAll(() => setPreferences({ zone: 'UTC' }));

describe('the participant page', () => {
  it('begins with what is asked first', async () => {
    drawPage(AT, world(GUEST, EVENTS));
    await screen.findByRole('heading', { level: 1, name: 'ana' });
    await table();
    expect(screen.getByText('Disconnected')).toBeDefined();
    expect(told('First joined')).toBe('2026-11-20 12:00:00 UTC');
    expect(told('Left')).toBe('2026-11-20 12:40:00 UTC');
    expect(told('Ever published')).toBe('Yes');
    expect(told('Errors')).toBe('1');
  });

  it('shows every field of the participant, and what AWS did not give as such', async () => {
    drawPage(AT, world({ ...GUEST, osVersion: '' }, EVENTS));
    await screen.findByRole('heading', { level: 1, name: 'ana' });
    expect(told('User id', panel('Participant'))).toBe('ana');
    expect(told('Protocol')).toBe('Not toldUNKNOWN');
    expect(told('Redundant ingest')).toBe('No');
    expect(told('Ingest configuration')).toBe('–');
    expect(told('Replication')).toBe('Not replicatedNONE');
    await waitFor(() => expect(told('Stage')).toBe('show'));
    const client = panel('Client');
    expect(told('Browser', client)).toBe('Safari');
    expect(told('System version', client)).toBe('not given');
    expect(told('SDK version', client)).toBe('1.51.0');
    expect(told('Provider (ISP)', client)).toBe('Comcast');
    const recording = panel('Recording');
    expect(told('S3 bucket', recording)).toBe('show-recordings');
    expect(told('S3 prefix', recording)).toBe(GUEST.recordingS3Prefix);
    const attributes = within(screen.getByRole('table', { name: 'Attributes' }))
      .getAllByRole('row')
      .slice(1);
    expect(attributes.map((row) => row.textContent)).toEqual(['roleguest', 'seatempty']);
  });

  it('copies where the recording is as an S3 URI', async () => {
    const { user } = drawPage(AT, world(GUEST, EVENTS));
    await user.click(await screen.findByRole('button', { name: 'Copy S3 URI' }));
    expect(await navigator.clipboard.readText()).toBe(`s3://show-recordings/${GUEST.recordingS3Prefix}`);
  });

  it('says why an encoder has no browser, and links to its ingest configuration', async () => {
    drawPage(
      AT,
      world(
        {
          participantId: 'PaRtIcIpAnT1',
          state: 'CONNECTED',
          protocol: 'RTMPS',
          recordingState: 'DISABLED',
          ingestConfigurationArn: arn('ingest-configuration', 'InGeSt123456'),
          redundantIngest: true,
        },
        [],
      ),
    );
    await screen.findByText(/over RTMPS has no browser/);
    expect(screen.getByRole('heading', { level: 1, name: 'PaRtIcIpAnT1' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'InGeSt123456' }).getAttribute('href')).toBe(
      '/emulated/ingest-configurations/InGeSt123456',
    );
    expect(told('User id')).toBe('none in the token');
    expect(told('S3 bucket')).toBe('none');
    expect(screen.getByText('No attributes')).toBeDefined();
    await screen.findByText('AWS has no event of this participant');
    expect(told('Left')).toBe('not yet');
  });

  it('puts the events in order, whatever the order of AWS, with time, offset and AWS’s name', async () => {
    drawPage(AT, world(GUEST, EVENTS));
    await table();
    expect(awsNames()).toEqual([
      'JOINED',
      'SUBSCRIBE_STARTED',
      'PUBLISH_ERROR',
      'TOKEN_EXCHANGED',
      'SUBSCRIBE_STOPPED',
      'PUBLISH_STOPPED',
      'LEFT',
    ]);
    expect(rows()[2]).toContain('Publishing failed');
    expect(rows()[2]).toContain('+0:05:00');
    expect(rows()[1]).toContain('of a replica');
    expect(
      screen.getAllByRole('link', { name: 'ReMoTe123456' }).map((link) => link.getAttribute('href')),
    ).toContain(`${SESSION}/participants/ReMoTe123456`);
  });

  it('explains an error in words', async () => {
    drawPage(AT, world(GUEST, EVENTS));
    await table();
    expect(screen.getByRole('button', { name: /The token does not allow this/ })).toBeDefined();
    expect(screen.getByText(/with a token that lacks that capability/)).toBeDefined();
    expect(screen.getByText('Your application')).toBeDefined();
    expect(screen.getByText(/Which capabilities your application puts/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Copy error code', hidden: true })).toBeDefined();
  });

  it('says so where AWS has added a code or an event since', async () => {
    drawPage(
      AT,
      world(GUEST, [event('PUBLISH_ERROR', 1, { errorCode: 'TOO_MUCH_FUN' }), event('DANCED', 2)]),
    );
    await table();
    expect(screen.getByRole('button', { name: 'TOO_MUCH_FUN' })).toBeDefined();
    expect(screen.getByText(/has added this code since/)).toBeDefined();
    expect(rows()[1]).toContain('DANCED');
    expect(screen.getByRole('button', { name: /^Other/ })).toBeDefined();
  });

  it('tells what an exchanged token changed', async () => {
    drawPage(AT, world(GUEST, EVENTS));
    await table();
    expect(screen.getByRole('button', { name: 'PUBLISH gained, 1 attribute' })).toBeDefined();
    const changes = screen.getByText('The token was exchanged').parentElement?.querySelectorAll('tbody tr');
    expect([...(changes ?? [])].map((row) => row.textContent)).toEqual([
      'PUBLISHnoyes',
      'SUBSCRIBEyesyes',
      'roleviewerguest',
      'User idanaana',
      'Expiresnonenone',
    ]);
  });

  it('filters by kind and to errors alone, in the URL and by a key', async () => {
    const { user, address } = drawPage(AT, world(GUEST, EVENTS));
    await table();
    await user.click(screen.getByRole('button', { name: /^Subscribing/ }));
    expect(rows()).toHaveLength(2);
    expect(address()).toBe(`${AT}?kind=subscribing`);
    expect(screen.getByText('2 of 7 shown')).toBeDefined();
    await user.keyboard('e');
    expect(address()).toBe(`${AT}?kind=subscribing&errors=only`);
    expect(screen.getByText('No error among these events')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(address()).toBe(AT);
    expect(rows()).toHaveLength(7);
  });

  it('begins with the filter and the order of the URL', async () => {
    drawPage(`${AT}?kind=presence&sort=-time`, world(GUEST, EVENTS));
    await table();
    expect(rows().map((row) => row.includes('LEFT'))).toEqual([true, false]);
  });

  it('says how far the events came, and goes on from there', async () => {
    let broken = true;
    const { user } = drawPage(
      AT,
      world(
        GUEST,
        [],
        answer(participants.events, ({ nextToken }) => {
          if (nextToken && broken) return refusal('aws_timeout', 'No answer within 10 s.');
          return nextToken
            ? { items: EVENTS.slice(0, 3), asOf: AS_OF }
            : { items: EVENTS.slice(3), nextToken: 'two', asOf: AS_OF };
        }),
      ),
    );
    await screen.findByText(/^4 loaded, then stopped/);
    expect(told('Left')).toBe('not loaded');
    expect(told('Errors')).toBe('1 so far');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Load the rest' }));
    await waitFor(() => expect(told('Errors')).toBe('1'));
    expect(rows()).toHaveLength(7);
  });

  it('links replicas and replication events to where they lead', async () => {
    const replica: ParticipantReplica = {
      sourceStageArn: arn('stage', 'AbCdEfGhIjKl'),
      participantId: 'PaRtIcIpAnT1',
      sourceSessionId: 'st-LIVELIVELIVE1',
      destinationStageArn: arn('stage', 'OtHeRsTaGe12'),
      destinationSessionId: 'st-OTHEROTHER001',
      replicationState: 'ACTIVE',
    };
    const started = event('REPLICATION_STARTED', 3, {
      destinationStageArn: replica.destinationStageArn,
      destinationSessionId: replica.destinationSessionId,
    });
    const { calls } = drawPage(
      AT,
      world(
        { ...GUEST, replicationType: 'SOURCE', replicationState: 'ACTIVE' },
        [started],
        answer(replication.list, () => ({ items: [replica], asOf: AS_OF })),
      ),
    );
    await screen.findByRole('table', { name: 'Replicas of this participant' });
    const there = '/emulated/stages/OtHeRsTaGe12';
    expect(screen.getByRole('link', { name: 'Participant there' }).getAttribute('href')).toBe(
      `${there}/sessions/st-OTHEROTHER001/participants/PaRtIcIpAnT1`,
    );
    const links = within(await table())
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
    const moment = new URLSearchParams({ at: started.eventTime ?? '' }).toString();
    expect(links).toEqual([there, `${there}/sessions/st-OTHEROTHER001?${moment}`]);
    expect(told('Type', panel('Replication'))).toBe('Copied to other stagesSOURCE');
    expect(calls.asked.find(({ id }) => id === replication.list.id)?.asked).toMatchObject({
      stageId: 'AbCdEfGhIjKl',
      maxResults: '50',
    });
  });

  it('leads from a replica to its source', async () => {
    drawPage(
      AT,
      world(
        {
          ...GUEST,
          replicationType: 'REPLICA',
          replicationState: 'ACTIVE',
          sourceStageArn: arn('stage', 'SoUrCeStAgE1'),
          sourceSessionId: 'st-SOURCESOURCE1',
        },
        [event('JOINED', 0, { replica: true })],
      ),
    );
    const source = '/emulated/stages/SoUrCeStAgE1/sessions/st-SOURCESOURCE1';
    const link = await screen.findByRole('link', { name: 'The same participant there' });
    expect(link.getAttribute('href')).toBe(`${source}/participants/PaRtIcIpAnT1`);
    expect(screen.getByRole('link', { name: 'st-SOURCESOURCE1' }).getAttribute('href')).toBe(source);
    await screen.findByText('as a replica');
    await screen.findByRole('link', { name: 'at its source' });
  });

  it('calls remote participants by user id where another page has loaded them', async () => {
    const { go, user } = drawPage(`${SESSION}/participants/ReMoTe123456`, [
      answer(participants.get, ({ participantId }) => ({
        item: participantId === 'ReMoTe123456' ? { ...GUEST, participantId, userId: 'eva' } : GUEST,
        asOf: AS_OF,
      })),
      ...world(GUEST, EVENTS),
    ]);
    await screen.findByRole('heading', { level: 1, name: 'eva' });
    await go(AT);
    await screen.findByRole('heading', { level: 1, name: 'ana' });
    const [link] = await screen.findAllByRole('link', { name: 'eva' });
    expect(link?.getAttribute('href')).toBe(`${SESSION}/participants/ReMoTe123456`);
    await user.click(link as HTMLElement);
    await screen.findByRole('heading', { level: 1, name: 'eva' });
  });

  it('says that it loads, part by part', async () => {
    drawPage(
      AT,
      world(
        GUEST,
        [],
        answer(participants.get, () => never()),
        answer(participants.events, () => never()),
      ),
    );
    await screen.findByLabelText('Loading this participant');
    expect(screen.getByLabelText('Loading the events of this participant')).toBeDefined();
    expect(told('Errors')).toBe('not loaded');
    await screen.findByText('This participant is not replicated from this stage');
  });

  it('names the permission that is missing and shows what may be seen', async () => {
    drawPage(
      AT,
      world(
        GUEST,
        EVENTS,
        answer(participants.get, () => refusal('aws_access_denied', 'not authorized')),
      ),
    );
    await screen.findByText('No permission to see this participant');
    expect(screen.getByText('ivs:GetParticipant')).toBeDefined();
    expect(told('Recording')).toBe('not known');
    await table();
    expect(rows()).toHaveLength(7);
  });

  it('fails by panel, and tries again by panel', async () => {
    let broken = true;
    const { user } = drawPage(
      AT,
      world(
        GUEST,
        [],
        answer(participants.events, () =>
          broken ? refusal('aws_unavailable', 'AWS answered 503.') : { items: EVENTS, asOf: AS_OF },
        ),
      ),
    );
    const alert = within(await screen.findByRole('alert'));
    expect(told('Errors')).toBe('not known');
    broken = false;
    await user.click(alert.getByRole('button', { name: 'Try again' }));
    await table();
    expect(told('Errors')).toBe('1');
  });

  it('says that AWS does not know the participant, and nothing else', async () => {
    drawPage(
      AT,
      world(
        GUEST,
        [],
        answer(participants.get, () => refusal('aws_not_found', 'gone')),
      ),
    );
    await screen.findByText('AWS does not know it');
    expect(screen.queryByRole('region', { name: 'Events' })).toBeNull();
  });
});
