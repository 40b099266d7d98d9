import type { Random } from '../state/random.ts';

export type Tags = Readonly<Record<string, string>>;

const TEAMS = [
  'studio',
  'sports-desk',
  'learning',
  'commerce',
  'community',
  'platform',
  'events-emea',
] as const;
const COST_CENTRES = ['cc-1042', 'cc-1043', 'cc-2210', 'cc-3307', 'cc-4711'] as const;

/** The tags of an ordinary resource. A tenth of them has none, as in any account that has grown. */
export function ordinaryTags(random: Random, show: string): Tags {
  if (random.chance(0.1)) return {};
  const tags: Record<string, string> = {
    env: random.weighted([
      ['prod', 7],
      ['staging', 2],
      ['dev', 1],
    ]),
    team: random.pick(TEAMS),
  };
  if (show !== '' && random.chance(0.7)) tags['show'] = show;
  if (random.chance(0.6)) tags['cost-centre'] = random.pick(COST_CENTRES);
  if (random.chance(0.15)) tags['owner'] = `${random.pick(['mia', 'tariq', 'yuki', 'ana', 'sven'])}.on-call`;
  return tags;
}

/** As many as a resource may have: 50. */
export function manyTags(): Tags {
  const tags: Record<string, string> = { env: 'prod', team: 'platform' };
  for (let index = 1; index <= 48; index += 1) {
    tags[`migration:wave-${String(index).padStart(2, '0')}`] =
      index % 3 === 0 ? 'done' : `batch-${index * 7}`;
  }
  return tags;
}

/** The longest key and value that AWS allows, 128 and 256 characters, and text that looks like markup. */
export function awkwardTags(): Tags {
  return {
    env: 'staging',
    description:
      'Overflow room for the partner summit. Kept open between the morning and the afternoon block so that presenters can test their set-up; please do not delete. Questions to the events desk; runbook in the team wiki under Partner summit, chapter 4, section 2.'.padEnd(
        256,
        '.',
      ),
    ['policy/'.padEnd(128, 'x')]: 'longest key',
    note: '<b>do not stop</b> & "keep" \'open\'',
    ['größe']: '日本語のタグ値 🎬',
    empty: '',
  };
}
