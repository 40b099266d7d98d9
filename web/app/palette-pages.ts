import type { PalettePage } from '#web/features/palette/page-options.ts';
import { paths } from '#web/nav/paths.ts';
import { DESTINATIONS } from './destinations.ts';

/** Every page that needs no id: those of the navigation with their keys, and those below them. */
export const PALETTE_PAGES: readonly PalettePage[] = [
  ...DESTINATIONS.map(({ label, to, keys }) => ({ label, to, keys })),
  { label: 'Search', to: paths.search },
  { label: 'Create a stage', to: paths.createStage },
  { label: 'Create many stages', to: paths.createStages },
  { label: 'Start a composition', to: paths.startComposition },
  { label: 'Composition history', to: paths.compositionHistory },
  { label: 'Findings', to: paths.findings },
];
