import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the build's manifest, where nothing is served from. */
export const PRELOADS_FILE = join('.vite', 'page-preloads.json');

const LAZY_PAGE = /\bpage\(\s*'([^']+)',\s*async \(\) =>[^']*'#web\/([^']+)'/g;

/**
 * The pages whose code is fetched on their first visit: path below the connection, or a whole one that
 * begins with a slash, and the module that draws it.
 * Read from the routes' source, so that the routes stay the one list of pages.
 * @param {string} routes source of web/app/routes.tsx
 * @returns {{ path: string, module: string }[]}
 */
export function lazyPages(routes) {
  const pages = [...routes.matchAll(LAZY_PAGE)].map(([, path = '', module = '']) => ({ path, module }));
  const written = routes.match(/\bpage\(/g)?.length ?? 0;
  if (pages.length !== written)
    throw new Error(`Of ${written} lazy routes ${pages.length} could be read: write each as the others are.`);
  return pages;
}

/**
 * Writes which files a page needs beyond those that index.html names, for the server to name them there: the browser
 * then fetches them with the first chunk instead of after it has run, which is a round trip later.
 * @param {string} folder the web app's build
 * @param {string} routes source of web/app/routes.tsx
 */
export function writePagePreloads(folder, routes) {
  /** @type {Record<string, { file: string, imports?: string[] }>} */
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  const first = filesOf('index.html', manifest, new Set());
  const preloads = lazyPages(routes).map(({ path, module }) => ({
    path: path.startsWith('/') ? path : `/:connection/${path}`,
    files: [...filesOf(module, manifest, new Set())]
      .filter((file) => !first.has(file))
      .map((file) => `/${file}`),
  }));
  writeFileSync(join(folder, PRELOADS_FILE), JSON.stringify(preloads));
}

/**
 * A chunk's file and those of all that it imports.
 * @param {string} name
 * @param {Record<string, { file: string, imports?: string[] }>} manifest
 * @param {Set<string>} found
 * @returns {Set<string>}
 */
function filesOf(name, manifest, found) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build has no chunk for ${name}.`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, manifest, found);
  return found;
}
