import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { changes, type Endpoint } from '#shared/contract/endpoint.ts';
import { isRead, operations } from './aws/operations.ts';

const byFeature: [string, Record<string, Endpoint>][] = Object.entries(api);
const endpoints = byFeature.flatMap(([, contract]) => Object.values(contract));
const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));

/** About the console's own work, settings and notices, and nothing of AWS's. */
const isOwn = ({ aws }: Endpoint): boolean => aws.length === 0;

const KB = 1024;
const PEOPLE = [
  'participants.list',
  'participants.get',
  'participants.events',
  'replication.list',
  'replication.map',
  'replication.journey',
  'compositions.slots',
];
const STAGES_AND_SESSIONS = ['stages.list', 'stages.get', 'sessions.list', 'sessions.get'];
const TAGGED = [
  'stages.list',
  'stages.get',
  'compositions.list',
  'compositions.get',
  'encoderConfigurations.list',
  'encoderConfigurations.get',
  'storageConfigurations.list',
  'storageConfigurations.get',
  'ingest.get',
  'publicKeys.list',
  'publicKeys.get',
];

interface Row {
  operation: string;
  id: string;
  /** Method, path below the connection, status. */
  call: string;
  access: 'write' | 'destroy';
  bodyKB: number;
  seconds: number;
  stale: string[];
}
const row = (
  operation: string,
  id: string,
  call: string,
  access: Row['access'],
  stale: string[],
  { bodyKB = 256, seconds = 15 } = {},
): Row => ({ operation, id, call, access, bodyKB, seconds, stale });

const small = { bodyKB: 16 };
const bucket = { seconds: 35 };

/** Every operation that changes something, and what the console makes of it. */
const CHANGES: Row[] = [
  row('CreateStage', 'stages.create', 'POST /stages 201', 'write', ['stages.list']),
  row(
    'UpdateStage',
    'stages.update',
    'PATCH /stages/:stageId 200',
    'write',
    ['stages.list', 'stages.get'],
    small,
  ),
  row('DeleteStage', 'stages.remove', 'DELETE /stages/:stageId 200', 'destroy', [
    ...STAGES_AND_SESSIONS,
    ...PEOPLE,
    'compositions.list',
    'compositions.get',
    'channels.live',
    'ingest.list',
    'ingest.get',
    'tags.get',
    'recorder.ownChanges',
  ]),
  row('CreateParticipantToken', 'tokens.create', 'POST /stages/:stageId/tokens 201', 'write', [], small),
  row(
    'DisconnectParticipant',
    'participants.disconnect',
    'POST /stages/:stageId/participants/:participantId/disconnect 200',
    'destroy',
    [...PEOPLE, ...STAGES_AND_SESSIONS, 'ingest.list', 'ingest.get', 'recorder.ownChanges'],
    small,
  ),
  row(
    'StartParticipantReplication',
    'replication.start',
    'POST /stages/:stageId/participants/:participantId/replicas 200',
    'write',
    [...PEOPLE, ...STAGES_AND_SESSIONS],
    small,
  ),
  row(
    'StopParticipantReplication',
    'replication.stop',
    'POST /stages/:stageId/participants/:participantId/replicas/:destinationStageId/stop 200',
    'destroy',
    [...PEOPLE, ...STAGES_AND_SESSIONS, 'recorder.ownChanges'],
  ),
  row('StartComposition', 'compositions.start', 'POST /compositions 201', 'write', [
    'compositions.list',
    'channels.live',
  ]),
  row('StopComposition', 'compositions.stop', 'POST /compositions/:compositionId/stop 200', 'destroy', [
    'compositions.list',
    'compositions.get',
    'channels.live',
    'recorder.ownChanges',
  ]),
  row(
    'CreateEncoderConfiguration',
    'encoderConfigurations.create',
    'POST /encoder-configurations 201',
    'write',
    ['encoderConfigurations.list'],
  ),
  row(
    'DeleteEncoderConfiguration',
    'encoderConfigurations.remove',
    'DELETE /encoder-configurations/:encoderConfigurationId 200',
    'destroy',
    ['encoderConfigurations.list', 'encoderConfigurations.get', 'tags.get'],
  ),
  row(
    'CreateStorageConfiguration',
    'storageConfigurations.create',
    'POST /storage-configurations 201',
    'write',
    ['storageConfigurations.list'],
    bucket,
  ),
  row(
    'DeleteStorageConfiguration',
    'storageConfigurations.remove',
    'DELETE /storage-configurations/:storageConfigurationId 200',
    'destroy',
    ['storageConfigurations.list', 'storageConfigurations.get', 'tags.get'],
    bucket,
  ),
  row('CreateIngestConfiguration', 'ingest.create', 'POST /ingest-configurations 201', 'write', [
    'ingest.list',
  ]),
  row(
    'UpdateIngestConfiguration',
    'ingest.update',
    'PATCH /ingest-configurations/:ingestConfigurationId 200',
    'write',
    ['ingest.list', 'ingest.get'],
    small,
  ),
  row(
    'DeleteIngestConfiguration',
    'ingest.remove',
    'DELETE /ingest-configurations/:ingestConfigurationId 200',
    'destroy',
    [...PEOPLE, ...STAGES_AND_SESSIONS, 'ingest.list', 'ingest.get', 'tags.get'],
  ),
  row('ImportPublicKey', 'publicKeys.import', 'POST /public-keys 201', 'write', ['publicKeys.list']),
  row('DeletePublicKey', 'publicKeys.remove', 'DELETE /public-keys/:publicKeyId 200', 'destroy', [
    'publicKeys.list',
    'publicKeys.get',
    'tags.get',
  ]),
  row('TagResource', 'tags.add', 'POST /tags/:resourceKind/:resourceId 200', 'write', [
    ...TAGGED,
    'tags.get',
  ]),
  row('UntagResource', 'tags.remove', 'POST /tags/:resourceKind/:resourceId/untag 200', 'destroy', [
    ...TAGGED,
    'tags.get',
  ]),
];

describe('what changes something', () => {
  it.each(CHANGES)('$operation', (expected) => {
    const endpoint = byId.get(expected.id);
    expect({
      operation: endpoint?.aws.join(),
      id: endpoint?.id,
      call: `${endpoint?.method} ${endpoint?.path.replace('/:connection', '')} ${endpoint?.kind === 'json' && endpoint.status}`,
      access: endpoint?.access,
      bodyKB: (endpoint?.limits.bodyBytes ?? 0) / KB,
      seconds: (endpoint?.limits.answerWithinMs ?? 0) / 1000,
      stale: endpoint?.invalidates.toSorted(),
    }).toEqual({ ...expected, stale: expected.stale.toSorted() });
  });

  it('is exactly this: no operation is missing, and no endpoint is more', () => {
    const changing = Object.keys(operations).filter((name) => !isRead(name as keyof typeof operations));
    expect(CHANGES.map(({ operation }) => operation).toSorted()).toEqual(changing.toSorted());
    expect(changing).toHaveLength(20);
    const ids = endpoints.filter((endpoint) => changes(endpoint) && !isOwn(endpoint)).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(CHANGES.map(({ id }) => id).toSorted());
  });

  it('makes some read stale, save a token, which can be read nowhere', () => {
    const nothing = endpoints.filter((each) => changes(each) && each.invalidates.length === 0);
    expect(nothing.map(({ id }) => id)).toEqual(['tokens.create']);
  });

  it('names reads, each once', () => {
    for (const { id, invalidates } of endpoints) {
      expect([id, new Set(invalidates).size]).toEqual([id, invalidates.length]);
      for (const stale of invalidates)
        expect([id, stale, byId.get(stale)]).toMatchObject([id, stale, { method: 'GET', access: 'read' }]);
    }
  });
});

describe('what is asked of the console itself', () => {
  it('is exactly this, and asks AWS for nothing', () => {
    const own = endpoints
      .filter((endpoint) => endpoint.method !== 'GET' && isOwn(endpoint))
      .map(
        ({ id, method, path, access, invalidates }) =>
          `${id}: ${method} ${path.replace('/:connection', '')}, ${access}, stale: ${invalidates.join(' ')}`,
      );
    expect(own.toSorted()).toEqual([
      'auth.accept: POST /invitations/accept, public, stale: ',
      'auth.changePassword: POST /account/password, own, stale: ',
      'auth.invitation: POST /invitations/about, public, stale: ',
      'auth.openDisplay: POST /session/display, public, stale: ',
      'auth.revoke: POST /account/sessions/:accountSessionId/end, own, stale: ',
      'auth.setUp: POST /setup, public, stale: ',
      'auth.signIn: POST /session, public, stale: ',
      'auth.signInAs: POST /session/one-click, public, stale: ',
      'auth.signOut: POST /session/end, own, stale: ',
      'bulk.create: POST /bulk-create, write, stale: jobs.list',
      'bulk.disconnect: POST /bulk-disconnect, destroy, stale: jobs.list',
      'bulk.preview: POST /bulk-preview, read, stale: ',
      'bulk.remove: POST /bulk-delete, destroy, stale: jobs.list',
      'bulk.tag: POST /bulk-tag, write, stale: jobs.list',
      'bulk.untag: POST /bulk-untag, write, stale: jobs.list',
      'compositions.replace: POST /compositions/:compositionId/replace, destroy, stale: jobs.list compositions.replacement',
      'eventbridge.take: POST /hooks/eventbridge, public, stale: ',
      'investigator.askDevices: POST /stages/:stageId/sessions/:sessionId/cohorts, read, stale: ',
      'investigator.keepFinding: POST /findings, write, stale: investigator.findings',
      'investigator.removeFinding: DELETE /findings/:findingId, destroy, stale: investigator.findings',
      'jobs.cancel: POST /jobs/:jobId/cancel, write, stale: jobs.list',
      'jobs.pause: POST /jobs/:jobId/pause, write, stale: jobs.list',
      'jobs.resume: POST /jobs/:jobId/resume, write, stale: jobs.list',
      'layouts.create: POST /layouts, write, stale: layouts.list',
      'layouts.describe: PATCH /layouts/:presetId, write, stale: layouts.list layouts.get',
      'layouts.remove: DELETE /layouts/:presetId, destroy, stale: layouts.list layouts.get',
      'layouts.save: POST /layouts/:presetId/versions, write, stale: layouts.list layouts.get',
      'layouts.use: POST /layouts/:presetId/uses, write, stale: layouts.list layouts.get',
      'live.subscribe: PUT /live/:streamId/topics, read, stale: ',
      'notes.add: POST /stages/:stageId/sessions/:sessionId/notes, write, stale: notes.list',
      'notes.edit: PATCH /notes/:noteId, write, stale: notes.list',
      'notes.remove: DELETE /notes/:noteId, destroy, stale: notes.list',
      'notices.acknowledge: POST /notices/acknowledge, write, stale: notices.list',
      'notices.mute: POST /notices/mute, write, stale: notices.list',
      'notices.unmute: POST /notices/unmute, write, stale: notices.list',
      'people.createDisplay: POST /displays, write, stale: people.displays',
      'people.endDisplay: DELETE /displays/:displayId, destroy, stale: people.displays',
      'people.endSessions: POST /people/:personId/sessions/end, write, stale: people.list',
      'people.invite: POST /people, write, stale: people.list',
      'people.remove: DELETE /people/:personId, destroy, stale: people.list',
      'people.renewDisplay: POST /displays/:displayId/link, write, stale: people.displays',
      'people.reset: POST /people/:personId/reset, write, stale: people.list',
      'people.update: PATCH /people/:personId, write, stale: people.list',
      'scenarios.create: POST /layout-scenarios, write, stale: scenarios.list',
      'scenarios.remove: DELETE /layout-scenarios/:scenarioId, destroy, stale: scenarios.list scenarios.get',
      'scenarios.rename: PATCH /layout-scenarios/:scenarioId, write, stale: scenarios.list scenarios.get',
      'scenarios.save: PUT /layout-scenarios/:scenarioId/people, write, stale: scenarios.list scenarios.get',
      'search.look: POST /look, write, stale: jobs.list',
      'search.switchIndex: PUT /index, write, stale: search.index',
      'sessions.startLoading: POST /stages/:stageId/sessions/:sessionId/events/load, read, stale: ',
      'sessions.wantEvents: PUT /stages/:stageId/sessions/:sessionId/events/wanted, read, stale: ',
      'stageViews.keep: POST /stage-views, write, stale: stageViews.list',
      'stageViews.remove: DELETE /stage-views/:viewId, destroy, stale: stageViews.list',
    ]);
  });
});

describe('what reveals a secret', () => {
  it('is asked for with POST and only reads', () => {
    const revealing = endpoints.filter(({ access }) => access === 'reveal');
    expect(revealing.map(({ id, method, aws, invalidates }) => [id, method, aws, invalidates])).toEqual([
      ['ingest.reveal', 'POST', ['GetIngestConfiguration'], []],
    ]);
  });
});

describe('every endpoint', () => {
  it('has the id of its place in the API', () => {
    const places = byFeature.flatMap(([feature, contract]) =>
      Object.entries(contract).map(([name, { id }]) => [`${feature}.${name}`, id]),
    );
    for (const [place, id] of places) expect(id).toBe(place);
  });

  it('has an address of its own', () => {
    const addresses = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('keeps ids in its path, and asks for nothing in a body where it reads', () => {
    for (const endpoint of endpoints) {
      const { id, method, path, access } = endpoint;
      expect([id, path]).toEqual([id, expect.not.stringMatching(/arn/i)]);
      if ((access === 'read' || access === 'public') && !isOwn(endpoint))
        expect([id, method]).toEqual([id, 'GET']);
    }
  });
});
