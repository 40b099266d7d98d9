/**
 * `npm run build`: dist/web by vite, precompressed, and dist/server by rolldown: plain programs that need no tsx, and
 * of node_modules only the database drivers and argon2. Both are made in a folder of their own and put in place at the end, so that a build that
 * fails or is interrupted leaves the last good one.
 */
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeBuildStamp } from './bootstrap/build-stamp.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { requireSupportedNode } from './bootstrap/node-version.mjs';
import { writePagePreloads } from './bootstrap/page-preloads.mjs';
import { compressFolder } from './bootstrap/precompress.mjs';
import { projectPath } from './bootstrap/project.mjs';
import { sourceFingerprint } from './bootstrap/source-fingerprint.mjs';
import { bundleServer } from './bundle-server.mjs';

requireSupportedNode();
await ensureDependencies();

// React's development build is several times larger; vite takes it when the variable says so.
process.env['NODE_ENV'] = 'production';

const sources = sourceFingerprint();
const next = projectPath('dist', `.next-${process.pid}`);
const started = performance.now();
try {
  mkdirSync(next, { recursive: true });
  await buildWeb(join(next, 'web'));
  writePagePreloads(join(next, 'web'), readFileSync(projectPath('web', 'app', 'routes.tsx'), 'utf8'));
  await compressFolder(join(next, 'web'));
  await buildServer(join(next, 'server'));
  writeBuildStamp(next, sources);
  putInPlace(['build.json', 'web', 'server']);
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(next, { recursive: true, force: true });
}

/** @param {string} outDir */
async function buildWeb(outDir) {
  const { build } = await import('vite');
  await build({ configFile: projectPath('vite.config.ts'), logLevel: 'warn', build: { outDir } });
}

/** @param {string} dir */
async function buildServer(dir) {
  await bundleServer(
    {
      main: 'server/main.ts',
      emulator: 'server/emulated-services/main.ts',
      backup: 'server/backup.ts',
      restore: 'server/restore.ts',
      audit: 'server/audit-command.ts',
      admin: 'server/admin.ts',
      iam: 'server/iam.ts',
    },
    dir,
  );
}

/** @param {string[]} parts the stamp first: until the new one is there, what stands is not taken for a whole build */
function putInPlace(parts) {
  const [stamp, ...folders] = parts.map((part) => ({
    from: join(next, part),
    to: projectPath('dist', part),
  }));
  if (!stamp) return;
  rmSync(stamp.to, { force: true });
  for (const { from, to } of folders) {
    rmSync(to, { recursive: true, force: true });
    renameSync(from, to);
  }
  renameSync(stamp.from, stamp.to);
}
