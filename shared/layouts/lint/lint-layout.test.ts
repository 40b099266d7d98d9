import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutDraft } from '../drafts.ts';
import { effectiveLayout } from '../effective-layout.ts';
import { drawLayout } from '../geometry/draw-layout.ts';
import type { Person } from '../geometry/person.ts';
import { withAttributes, withMembers } from './apply-fix.ts';
import type { Finding } from './finding.ts';
import { lintLayout } from './lint-layout.ts';

declare const process: { env: Readonly<Record<string, string | undefined>> };
const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

const HD = { width: 1280, height: 720 };
const UPRIGHT = { width: 720, height: 1280 };

function person(name: string, attributes: Record<string, string> = {}, more: Partial<Person> = {}): Person {
  return { id: name, name, attributes, arrivedAt: 0, video: 'on', source: HD, ...more };
}

function lint(layout: LayoutDraft, people: Person[], canvas = HD, attributesAreOurs = true): Finding[] {
  const effective = effectiveLayout(layout);
  const drawing = drawLayout(effective, canvas, people);
  return lintLayout({ layout: effective, canvas, people, drawing, attributesAreOurs });
}

const stopped = (name: string) => person(name, {}, { video: 'stopped' });
const ana = person('Ana');
const crowd = (count: number) => Array.from({ length: count }, (_, index) => person(`p${index}`));
const guest = person('Guest', { pip: 'true' });
const pip = { pipParticipantAttribute: 'pip' };

/** What is wrong, in which case, and what is said of it. */
const CASES: [string, Finding[], string][] = [
  ['empty-stage', lint({}, []), 'Nobody publishes'],
  ['empty-picture', lint({ grid: { omitStoppedVideo: true } }, [stopped('Ana')]), 'The picture is empty'],
  [
    'source-too-large',
    lint({}, [person('Ana', {}, { source: { width: 2560, height: 1440 } })]),
    'Ana: drawn without video',
  ],
  ['too-many-people', lint({}, crowd(13)), '13 people: a stage takes 12 publishers'],
  [
    'featured-dark',
    lint({ grid: { featuredParticipantAttribute: 'f' } }, [
      person('Ana', { f: 'true' }, { video: 'stopped' }),
    ]),
    'Ana: featured without video',
  ],
  ['no-room', lint({ grid: { gridGap: 5_000 } }, crowd(2)), 'The gap leaves no room for tiles'],
  [
    'small-tiles',
    lint(
      { grid: { featuredParticipantAttribute: 'f' } },
      [person('Ana', { f: 'true' }), ...crowd(11)],
      UPRIGHT,
    ),
    'The tiles are very small',
  ],
  [
    'screen-cut',
    lint({}, [person('Slides', {}, { isScreen: true, source: { width: 1024, height: 768 } })]),
    'Slides: edges of a screen are cut off',
  ],
  [
    'face-cut',
    lint({}, [person('Ana', {}, { source: UPRIGHT })]),
    'Ana: more than half of the video is cut off',
  ],
  [
    'stretched',
    lint({ grid: { videoFillMode: 'FILL' } }, [person('Ana', {}, { source: UPRIGHT })]),
    'Ana: stretched out of shape',
  ],
  ['no-window', lint({ pip: {} }, [guest, ana]), 'Nobody can be in the window'],
  [
    'window-too-large',
    lint({ pip: { ...pip, pipWidth: 4_000 } }, [guest]),
    'The window is larger than the picture',
  ],
  [
    'window-pushed-out',
    lint({ pip: { ...pip, pipOffset: 700 } }, [guest]),
    'The offset pushes the window out of the picture',
  ],
  [
    'window-hides',
    lint({ pip: { ...pip, pipPosition: 'TOP_LEFT' } }, [guest, ...crowd(4)]),
    'The window hides p0',
  ],
  [
    'same-attribute',
    lint({ pip: { ...pip, featuredParticipantAttribute: 'pip' } }, [guest]),
    '“pip” is both for the featured slot and for the window',
  ],
  [
    'nearly-true',
    lint({ grid: { featuredParticipantAttribute: 'f' } }, [person('Ana', { f: 'TRUE' })]),
    'Ana is not featured: “TRUE” is not “true”',
  ],
  ['nobody-marked', lint({ grid: { featuredParticipantAttribute: 'f' } }, [ana]), 'Nobody is featured'],
  [
    'several-marked',
    lint({ grid: { featuredParticipantAttribute: 'f' } }, [
      person('Ana', { f: 'true' }),
      person('Ben', { f: 'true' }),
    ]),
    'Ana and Ben are all meant to be featured',
  ],
  [
    'both-marks',
    lint({ pip: { ...pip, featuredParticipantAttribute: 'f' } }, [person('Ana', { f: 'true', pip: 'true' })]),
    'Ana: both featured and in the window',
  ],
  [
    'order-not-whole',
    lint({ grid: { participantOrderAttribute: 'o' } }, [person('Ana', { o: '1.5' })]),
    'Ana is ordered by arrival: “1.5” is no whole number',
  ],
  [
    'nobody-ordered',
    lint({ grid: { participantOrderAttribute: 'o' } }, [ana]),
    'Nobody has a place in the order',
  ],
  [
    'order-ties',
    lint({ grid: { participantOrderAttribute: 'o' } }, [
      person('Ana', { o: '1' }),
      person('Ben', { o: '01' }),
    ]),
    'Ana and Ben share a number with somebody',
  ],
];

describe('what is said of a layout', () => {
  it.each(CASES)('%s', (kind, findings, title) => {
    expect(findings.filter((finding) => finding.kind === kind).map((finding) => finding.title)).toEqual([
      title,
    ]);
  });

  it('is nothing where nothing is wrong', () => {
    expect(lint({}, crowd(4))).toEqual([]);
    expect(lint({ pip }, [guest, ana])).toEqual([]);
  });

  it('has the worst first', () => {
    const order = ['error', 'warning', 'note'];
    const found = lint({ grid: { featuredParticipantAttribute: 'f', participantOrderAttribute: 'o' } }, [
      person('Ana', { f: 'true', o: 'x' }),
      person('Ben', { f: 'true', o: '1' }, { source: UPRIGHT }),
      person('Cleo', { o: '1' }, { source: UPRIGHT }),
    ]).map(({ severity }) => order.indexOf(severity));
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(new Set(found).size).toBe(3);
  });

  it('offers no change of attributes that are not ours', () => {
    const people = [person('Ana', { f: 'TRUE', o: '1.5' })];
    const findings = lint(
      { grid: { featuredParticipantAttribute: 'f', participantOrderAttribute: 'o' } },
      people,
      HD,
      false,
    );
    expect(findings.length).toBeGreaterThan(1);
    for (const { fix } of findings) expect(fix?.attributes).toBeUndefined();
  });
});

describe('what puts it right', () => {
  const value = fc.constantFrom('true', 'TRUE', '1', '1.5', 'x', '2', undefined);
  const anybody = fc
    .record({
      f: value,
      pip: value,
      o: value,
      video: fc.constantFrom('on' as const, 'stopped' as const),
      source: fc.constantFrom(HD, UPRIGHT, { width: 2560, height: 1440 }),
      isScreen: fc.boolean(),
    })
    .map(({ f, pip: inWindow, o, ...more }) => (id: string) => {
      const attributes = Object.entries({ f, pip: inWindow, o }).flatMap(([name, each]) =>
        each === undefined ? [] : [[name, each] as const],
      );
      return person(id, Object.fromEntries(attributes), more);
    });
  const people = fc
    .array(anybody, { maxLength: 12 })
    .map((makers) => makers.map((make, index) => make(`p${index}`)));
  const common = {
    featuredParticipantAttribute: fc.constantFrom('f', undefined),
    participantOrderAttribute: fc.constantFrom('o', undefined),
    omitStoppedVideo: fc.boolean(),
    gridGap: fc.constantFrom(0, 2, 100, 900),
    videoFillMode: fc.constantFrom('FILL' as const, 'COVER' as const, undefined),
  };
  const layout: fc.Arbitrary<LayoutDraft> = fc.oneof(
    fc.record({
      grid: fc.record({
        ...common,
        videoAspectRatio: fc.constantFrom('VIDEO' as const, 'PORTRAIT' as const),
      }),
    }),
    fc.record({
      pip: fc.record({
        ...common,
        pipParticipantAttribute: fc.constantFrom('pip', 'f', undefined),
        pipPosition: fc.constantFrom('TOP_LEFT' as const, 'BOTTOM_RIGHT' as const),
        pipOffset: fc.constantFrom(0, 20, 600),
        pipWidth: fc.constantFrom(200, 900, 2_000, undefined),
      }),
    }),
  );

  it('does so, whatever it is', () => {
    let fixed = 0;
    fc.assert(
      fc.property(layout, people, fc.constantFrom(HD, UPRIGHT), (given, among, canvas) => {
        for (const { kind, members, people: about, fix } of lint(given, among, canvas)) {
          if (!fix) continue;
          fixed += 1;
          const after = lint(
            withMembers(given, fix.members ?? {}),
            withAttributes(among, fix.attributes ?? []),
            canvas,
          );
          const same = after.filter(
            (each) =>
              each.kind === kind &&
              each.members.join() === members.join() &&
              each.people.join() === about.join(),
          );
          expect([kind, fix, same]).toEqual([kind, fix, []]);
        }
      }),
      { seed: 1, numRuns: 200 * SCALE },
    );
    expect(fixed).toBeGreaterThan(200);
  });
});
