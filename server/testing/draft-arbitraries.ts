import fc from 'fast-check';

/** What people type into forms, at the limits of AWS and beyond: mostly right, so that whole drafts are often accepted. */

const often = <T>(right: readonly T[], wrong: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  );

export const names = often<string | undefined>(
  [undefined, '', 'programme', 'a-_9', 'x'.repeat(128)],
  ['x'.repeat(129), 'with a blank', 'ümlaut', 'a.b', 'a\n'],
);

const key = often(
  ['env', 'a', 'cost centre', 'ключ', '_.:/=+@-', 'k'.repeat(128)],
  ['k'.repeat(129), 'aws:mine', 'AWS:mine', 'what?', 'a\tb'],
);
const value = often(['', 'prod', '42 / a', 'v'.repeat(256)], ['v'.repeat(257), 'what?']);

/** @returns as many tags as asked for, with keys of their own */
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, String(index)]));

export const tags: fc.Arbitrary<Record<string, string> | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: fc.dictionary(key, value, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(many(50), many(51), { '': 'x' }) },
);

const attribute = often<string | undefined>(
  [undefined, '', 'featured', 'a'.repeat(128)],
  ['a'.repeat(129), 'a b'],
);
const pixels = often<number | undefined>([undefined, 0, 1, 2, 640, 2_147_483_647], [-1, 1.5, 2_147_483_648]);
const size = often<number | undefined>([undefined, 1, 320, 2_147_483_647], [0, -1, 1.5, 2_147_483_648]);
const flag = fc.constantFrom(undefined, true, false);
const fill = often<string | undefined>([undefined, 'FILL', 'COVER', 'CONTAIN'], ['STRETCH', 'cover']);

const common = {
  featuredParticipantAttribute: attribute,
  participantOrderAttribute: attribute,
  omitStoppedVideo: flag,
  videoFillMode: fill,
  gridGap: pixels,
};
const grid = fc.record({
  ...common,
  videoAspectRatio: often<string | undefined>([undefined, 'AUTO', 'VIDEO', 'SQUARE', 'PORTRAIT'], ['16:9']),
});
const pip = fc.record({
  ...common,
  pipParticipantAttribute: attribute,
  pipBehavior: often<string | undefined>([undefined, 'STATIC', 'DYNAMIC'], ['OTHER']),
  pipOffset: pixels,
  pipPosition: often<string | undefined>(
    [undefined, 'TOP_LEFT', 'TOP_RIGHT', 'BOTTOM_LEFT', 'BOTTOM_RIGHT'],
    ['MIDDLE'],
  ),
  pipWidth: size,
  pipHeight: size,
});

export const layouts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: grid.map((one) => ({ grid: one })) },
  { weight: 4, arbitrary: pip.map((one) => ({ pip: one })) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ grid, pip }) },
);

export const segmentSeconds = often<number | undefined>([undefined, 2, 3, 10], [1, 11, 2.5, -2]);
export const intervalSeconds = often<number | undefined>([undefined, 1, 60, 86_400], [0, 86_401, 1.5]);
export const thumbnailStorage = often<string[] | undefined>(
  [undefined, [], ['SEQUENTIAL'], ['LATEST'], ['SEQUENTIAL', 'LATEST']],
  [['OTHER'], ['LATEST', 'LATEST', 'LATEST']],
);

export const videos = fc.record({
  width: often<number | undefined>([undefined, 2, 1280, 1920, 1080], [0, 1, 1921, 1281, 2.5, -2, 1922]),
  height: often<number | undefined>([undefined, 2, 720, 1080, 1920], [0, 721, 1921, 1.5, 1922]),
  framerate: often<number | undefined>([undefined, 1, 29.97, 30, 60], [0, 0.99, 60.01, -1]),
  bitrate: often<number | undefined>([undefined, 1, 2_500_000, 8_500_000], [0, 8_500_001, 1.5]),
});

export const bucketNames = often(
  ['abc', 'show.archive-1', 'b'.repeat(63)],
  ['ab', 'b'.repeat(64), 'Capital', 'under_score', ''],
);

/** Each its own, so that no draft is taken for another one sent before. */
export const tokens = (prefix: string) =>
  fc.tuple(fc.uuid(), fc.nat({ max: 12 })).map(([id, kind]) => {
    if (kind === 0) return `${prefix}-${id}`.padEnd(65, 'x');
    if (kind === 1) return `${prefix}-${id} blank`;
    return `${prefix}-${id}`.padEnd(kind === 2 ? 64 : 0, 'x');
  });
