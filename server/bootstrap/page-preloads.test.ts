import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lazyPages, PRELOADS_FILE, writePagePreloads } from './page-preloads.mjs';

// The word is put in afterwards, so that this text is not taken for an import of the bootstrap's own.
const ROUTES = `[
  { path: 'stages', Component: StagesPage },
  page('stages/:stageId', async () => (await WORD('#web/features/stages/stage-page.tsx')).StagePage),
]`.replace('WORD', 'import');

describe('lazy pages', () => {
  it('are those of the routes as they are written', () => {
    const pages = lazyPages(readFileSync('web/app/routes.tsx', 'utf8'));
    expect(pages).toContainEqual({
      path: 'stages/:stageId/sessions/:sessionId',
      module: 'features/sessions/session-page.tsx',
    });
    expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
  });

  it('that are written otherwise fail the build instead of being left out', () => {
    const otherwise = ROUTES.replace('async () =>', 'loadStagePage, () =>');
    expect(() => lazyPages(otherwise)).toThrow('Of 1 lazy routes 0 could be read');
  });
});

describe('what is preloaded for a page', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'page-preloads-'));
    mkdirSync(join(folder, '.vite'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (manifest: unknown) => {
    writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest));
    writePagePreloads(folder, ROUTES);
    return JSON.parse(readFileSync(join(folder, PRELOADS_FILE), 'utf8')) as unknown;
  };

  it('is its chunk and all that it imports, once each, but what the first page brings', () => {
    expect(
      write({
        'index.html': { file: 'assets/index.js', imports: ['_runtime.js'] },
        '_runtime.js': { file: 'assets/runtime.js' },
        '_shared.js': { file: 'assets/shared.js', imports: ['_runtime.js', 'index.html'] },
        'features/stages/stage-page.tsx': {
          file: 'assets/stage-page.js',
          imports: ['index.html', '_shared.js', '_panel.js'],
        },
        '_panel.js': { file: 'assets/panel.js', imports: ['_shared.js'] },
      }),
    ).toEqual([
      {
        path: '/:connection/stages/:stageId',
        files: ['/assets/stage-page.js', '/assets/shared.js', '/assets/panel.js'],
      },
    ]);
  });

  it('must be there', () => {
    expect(() =>
      write({
        'index.html': { file: 'assets/index.js' },
      }),
    ).toThrow('no chunk for features/stages/stage-page.tsx');
  });
});
