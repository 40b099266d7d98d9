/**
 * @typedef {object} Chunk an entry of vite's manifest
 * @property {string} file
 * @property {string} [src]
 * @property {boolean} [isEntry]
 * @property {boolean} [isDynamicEntry]
 * @property {string[]} [imports] keys of chunks that are loaded with it
 * @property {string[]} [css]
 *
 * @typedef {Record<string, Chunk>} Manifest
 *
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} bytes compressed by gzip
 * @property {number} bound
 */

const KB = 1000;

/** Compressed bytes. The first route has a wall at 170 kB; the bound is what it is held to. */
const BOUNDS = { firstRoute: 150 * KB, overlays: 75 * KB, lazy: 60 * KB, css: 10 * KB };

/** The page an operator lands on. Lazy or not, what it needs is part of the first load. */
const FIRST_PAGE = /^features\/stages\/stages-page\.tsx$/;

/** Overlays (react-aria) are loaded on first use from web/ui; the rest of the lazy chunks are pages and editors. */
const OVERLAY = /^ui\//;

/**
 * What the first route, the overlays together, each other lazy chunk and the style sheets weigh. A lazy chunk counts
 * with everything it brings that was not there before.
 * @param {object} build
 * @param {Manifest} build.manifest
 * @param {string} build.page the built index.html, for scripts that bypass the bundler
 * @param {(file: string) => number} build.sizeOf compressed bytes of a built file
 * @returns {Figure[]}
 * @throws {Error} when the manifest has no entry
 */
export function measureBundle({ manifest, page, sizeOf }) {
  const keys = Object.keys(manifest);
  const entries = keys.filter((key) => manifest[key]?.isEntry);
  if (entries.length === 0) throw new Error('The manifest names no entry.');
  const lazy = keys.filter((key) => manifest[key]?.isDynamicEntry);

  const first = closure(manifest, [...entries, ...lazy.filter((key) => FIRST_PAGE.test(key))]);
  const overlays = closure(
    manifest,
    lazy.filter((key) => OVERLAY.test(key)),
  );
  const weigh = (/** @type {Iterable<string>} */ files) =>
    [...new Set(files)].reduce((sum, file) => sum + sizeOf(file), 0);
  const files = (/** @type {Iterable<string>} */ some) =>
    [...some].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js'));

  return [
    {
      name: 'first route, JavaScript',
      bytes: weigh([...files(first), ...plainScripts(page, manifest)]),
      bound: BOUNDS.firstRoute,
    },
    {
      name: 'overlays, loaded on first use',
      bytes: weigh(files(without(overlays, first))),
      bound: BOUNDS.overlays,
    },
    ...lazy
      .filter((key) => !first.has(key) && !overlays.has(key))
      .map((key) => ({
        name: key,
        bytes: weigh(files(without(closure(manifest, [key]), first, overlays))),
        bound: BOUNDS.lazy,
      })),
    {
      name: 'style sheets',
      bytes: weigh(keys.flatMap((key) => manifest[key]?.css ?? [])),
      bound: BOUNDS.css,
    },
  ];
}

/**
 * The chunks that are loaded together with these.
 * @param {Manifest} manifest
 * @param {string[]} keys
 * @returns {Set<string>}
 */
function closure(manifest, keys) {
  const found = new Set(keys);
  for (const key of found) for (const next of manifest[key]?.imports ?? []) found.add(next);
  return found;
}

/**
 * @param {Set<string>} keys
 * @param {Set<string>[]} others
 */
function without(keys, ...others) {
  return [...keys].filter((key) => others.every((other) => !other.has(key)));
}

/**
 * Scripts of the page that are not chunks, such as the one that sets the theme before the first paint.
 * @param {string} page
 * @param {Manifest} manifest
 */
function plainScripts(page, manifest) {
  const chunks = new Set(Object.values(manifest).map(({ file }) => file));
  return [...page.matchAll(/<script\b[^>]*\bsrc="\/([^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .filter((file) => !chunks.has(file));
}

/** @param {Figure} figure */
export function budgetLine({ name, bytes, bound }) {
  const kilobytes = (bytes / KB).toFixed(1).padStart(6);
  return `${bytes <= bound ? 'ok    ' : 'FAILED'} ${kilobytes} of ${bound / KB} kB  ${name}`;
}
