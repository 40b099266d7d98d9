import { SESSIONS, type SessionKey } from '../sessions.ts';
import type { Subject } from '../subject.ts';
import { firstPicture, frames, signature } from './drive.ts';

/** Which chart is measured is said in the address, so that a page has the code of one alone. */
const SUBJECTS: Record<string, () => Promise<Subject>> = {
  callboard: async () => (await import('./callboard.tsx')).callboard(),
  echarts: async () => (await import('../../peers/echarts.ts')).echarts(),
  'flame-chart-js': async () => (await import('../../peers/flame-chart.ts')).flameChart(),
  'vis-timeline': async () => (await import('../../peers/vis-timeline.ts')).visTimeline(),
};

const asked = new URLSearchParams(location.search);
const subject = await SUBJECTS[asked.get('subject') ?? '']?.();
const host = document.getElementById('host');
if (!subject || !host) throw new Error('The address names no chart that is known.');

/** What the command asks of this page. */
const bench = {
  prepare: () => subject.prepare?.(host),
  fill: () => subject.fill(SESSIONS[asked.get('session') as SessionKey]),
  show: async () => firstPicture(host, () => subject.show(host)),
  isWhole: () => subject.isWhole?.() ?? true,
  signature: () => signature(host),
  pan: (pixels: number) => subject.pan(pixels),
  zoom: (factor: number) => subject.zoom(factor),
  panning: async (steps: number[]) => frames(steps, (pixels) => subject.pan(pixels)),
  zooming: async (steps: number[]) => frames(steps, (factor) => subject.zoom(factor)),
  scrolling: async (steps: number[]) => frames(steps, (pixels) => subject.scroll?.(pixels)),
  pointing: async (places: { x: number; y: number }[]) => frames(places, ({ x, y }) => subject.point?.(x, y)),
  /** The same number of frames in which nothing is asked for. */
  idling: async (count: number) => frames(Array.from({ length: count }), () => undefined),
  hits: (count: number) => subject.hits?.(count) ?? [],
};
export type Bench = typeof bench;
Object.assign(globalThis, { theBench: () => bench });
