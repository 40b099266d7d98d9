import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const CONFIG = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url));
const TIMELINE = /[\\/]web[\\/]features[\\/]sessions[\\/]timeline[\\/]/;

/** Bytes, compressed by gzip -9. */
export interface ChunkSizes {
  /** All modules of the timeline as one file, whatever else they need left out of it. */
  modules: number;
  /** The file with the chart as the app is built; undefined where the chart has none of its own. */
  chart: number | undefined;
  /** The worker, which is no part of the page. */
  worker: number;
}

/** Builds the app twice: as it is, and with a file for all modules of the timeline. Nothing of it is run. */
export async function chunkSizes(): Promise<ChunkSizes> {
  const asItIs = await outputsOf([]);
  const grouped = await outputsOf([
    { name: 'timeline', test: TIMELINE, priority: 1, includeDependenciesRecursively: false },
  ]);
  const modules = grouped.find((each) => each.type === 'chunk' && each.name === 'timeline');
  const chart = asItIs.find(
    (each) => each.type === 'chunk' && each.facadeModuleId?.endsWith('/timeline/timeline-chart.tsx'),
  );
  const worker = asItIs.find((each) => /unpack-worker-[\w-]+\.js$/.test(each.fileName));
  if (modules?.type !== 'chunk' || worker?.type !== 'asset') throw new Error('The build has no timeline.');
  const strangers = modules.moduleIds.filter((id) => !TIMELINE.test(id) && !id.startsWith('\0'));
  if (strangers.length > 0) throw new Error(`In the timeline's file are also ${strangers.join(', ')}`);
  return {
    modules: gzip(modules.code),
    chart: chart?.type === 'chunk' ? gzip(chart.code) : undefined,
    worker: gzip(worker.source),
  };
}

const gzip = (code: string | Uint8Array): number => gzipSync(code, { level: 9 }).length;

async function outputsOf(groups: object[]) {
  const result = await build({
    configFile: CONFIG,
    logLevel: 'warn',
    build: { write: false, rolldownOptions: { output: { codeSplitting: { groups: groups as never } } } },
  });
  return [result].flat().flatMap((each) => ('output' in each ? each.output : []));
}
