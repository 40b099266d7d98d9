import { bulkChanges } from '#shared/bulk/changes.ts';
import { compositionReplace } from '#shared/compositions/replace.ts';
import { jobs } from '#shared/jobs/contract.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { layoutScenarios } from '#shared/layouts/scenarios.ts';
import { cohorts } from '#shared/investigator/cohort-contract.ts';
import { findings } from '#shared/investigator/findings.ts';
import { notes } from '#shared/notes/contract.ts';
import { search } from '#shared/search/contract.ts';
import { live } from '#shared/live/contract.ts';
import { notices } from '#shared/notices/contract.ts';
import { stageViews } from '#shared/stage-views/contract.ts';
import { sessionEvents } from '#shared/sessions/events.ts';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { ACCOUNT_COMMANDS } from './account-commands.ts';
import { type ExampleIds, pathOf } from './example-paths.ts';

/** A job that there is not: what is asked of it gets as far as it can without changing anything. */
const NO_JOB = { jobId: 'job-0123456789abcdef' };

/** A finding and a note that there are not, and an answer that was never given. */
const NO_FINDING = { findingId: 'fin-0123456789abcdef' };
const NO_NOTE = { noteId: 'note-0123456789abcdef' };

const LONG_AGO = '2020-01-01T00:00:00Z';

export interface OwnCommand {
  endpoint: JsonEndpoint;
  /** Ids in its path beside those of the world. */
  ids?: ExampleIds;
  /** With all that can be given. */
  body?: unknown;
}

/** A layout that is not kept, and one that could be. */
const NO_PRESET = { presetId: 'lay-0123456789abcdef' };
const LAYOUT = { layout: { grid: { gridGap: 8 } }, canvas: { width: 1280, height: 720 } };

/** A job over stages that there are not. */
const BULK = { key: 'key-of-nobody', reason: 'a try' };
const NO_STAGES = ['NoSuchOneHere'];

/** A scenario that is not kept, and people that could be. */
const NO_SCENARIO = { scenarioId: 'scn-0123456789abcdef' };
const PEOPLE = {
  people: [
    {
      id: 'p1',
      name: 'Ana',
      attributes: { featured: 'true' },
      arrivedAt: 0,
      video: 'on',
      source: { width: 1920, height: 1080 },
      isScreen: true,
    },
  ],
  shown: 1,
};

/** What is asked of the console itself and changes nothing of AWS's: its work, its settings, its notices. */
export const OWN_COMMANDS: readonly OwnCommand[] = [
  ...ACCOUNT_COMMANDS,
  { endpoint: jobs.pause, ids: NO_JOB },
  { endpoint: jobs.resume, ids: NO_JOB },
  { endpoint: jobs.cancel, ids: NO_JOB },
  {
    endpoint: compositionReplace.replace,
    // One that there is not: its job finds so, and does nothing.
    ids: { compositionId: 'NoSuchOneHere' },
    body: {
      layout: { grid: { gridGap: 8 } },
      destinations: [
        {
          name: 'archive',
          s3: {
            storageConfigurationId: 'AbCdEfGhIjKl',
            encoderConfigurationIds: ['AbCdEfGhIjKl'],
            recordingConfiguration: { format: 'HLS', hlsConfiguration: { targetSegmentDurationSeconds: 5 } },
            thumbnailConfigurations: [{ targetIntervalSeconds: 20, storage: ['LATEST'] }],
          },
        },
      ],
    },
  },
  // Of things that there are not: nothing is changed. The one that would create something is only sent with a mistake in it.
  {
    endpoint: bulkChanges.preview,
    body: { action: 'delete', count: 1, sessionIds: ['st-NoSuchOneHer1'] },
  },
  { endpoint: bulkChanges.create, body: { ...BULK, stages: [{ name: 'nobody' }] } },
  { endpoint: bulkChanges.tag, body: { ...BULK, stageIds: NO_STAGES, tags: { env: 'test' } } },
  { endpoint: bulkChanges.untag, body: { ...BULK, stageIds: NO_STAGES, tagKeys: ['env'] } },
  { endpoint: bulkChanges.remove, body: { ...BULK, stageIds: NO_STAGES } },
  {
    endpoint: bulkChanges.disconnect,
    body: {
      ...BULK,
      stageId: 'NoSuchOneHere',
      sessionId: 'st-NoSuchOneHer1',
      participantIds: ['NoSuchOneHere'],
    },
  },
  {
    endpoint: layoutPresets.create,
    body: { name: 'Talk', note: 'for Sundays', owner: 'Eva', content: LAYOUT },
  },
  {
    endpoint: layoutPresets.describe,
    ids: NO_PRESET,
    body: { name: 'Talk', note: 'for Sundays', owner: 'Eva' },
  },
  {
    endpoint: layoutPresets.save,
    ids: NO_PRESET,
    body: { basedOn: 1, note: 'wider', madeBy: 'Eva', content: LAYOUT },
  },
  { endpoint: layoutPresets.use, ids: NO_PRESET },
  { endpoint: layoutPresets.remove, ids: NO_PRESET },
  { endpoint: layoutScenarios.create, body: { name: 'Full stage', owner: 'Eva', content: PEOPLE } },
  { endpoint: layoutScenarios.rename, ids: NO_SCENARIO, body: { name: 'Full stage' } },
  { endpoint: layoutScenarios.save, ids: NO_SCENARIO, body: { basedOn: 1, content: PEOPLE } },
  { endpoint: layoutScenarios.remove, ids: NO_SCENARIO },
  { endpoint: findings.keepFinding, body: { answerId: 'ans-0123456789abcdef' } },
  { endpoint: findings.removeFinding, ids: NO_FINDING },
  { endpoint: cohorts.askDevices },
  { endpoint: notes.add, body: { participantId: 'AbCdEfGhIjKl', text: 'Called back at noon.' } },
  { endpoint: notes.edit, ids: NO_NOTE, body: { basedOn: 1, text: 'Called back at one.' } },
  { endpoint: notes.remove, ids: NO_NOTE },
  { endpoint: stageViews.keep, body: { name: 'Shows', search: 'q=show', owner: 'Eva' } },
  { endpoint: stageViews.remove, ids: { viewId: 'view-0123456789abcdef' } },
  { endpoint: search.switchIndex, body: { on: false } },
  {
    endpoint: live.subscribe,
    ids: { streamId: '01234567-89ab-4def-8123-456789abcdef' },
    body: { topics: [] },
  },
  {
    endpoint: search.look,
    body: { user: 'ana', stage: 'no stage', tag: 'a=b', from: LONG_AGO, to: LONG_AGO },
  },
  { endpoint: notices.acknowledge, body: { ids: ['AbCdEfGhIjKlMnOpQrStUv'] } },
  { endpoint: notices.mute, body: { kind: 'publish_error', minutes: 60 } },
  { endpoint: notices.unmute, body: { kind: 'publish_error' } },
  { endpoint: sessionEvents.startLoading, body: { whose: 'publishers', anew: true } },
  { endpoint: sessionEvents.wantEvents, body: { browser: 'browser-one', participantIds: [] } },
];

/** A request for each of them, by its endpoint's id. */
export function ownRequests(ids: ExampleIds): Map<string, { path: string; body?: string }> {
  return new Map(
    OWN_COMMANDS.map(({ endpoint, ids: own, body }) => [
      endpoint.id,
      {
        path: pathOf(endpoint, { ...ids, ...own }),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    ]),
  );
}
