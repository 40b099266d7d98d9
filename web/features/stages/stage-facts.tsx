import type { ReactNode } from 'react';
import type { StageSession } from '#shared/sessions/contract.ts';
import type { Stage } from '#shared/stages/contract.ts';
import type { Load } from '#web/api/use-item.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { NotGiven, NotLoaded } from '#web/components/absent.tsx';
import { Duration } from '#web/components/duration.tsx';
import { Time } from '#web/components/time.tsx';
import { lastEnd } from './last-end.ts';
import type { StageRow } from './stage-row.ts';

interface StageKnown {
  load: Load<Stage>;
  /** The stage as the stages list would tell it; absent while it loads. */
  row: StageRow | undefined;
  sessions: WholeList<StageSession>;
}

interface Fact {
  label: string;
  value: ReactNode;
}

/** What people ask of a stage first. */
export function stageFacts({ load, row, sessions }: StageKnown): Fact[] {
  const unknown = load.state === 'failed' ? <NotGiven>not known</NotGiven> : undefined;
  const stage = load.state === 'ready' ? load.data : undefined;
  const asOf = load.state === 'ready' ? load.freshness.asOf : undefined;
  const storage = stage?.autoParticipantRecordingConfiguration?.storageConfigurationArn;
  return [
    ...(row?.state === 'idle' || !row
      ? [{ label: row ? 'Idle since' : 'State', value: row ? <IdleSince sessions={sessions} /> : unknown }]
      : liveFacts(row.startTime ?? startIn(sessions, row.sessionId), asOf)),
    { label: 'Sessions', value: <SessionCount sessions={sessions} /> },
    { label: 'Participant recording', value: stage ? (storage ? 'On' : 'Off') : unknown },
    { label: 'Tags', value: stage ? Object.keys(stage.tags ?? {}).length : unknown },
  ];
}

function liveFacts(startTime: string | undefined, asOf: string | undefined): Fact[] {
  const known = startTime !== undefined && asOf !== undefined;
  return [
    { label: 'Live since', value: known ? <Time at={startTime} /> : <NotLoaded /> },
    { label: 'Live for', value: known ? <Duration from={startTime} to={asOf} /> : <NotLoaded /> },
  ];
}

function startIn(sessions: WholeList<StageSession>, sessionId: string | undefined): string | undefined {
  if (sessions.state !== 'ready') return undefined;
  return sessions.items.find((session) => session.sessionId === sessionId)?.startTime;
}

/** The end of the newest session: known only when all are listed, for AWS leaves their order open. */
function IdleSince({ sessions }: { sessions: WholeList<StageSession> }) {
  if (sessions.state === 'failed') return <NotGiven>not known</NotGiven>;
  if (sessions.state === 'loading' || !isWhole(sessions.progress)) return <NotLoaded />;
  if (sessions.items.length === 0) return 'never used';
  const end = lastEnd(sessions.items);
  return end === undefined ? <NotGiven>not given</NotGiven> : <Time at={end} />;
}

function SessionCount({ sessions }: { sessions: WholeList<StageSession> }) {
  if (sessions.state === 'failed') return <NotGiven>not known</NotGiven>;
  if (sessions.state === 'loading') return <NotLoaded />;
  const count = sessions.items.length;
  return isWhole(sessions.progress) ? count : `${count} loaded so far`;
}
