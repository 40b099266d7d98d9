/**
 * The sizes of the built web app against their bounds, from vite's own manifest. Alone: `node e2e/bundle-size.mjs`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { projectPath } from '../server/bootstrap/project.mjs';
import { budgetLine, measureBundle } from './runner/bundle-budgets.mjs';

/**
 * Reads dist/web and measures it.
 * @returns {import('./runner/bundle-budgets.mjs').Figure[]}
 * @throws {Error} when nothing is built
 */
export function bundleFigures() {
  const manifest = projectPath('dist', 'web', '.vite', 'manifest.json');
  if (!existsSync(manifest)) throw new Error('Nothing is built: run npm run build first.');
  return measureBundle({
    manifest: JSON.parse(readFileSync(manifest, 'utf8')),
    page: readFileSync(projectPath('dist', 'web', 'index.html'), 'utf8'),
    sizeOf: (file) => gzipSync(readFileSync(projectPath('dist', 'web', file)), { level: 9 }).length,
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const figures = bundleFigures();
  for (const figure of figures) console.log(budgetLine(figure));
  if (figures.some(({ bytes, bound }) => bytes > bound)) process.exitCode = 1;
}
