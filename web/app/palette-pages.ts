import { audit } from '#shared/audit/contract.ts';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { people } from '#shared/people/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import type { PalettePage } from '#web/features/palette/page-options.ts';
import { paths } from '#web/nav/paths.ts';
import { DESTINATIONS } from './destinations.ts';

/** Every page that needs no id: those of the navigation with their keys, and those below them. */
export const PALETTE_PAGES: readonly PalettePage[] = [
  ...DESTINATIONS.map(({ label, to, keys }) => ({
    label,
    to,
    keys,
    ...(to === paths.audit ? { of: audit.list } : {}),
  })),
  { label: 'Search', to: paths.search },
  { label: 'Create a stage', to: paths.createStage, of: stageChanges.create },
  { label: 'Create many stages', to: paths.createStages, of: bulkChanges.create },
  { label: 'Start a composition', to: paths.startComposition, of: compositionChanges.start },
  { label: 'Composition history', to: paths.compositionHistory },
  { label: 'Findings', to: paths.findings },
  { label: 'Your account', to: paths.account },
  { label: 'People and displays', to: paths.people, of: people.list },
];
