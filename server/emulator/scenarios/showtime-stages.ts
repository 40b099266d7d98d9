import type { StageDefinition } from '../simulation/stage-definition.ts';
import { FORMATS } from './formats.ts';
import { every } from './rhythms.ts';
import type { Setting } from './setting.ts';
import { stageOf, type StageSpec } from './stage-spec.ts';
import { awkwardTags, manyTags } from './tags.ts';

const { show, sports, auction, classroom, watchParty, townHall, overflow, interview, channel, rehearsal } =
  FORMATS;

/** The eight that are live at the start instant: five on air by themselves, two that receive replicas, and so on. */
function liveStages(): StageSpec[] {
  return [
    { key: 'show-morning-brief', format: show, atStart: 'on-air' },
    { key: 'town-hall-q4', format: townHall, atStart: 'on-air' },
    { key: 'sports-league-final', format: sports, atStart: 'on-air' },
    { key: 'channel-news-247', format: channel, atStart: 'on-air' },
    { key: 'auction-room-3', format: auction, atStart: 'lingering' },
    { key: 'classroom-algebra-2', format: classroom, atStart: 'ending' },
  ];
}

function idleStages(): StageSpec[] {
  const specs: Omit<StageSpec, 'atStart'>[] = [
    { key: 'show-evening-recap', format: show },
    { key: 'show-late-desk', format: show },
    { key: 'show-food-lab', format: show },
    { key: 'sports-court-2', format: sports },
    { key: 'sports-pitchside', format: sports },
    { key: 'sports-paddock', format: sports },
    { key: 'auction-room-1', format: every(2, auction), occupied: 0.8 },
    { key: 'auction-room-2', format: auction },
    { key: 'auction-room-4', format: auction },
    { key: 'auction-room-5', format: auction },
    { key: 'auction-preview', format: every(12, auction) },
    { key: 'classroom-biology-1', format: classroom },
    { key: 'classroom-chemistry-1', format: classroom },
    { key: 'classroom-world-history', format: classroom },
    { key: 'classroom-spanish-b1', format: classroom },
    { key: 'classroom-piano-beginners', format: every(24, classroom), tags: {} },
    { key: 'watch-party-dragons-s2', format: watchParty },
    { key: 'watch-party-derby', format: watchParty },
    { key: 'watch-party-finale', format: every(24, watchParty) },
    { key: 'watch-party-anime-night', format: every(24, watchParty) },
    { key: 'town-hall-emea', format: every(48, townHall) },
    { key: 'partner-summit-overflow', format: every(24, interview), tags: awkwardTags() },
    { key: 'podcast-booth-1', format: interview },
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

/** About 40 stages: eight live at the start instant, one never used, the others between two sessions. */
export function showtimeStages(setting: Setting): StageDefinition[] {
  const live = liveStages().map((spec) => stageOf(setting, spec));
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
    }),
    ...idleStages().map((spec) => stageOf(setting, spec)),
    stageOf(setting, { key: 'demo-next-week', format: interview, atStart: 'never-used' }),
  ];
}
