/** What stands around every page and comes a moment after the bar, as one chunk: each name weighs on the first page. */
export { SessionWatch } from '#web/features/auth/session-watch.tsx';
export { BarParts } from './bar-parts.tsx';
export { ForLogReaders } from './for-log-readers.tsx';
export { PaletteButton } from './palette-button.tsx';
export { PrefetchLinks } from './prefetch-links.tsx';
