import { jobs } from '#shared/jobs/contract.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { search } from '#shared/search/contract.ts';
import { live } from '#shared/live/contract.ts';
import { notices } from '#shared/notices/contract.ts';
import { sessionEvents } from '#shared/sessions/events.ts';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { type ExampleIds, pathOf } from './example-paths.ts';

/** A job that there is not: what is asked of it gets as far as it can without changing anything. */
const NO_JOB = { jobId: 'job-0123456789abcdef' };

const LONG_AGO = '2020-01-01T00:00:00Z';

interface OwnCommand {
  endpoint: JsonEndpoint;
  /** Ids in its path beside those of the world. */
  ids?: ExampleIds;
  /** With all that can be given. */
  body?: unknown;
}

/** A layout that is not kept, and one that could be. */
const NO_PRESET = { presetId: 'lay-0123456789abcdef' };
const LAYOUT = { layout: { grid: { gridGap: 8 } }, canvas: { width: 1280, height: 720 } };

/** What is asked of the console itself and changes nothing of AWS's: its work, its settings, its notices. */
export const OWN_COMMANDS: readonly OwnCommand[] = [
  { endpoint: jobs.pause, ids: NO_JOB },
  { endpoint: jobs.resume, ids: NO_JOB },
  { endpoint: jobs.cancel, ids: NO_JOB },
  { endpoint: layoutPresets.create, body: { name: 'Talk', note: 'for Sundays', content: LAYOUT } },
  { endpoint: layoutPresets.describe, ids: NO_PRESET, body: { name: 'Talk', note: 'for Sundays' } },
  { endpoint: layoutPresets.save, ids: NO_PRESET, body: { basedOn: 1, note: 'wider', content: LAYOUT } },
  { endpoint: layoutPresets.use, ids: NO_PRESET },
  { endpoint: layoutPresets.remove, ids: NO_PRESET },
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
