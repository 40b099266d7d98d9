import {
  Archive,
  Blocks,
  Clapperboard,
  Database,
  Gauge,
  Grid2x2,
  History,
  KeyRound,
  LayoutDashboard,
  ListTodo,
  Lock,
  RadioTower,
  SlidersHorizontal,
} from 'lucide-react';
import { paths } from '#web/nav/paths.ts';

/** Where the navigation leads, in its order. */
export const DESTINATIONS = [
  { label: 'Overview', Icon: LayoutDashboard, to: paths.overview, keys: 'g o' },
  { label: 'Stages', Icon: Clapperboard, to: paths.stages, keys: 'g s' },
  { label: 'Sessions', Icon: History, to: paths.sessions, keys: 'g h' },
  { label: 'Compositions', Icon: Blocks, to: paths.compositions, keys: 'g c' },
  { label: 'Layouts', Icon: Grid2x2, to: paths.layouts, keys: 'g l' },
  { label: 'Encoder', Icon: SlidersHorizontal, to: paths.encoderConfigurations, keys: 'g e' },
  { label: 'Storage', Icon: Database, to: paths.storageConfigurations, keys: 'g t' },
  { label: 'Ingest configurations', Icon: RadioTower, to: paths.ingestConfigurations, keys: 'g i' },
  { label: 'Public keys', Icon: KeyRound, to: paths.publicKeys, keys: 'g k' },
  { label: 'Capacity', Icon: Gauge, to: paths.capacity, keys: 'g q' },
  { label: 'Jobs', Icon: ListTodo, to: paths.jobs, keys: 'g j' },
  { label: 'Recorder', Icon: Archive, to: paths.recorder, keys: 'g r' },
  { label: 'Audit', Icon: Lock, to: paths.audit, keys: 'g a' },
] as const;
