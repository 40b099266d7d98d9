import { isTooLarge } from '../geometry/person.ts';
import { type Finding, idsOf, namesOf, type Subject } from './finding.ts';

/** Service quota: publishers of a stage. */
const MOST_PUBLISHERS = 12;

/** What comes from who is on the stage. */
export function peopleFindings({ layout, people, drawing }: Subject): Finding[] {
  if (people.length === 0) return [EMPTY_STAGE];
  const findings: Finding[] = [];
  if (drawing.slots.length === 0 && drawing.absent.length === people.length) {
    findings.push({
      kind: 'empty-picture',
      severity: 'error',
      title: 'The picture is empty',
      detail: 'Nobody’s video is running, and stopped video is left out.',
      members: ['omitStoppedVideo'],
      people: [],
      fix: { label: 'Show stopped video', members: { omitStoppedVideo: undefined } },
    });
  }
  const large = people.filter(({ source, video }) => video === 'on' && isTooLarge(source));
  if (large.length > 0) {
    findings.push({
      kind: 'source-too-large',
      severity: 'error',
      title: `${namesOf(large)}: drawn without video`,
      detail: 'A publisher that sends more than 1080p is drawn as if it sent sound alone.',
      members: [],
      people: idsOf(large),
      fix: undefined,
    });
  }
  if (people.length > MOST_PUBLISHERS) {
    findings.push({
      kind: 'too-many-people',
      severity: 'note',
      title: `${people.length} people: a stage takes ${MOST_PUBLISHERS} publishers`,
      detail: 'The quota cannot be raised. Whether replicas count is not documented.',
      members: [],
      people: [],
      fix: undefined,
    });
  }
  const dark = drawing.slots.filter(({ video, role }) => video === undefined && role === 'featured');
  if (dark.length > 0 && !layout.omitStoppedVideo) {
    const persons = dark.map(({ person }) => person);
    findings.push({
      kind: 'featured-dark',
      severity: 'warning',
      title: `${namesOf(persons)}: featured without video`,
      detail: 'The largest part of the picture is a tile without video.',
      members: ['omitStoppedVideo'],
      people: idsOf(persons),
      fix: { label: 'Leave out stopped video', members: { omitStoppedVideo: true } },
    });
  }
  return findings;
}

/** User Guide, server-side composition: it shuts down when nobody has published for 60 seconds. */
const EMPTY_STAGE: Finding = {
  kind: 'empty-stage',
  severity: 'warning',
  title: 'Nobody publishes',
  detail: 'A composition of a stage without publishers starts, and ends by itself after 60 seconds.',
  members: [],
  people: [],
  fix: undefined,
};
