import { ERROR_CODES } from '../simulation/event-names.ts';
import type { RecordingSetup, StageDefinition } from '../simulation/stage-definition.ts';
import type { IngestConfigurationRecord } from '../state/resources.ts';
import { recipe, type RecipeSpec, type Workshop } from './composition-recipes.ts';
import { FORMATS } from './formats.ts';
import { stageIngest } from './ingest-configurations.ts';
import { every } from './rhythms.ts';
import { stageOf, type StageSpec } from './stage-spec.ts';
import { awkwardTags, manyTags } from './tags.ts';

const { show, sports, auction, classroom, watchParty, townHall, overflow, interview, channel, rehearsal } =
  FORMATS;

/** What the stages of the account are wired to. */
export interface Wiring extends Workshop {
  ingest: Readonly<
    Record<'league' | 'leagueBackup' | 'news' | 'courtTwo' | 'recap', IngestConfigurationRecord>
  >;
}

function recording(wiring: Wiring, setup: Partial<RecordingSetup> = {}, place = 0): RecordingSetup {
  return {
    storageConfigurationId: wiring.storage[place]?.id ?? '',
    mediaType: 'AUDIO_VIDEO',
    thumbnails: { mode: 'DISABLED', targetIntervalSeconds: 60, storage: ['SEQUENTIAL'] },
    reconnectWindowSeconds: 0,
    segmentSeconds: 6,
    replicas: true,
    ...setup,
  };
}

function recipes(wiring: Wiring, key: string, specs: readonly RecipeSpec[]) {
  return specs.map((spec, index) => recipe(wiring, `${key}-${index}`, spec));
}

/** Six of the eight that are live at the start instant; the two others receive participants from the first two. */
function liveStages(wiring: Wiring): StageSpec[] {
  return [
    {
      key: 'show-morning-brief',
      format: show,
      atStart: 'on-air',
      selfSigned: true,
      recording: recording(wiring, {
        thumbnails: { mode: 'INTERVAL', targetIntervalSeconds: 30, storage: ['SEQUENTIAL', 'LATEST'] },
        reconnectWindowSeconds: 60,
      }),
      incidents: [
        'RESOLUTION_EXCEEDED',
        'INTERNAL_SERVER_EXCEPTION',
        'BITRATE_EXCEEDED',
        'PUBLISHER_NOT_FOUND',
      ],
      compositions: recipes(wiring, 'morning-brief', [
        {
          layout: 'grid',
          channel: 1,
          s3: 1,
          fate: 'stopped',
          atStart: 'ACTIVE',
          tags: { env: 'prod' },
          thumbnails: true,
        },
        { layout: 'pip', s3: 0, fate: 'stopped', atStart: 'STOPPING' },
      ]),
    },
    {
      key: 'town-hall-q4',
      format: townHall,
      atStart: 'on-air',
      selfSigned: true,
      recording: recording(wiring, { mediaType: 'AUDIO_ONLY' }, 1),
      incidents: ['INSUFFICIENT_CAPABILITIES', 'RESOLUTION_EXCEEDED'],
      compositions: recipes(wiring, 'town-hall', [
        { layout: 'gridOmitting', s3: 0, fate: 'automatic', atStart: 'ACTIVE' },
        { layout: 'none', s3: 0, fate: 'automatic', atStart: 'STARTING' },
      ]),
    },
    {
      key: 'sports-league-final',
      format: sports,
      atStart: 'on-air',
      recording: recording(wiring, {
        segmentSeconds: 2,
        thumbnails: { mode: 'INTERVAL', targetIntervalSeconds: 10, storage: ['SEQUENTIAL'] },
      }),
      ingest: [stageIngest(wiring.ingest.league), stageIngest(wiring.ingest.leagueBackup)],
      incidents: [
        'INVALID_PROTOCOL',
        'B_FRAME_PRESENT',
        'INVALID_STREAM_KEY',
        'INVALID_VIDEO_CODEC',
        undefined,
        'REUSE_OF_STREAM_KEY',
        'INVALID_INPUT',
        'INVALID_AUDIO_CODEC',
      ],
      compositions: recipes(wiring, 'league-final', [
        { layout: 'gridPortrait', channel: 'default', s3: 2, fate: 'reconnects', atStart: 'RECONNECTING' },
        { layout: 'grid', channel: 4, fate: 'fails', atStart: 'FAILED', tags: { team: 'sports-desk' } },
      ]),
    },
    {
      key: 'channel-news-247',
      format: channel,
      atStart: 'on-air',
      occupied: 1,
      ingest: [stageIngest(wiring.ingest.news)],
      compositions: recipes(wiring, 'news', [
        {
          layout: 'grid',
          channel: 1,
          fate: 'automatic',
          atStart: 'ACTIVE',
          tags: { env: 'prod', show: 'news-247' },
        },
      ]),
    },
    {
      key: 'auction-room-3',
      format: auction,
      atStart: 'lingering',
      awkwardPeople: true,
      incidents: ['INSUFFICIENT_CAPABILITIES', 'PUBLISHER_NOT_FOUND'],
      compositions: recipes(wiring, 'auction-3', [
        { layout: 'pipDynamic', s3: 3, fate: 'automatic', atStart: 'STOPPED' },
      ]),
    },
    {
      key: 'classroom-algebra-2',
      format: classroom,
      atStart: 'ending',
      recording: recording(wiring, {
        mediaType: 'NONE',
        thumbnails: { mode: 'INTERVAL', targetIntervalSeconds: 60, storage: ['LATEST'] },
      }),
      incidents: ['QUOTA_EXCEEDED', undefined, 'INSUFFICIENT_CAPABILITIES', 'PUBLISHER_NOT_FOUND'],
    },
  ];
}

/** Between two sessions at the start instant. */
function idleStages(wiring: Wiring): StageSpec[] {
  const specs: Omit<StageSpec, 'atStart'>[] = [
    {
      key: 'show-evening-recap',
      format: show,
      recording: recording(wiring, { reconnectWindowSeconds: 300 }),
      ingest: [stageIngest(wiring.ingest.recap)],
      compositions: recipes(wiring, 'evening', [{ layout: 'grid', channel: 1, fate: 'stopped' }]),
    },
    { key: 'show-late-desk', format: show, recording: recording(wiring) },
    { key: 'show-food-lab', format: show, incidents: ['RESOLUTION_EXCEEDED', undefined, 'BITRATE_EXCEEDED'] },
    {
      key: 'sports-court-2',
      format: sports,
      ingest: [stageIngest(wiring.ingest.courtTwo)],
      incidents: ['B_FRAME_PRESENT', undefined, undefined],
      compositions: recipes(wiring, 'court-2', [{ layout: 'none', channel: 4, fate: 'fails' }]),
    },
    { key: 'sports-pitchside', format: sports },
    { key: 'sports-paddock', format: sports, incidents: [undefined, 'INTERNAL_SERVER_EXCEPTION'] },
    // The busiest room: everything that can go wrong does, one kind a session.
    { key: 'auction-room-1', format: every(2, auction), occupied: 0.8, incidents: ERROR_CODES },
    { key: 'auction-room-2', format: auction, recording: recording(wiring, { replicas: false }, 1) },
    { key: 'auction-room-4', format: auction, incidents: ['QUOTA_EXCEEDED', undefined] },
    { key: 'auction-room-5', format: auction, selfSigned: true },
    { key: 'auction-preview', format: every(12, auction) },
    { key: 'classroom-biology-1', format: classroom, incidents: [undefined, 'QUOTA_EXCEEDED'] },
    { key: 'classroom-chemistry-1', format: classroom },
    { key: 'classroom-world-history', format: classroom },
    { key: 'classroom-spanish-b1', format: classroom, selfSigned: true },
    { key: 'classroom-piano-beginners', format: every(24, classroom), tags: {} },
    { key: 'watch-party-dragons-s2', format: watchParty },
    { key: 'watch-party-derby', format: watchParty },
    {
      key: 'watch-party-finale',
      format: every(24, watchParty),
      compositions: recipes(wiring, 'finale', [{ layout: 'gridPortrait', s3: 2, fate: 'automatic' }]),
    },
    { key: 'watch-party-anime-night', format: every(24, watchParty) },
    { key: 'town-hall-emea', format: every(48, townHall), selfSigned: true },
    {
      key: 'partner-summit-overflow',
      format: every(24, interview),
      tags: awkwardTags(),
      awkwardPeople: true,
    },
    {
      key: 'podcast-booth-1',
      format: interview,
      recording: recording(wiring, { mediaType: 'AUDIO_ONLY', reconnectWindowSeconds: 120 }),
      compositions: recipes(wiring, 'podcast-1', [
        { layout: 'pip', s3: 3, fate: 'stopped', thumbnails: true },
      ]),
    },
    { key: 'podcast-booth-2', format: interview },
    { key: 'green-room-a', format: every(8, rehearsal), tags: manyTags() },
    { key: 'rehearsal-stage-b', format: rehearsal },
    { key: 'unnamed-one', name: '', format: every(24, rehearsal), tags: {} },
    { key: 'unnamed-two', name: '', format: every(24, interview) },
    {
      key: 'long-name',
      // 128 characters, the most that AWS allows.
      name: 'interview-with-the-winners-of-the-regional-young-engineers-competition-2026-including-live-questions-from-schools-and-families-1',
      format: every(24, interview),
    },
    { key: 'dev_jm_sandbox', format: every(24, rehearsal), occupied: 0.5 },
    { key: 'load-test-07', format: every(48, interview), occupied: 0.5 },
  ];
  return specs.map((spec) => ({ ...spec, atStart: 'idle' }));
}

/** Forty stages: eight live at the start instant, one never used, the others between two sessions. */
export function showtimeStages(wiring: Wiring): StageDefinition[] {
  const { setting } = wiring;
  const live = liveStages(wiring).map((spec) => stageOf(setting, spec));
  const [morningBrief, townHallMain] = live;
  return [
    ...live,
    stageOf(setting, {
      key: 'morning-brief-affiliate',
      format: overflow,
      atStart: 'on-air',
      follows: morningBrief,
    }),
    stageOf(setting, {
      key: 'town-hall-q4-overflow',
      format: overflow,
      atStart: 'on-air',
      follows: townHallMain,
      recording: recording(wiring),
    }),
    ...idleStages(wiring).map((spec) => stageOf(setting, spec)),
    stageOf(setting, { key: 'demo-next-week', format: interview, atStart: 'never-used' }),
  ];
}
