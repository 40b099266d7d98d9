import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { sessions, type StageSession } from '#shared/sessions/contract.ts';
import { type Stage, stages } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { setPreferences } from '#web/ui/preferences-store.ts';

const AS_OF = '2026-11-20T14:00:00.000Z';
const AT = '/emulated/stages/AbCdEfGhIjKl';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;

const LIVE: Stage = {
  arn: arn('stage', 'AbCdEfGhIjKl'),
  name: 'show-morning',
  activeSessionId: 'st-LIVELIVELIVE1',
  tags: { env: 'prod', 'cost-centre': 'cc-1042' },
  autoParticipantRecordingConfiguration: {
    storageConfigurationArn: arn('storage-configuration', 'StOrAgE12345'),
    mediaTypes: ['AUDIO_ONLY'],
    thumbnailConfiguration: { recordingMode: 'DISABLED', targetIntervalSeconds: 60, storage: ['LATEST'] },
    recordingReconnectWindowSeconds: 60,
    hlsConfiguration: { targetSegmentDurationSeconds: 6 },
    recordParticipantReplicas: false,
  },
  endpoints: { events: 'wss://events.test', rtmps: 'rtmps://ingest.test:443/app/' },
};
const IDLE: Stage = {
  arn: LIVE.arn,
  activeSessionId: '',
  tags: {},
  autoParticipantRecordingConfiguration: {
    storageConfigurationArn: '',
    mediaTypes: ['AUDIO_VIDEO'],
    recordingReconnectWindowSeconds: 0,
  },
};
const RUNNING: StageSession = { sessionId: 'st-LIVELIVELIVE1', startTime: '2026-11-20T12:30:00.000Z' };
const ENDED: StageSession = {
  sessionId: 'st-ENDEDENDED001',
  startTime: '2026-11-19T09:00:00.000Z',
  endTime: '2026-11-19T10:05:00.000Z',
};

/** A page's answers, in which single ones can be replaced. */
function world(stage: Stage, listed: StageSession[], ...instead: Answer[]): Answer[] {
  return [
    ...instead,
    answer(stages.get, () => ({ item: stage, asOf: AS_OF })),
    answer(sessions.list, () => ({ items: listed, asOf: AS_OF })),
    answer(sessions.get, () => ({ item: RUNNING, asOf: AS_OF })),
    answer(participants.list, () => ({ items: [{ state: 'CONNECTED', published: true }], asOf: AS_OF })),
    answer(compositions.list, () => ({ items: [], asOf: AS_OF })),
    answer(ingest.list, () => ({ items: [], asOf: AS_OF })),
  ];
}

const never = <T,>() => new Promise<T>(() => {});
const panel = (name: string) => within(screen.getByRole('region', { name }));
const ready = () => screen.findByRole('heading', { level: 1, name: 'show-morning' });
/** The value that stands with a label, in the facts or in a list of details. */
const told = (label: string, where: { getByText: typeof screen.getByText } = screen) =>
  where.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;

beforeAll(() => setPreferences({ zone: 'UTC' }));

describe('the stage page', () => {
  it('begins with what is asked first: live since when, sessions, recording, tags', async () => {
    drawPage(AT, world(LIVE, [ENDED, RUNNING]));
    await ready();
    await waitFor(() => expect(told('Live for')).toBe('1 h 30 min'));
    expect(told('Live since')).toBe('2026-11-20 12:30:00 UTC');
    expect(told('Sessions')).toBe('2');
    expect(told('Participant recording')).toBe('On');
    expect(told('Tags')).toBe('2');
    expect(screen.getByText('Live', { selector: 'header *' })).toBeDefined();
  });

  it('shows every setting of the stage in words', async () => {
    drawPage(AT, world(LIVE, [RUNNING]));
    await ready();
    const configuration = panel('Configuration');
    expect(told('ARN', configuration)).toBe(LIVE.arn);
    expect(configuration.getByRole('button', { name: 'Copy ARN' })).toBeDefined();
    expect(configuration.getByRole('link', { name: 'st-LIVELIVELIVE1' }).getAttribute('href')).toBe(
      `${AT}/sessions/st-LIVELIVELIVE1`,
    );
    const endpoints = panel('Endpoints');
    expect(told('Events', endpoints)).toBe('wss://events.test');
    expect(told('WHIP', endpoints)).toBe('not given');
    expect(endpoints.getByRole('button', { name: 'Copy RTMPS endpoint' })).toBeDefined();
    const recording = panel('Participant recording');
    expect(recording.getByRole('link', { name: 'StOrAgE12345' }).getAttribute('href')).toBe(
      '/emulated/storage-configurations/StOrAgE12345',
    );
    expect(told('Media types', recording)).toBe('Audio onlyAUDIO_ONLY');
    expect(told('Thumbnails', recording)).toBe('OffDISABLED');
    expect(told('Thumbnail interval', recording)).toBe('60 s');
    expect(told('Thumbnails kept', recording)).toContain('LATEST');
    expect(told('Reconnect window', recording)).toContain('60 s');
    expect(told('Segment duration', recording)).toBe('6 s');
    expect(told('Record replicas', recording)).toBe('No');
    const tags = within(screen.getByRole('table', { name: 'Tags' }))
      .getAllByRole('row')
      .slice(1);
    expect(tags.map((row) => row.textContent)).toEqual(['cost-centrecc-1042', 'envprod']);
  });

  it('lists the sessions newest first, with the live one told apart', async () => {
    const { user, address } = drawPage(AT, world(LIVE, [ENDED, RUNNING]));
    await ready();
    const rows = () =>
      within(screen.getByRole('table', { name: 'Sessions' }))
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent);
    await screen.findByRole('table', { name: 'Sessions' });
    expect(rows()[0]).toContain('Live');
    expect(rows()[0]).toContain('1 h 30 min');
    expect(rows()[1]).toContain('1 h 5 min');
    expect(
      screen.getAllByRole('link', { name: /^2026-11-19/ }).map((link) => link.getAttribute('href')),
    ).toEqual([`${AT}/sessions/st-ENDEDENDED001`]);
    await user.click(screen.getByRole('button', { name: 'Started' }));
    expect(rows()[0]).toContain('1 h 5 min');
    expect(address()).toBe(`${AT}?sort=started`);
  });

  it('lists its compositions and the encoders that publish through it', async () => {
    const { calls } = drawPage(
      AT,
      world(
        LIVE,
        [RUNNING],
        answer(compositions.list, () => ({
          items: [
            {
              arn: arn('composition', 'StOpPeD12345'),
              stageArn: LIVE.arn,
              state: 'STOPPED',
              startTime: '2026-11-20T13:00:00.000Z',
              endTime: '2026-11-20T13:57:00.000Z',
              destinations: [{ id: 'd1', state: 'STOPPED' }],
            },
            {
              arn: arn('composition', 'RuNnInG12345'),
              stageArn: LIVE.arn,
              state: 'ACTIVE',
              startTime: '2026-11-20T12:40:00.000Z',
              destinations: [
                { id: 'd2', state: 'ACTIVE' },
                { id: 'd3', state: 'RECONNECTING' },
              ],
            },
          ],
          asOf: AS_OF,
        })),
        answer(ingest.list, () => ({
          items: [
            {
              arn: arn('ingest-configuration', 'InGeSt123456'),
              name: 'ob-truck',
              ingestProtocol: 'RTMPS',
              stageArn: LIVE.arn,
              participantId: 'PaRtIcIpAnT1',
              state: 'ACTIVE',
            },
          ],
          asOf: AS_OF,
        })),
      ),
    );
    await ready();
    const running = await screen.findByRole('link', { name: 'RuNnInG12345' });
    const stopped = screen.getByRole('link', { name: 'StOpPeD12345' });
    expect(running.compareDocumentPosition(stopped) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(running.closest('tr')?.textContent).toContain('Reconnecting');
    expect(panel('Compositions').getByText(/five minutes/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'ob-truck' }).getAttribute('href')).toBe(
      '/emulated/ingest-configurations/InGeSt123456',
    );
    expect(screen.getByRole('link', { name: 'PaRtIcIpAnT1' }).getAttribute('href')).toBe(
      `${AT}/sessions/st-LIVELIVELIVE1/participants/PaRtIcIpAnT1`,
    );
    for (const endpoint of [compositions.list, ingest.list]) {
      const asked = calls.asked.find(({ id }) => id === endpoint.id)?.asked;
      expect(asked).toMatchObject({ stageId: 'AbCdEfGhIjKl' });
    }
  });

  it('says what an idle, unnamed, unused stage is without', async () => {
    drawPage(AT, world(IDLE, []));
    await screen.findByRole('heading', { level: 1, name: 'Unnamed stage' });
    expect(screen.getByText('Idle', { selector: 'header *' })).toBeDefined();
    await waitFor(() => expect(told('Idle since')).toBe('never used'));
    expect(told('Participant recording')).toBe('Off');
    expect(screen.getByText(/no participant of this stage is recorded/)).toBeDefined();
    expect(screen.getByText(/usually its defaults/)).toBeDefined();
    expect(screen.getByText(/has had no session/)).toBeDefined();
    expect(screen.getByText('No composition runs on this stage')).toBeDefined();
    expect(screen.getByText('No ingest configuration is attached to this stage')).toBeDefined();
    expect(screen.getByText('No tags')).toBeDefined();
  });

  it('knows since when a stage is idle once all sessions are there', async () => {
    drawPage(
      AT,
      world(IDLE, [ENDED, { ...ENDED, sessionId: 'st-OLDOLDOLDOLD1', endTime: '2026-11-01T10:00:00.000Z' }]),
    );
    await waitFor(() => expect(told('Idle since')).toBe('2026-11-19 10:05:00 UTC'));
  });

  it('tells a stage that is ending', async () => {
    drawPage(
      AT,
      world(
        LIVE,
        [RUNNING],
        answer(participants.list, () => ({ items: [{ state: 'DISCONNECTED' }], asOf: AS_OF })),
      ),
    );
    await screen.findByText('Ending', { selector: 'header *' });
    expect(told('Live for')).toBe('1 h 30 min');
  });

  it('says that it loads, part by part', async () => {
    drawPage(
      AT,
      world(
        LIVE,
        [],
        answer(stages.get, () => never()),
        answer(sessions.list, () => never()),
      ),
    );
    await screen.findByRole('heading', { level: 1, name: 'AbCdEfGhIjKl' });
    expect(screen.getByLabelText('Loading this stage')).toBeDefined();
    expect(screen.getByLabelText('Loading the sessions')).toBeDefined();
    expect(told('Sessions')).toBe('not loaded');
    await screen.findByText('No composition runs on this stage');
  });

  it('names the permission that is missing and shows what may be seen', async () => {
    drawPage(
      AT,
      world(
        LIVE,
        [RUNNING],
        answer(stages.get, () => refusal('aws_access_denied', 'not authorized')),
      ),
    );
    await screen.findByText('No permission to see the configuration of this stage');
    expect(screen.getByText('ivs:GetStage')).toBeDefined();
    await screen.findByRole('table', { name: 'Sessions' });
    expect(told('Participant recording')).toBe('not known');
  });

  it('fails by panel, and tries again by panel', async () => {
    let broken = true;
    const { user } = drawPage(
      AT,
      world(
        LIVE,
        [RUNNING],
        answer(ingest.list, () =>
          broken ? refusal('aws_unavailable', 'AWS answered 503.') : { items: [], asOf: AS_OF },
        ),
      ),
    );
    await ready();
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('AWS could not be reached, or failed')).toBeDefined();
    broken = false;
    await user.click(alert.getByRole('button', { name: 'Try again' }));
    await screen.findByText('No ingest configuration is attached to this stage');
  });

  it('says how far the sessions came, and goes on from there', async () => {
    const pages = [ENDED, RUNNING];
    let broken = true;
    const { user, calls } = drawPage(
      AT,
      world(
        IDLE,
        [],
        answer(sessions.list, ({ nextToken }) => {
          if (nextToken && broken) return refusal('aws_throttled', 'Rate exceeded');
          return nextToken
            ? { items: pages.slice(1), asOf: AS_OF }
            : { items: pages.slice(0, 1), nextToken: 'two', asOf: AS_OF };
        }),
      ),
    );
    await screen.findByText(/^1 loaded, then stopped/);
    expect(told('Sessions')).toBe('1 loaded so far');
    expect(told('Idle since')).toBe('not loaded');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Load the rest' }));
    await waitFor(() => expect(told('Sessions')).toBe('2'));
    expect(
      calls.asked.filter(({ id, asked }) => id === sessions.list.id && !asked['nextToken']),
    ).toHaveLength(1);
  });

  it('says that AWS does not know the stage, and nothing else', async () => {
    drawPage(
      AT,
      world(
        LIVE,
        [],
        answer(stages.get, () => refusal('aws_not_found', 'gone')),
      ),
    );
    await screen.findByText('AWS does not know it');
    expect(screen.queryByRole('region', { name: 'Sessions' })).toBeNull();
    expect(screen.queryByText('Participant recording')).toBeNull();
  });

  it('asks nothing about an id that cannot exist', async () => {
    const { calls } = drawPage('/emulated/stages/no_such%20id', world(LIVE, []));
    await screen.findByText('This address cannot exist');
    expect(
      calls.asked.map(({ id }) => id).filter((id) => !['connections.list', 'auth.session'].includes(id)),
    ).toEqual([]);
  });

  it('is deleted by its name where nobody knows whether it is in use, and that is why', async () => {
    const { user } = drawPage(
      AT,
      world(
        IDLE,
        [],
        answer(compositions.list, () => ({
          items: [],
          asOf: AS_OF,
          stale: { code: 'aws_timeout' as const, message: 'no answer' },
        })),
      ),
    );
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^Delete the stage/ }));
    expect(
      await dialog.findByRole('textbox', { name: /^It is not known whether it is in use\. Type the name/ }),
    ).toBeDefined();
    expect(dialog.getByText(/Whether that is so still is not known/).textContent).toBe(
      'As of 14:00:00 UTC: No composition runs on it. Whether that is so still is not known: AWS did not answer in time.',
    );
  });
});
