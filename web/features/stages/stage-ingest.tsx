import { useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { ingest, type IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ingestColumns } from '#web/components/ingest-columns.tsx';
import { ListGate, type ReadyList } from '#web/components/list-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { byNameThenArn } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { DataTable } from '#web/table/data-table.tsx';

interface StageIngestProps {
  stageId: string;
  /** The active session, in which an encoder that publishes now can be looked at. */
  sessionId: string | undefined;
}

export function StageIngest({ stageId, sessionId }: StageIngestProps) {
  const connection = useConnectionId();
  const list = useWholeList(ingest.list, { connection, stageId });
  const ready = list.state === 'ready' ? list : undefined;
  return (
    <Panel title="Ingest configurations" note={ready?.items.length} freshness={ready?.freshness}>
      <ListGate
        what="the ingest configurations of this stage"
        list={list}
        endpoint={ingest.list}
        skeletonRows={2}
        empty={
          <EmptyNote title="No ingest configuration is attached to this stage">
            One that is attached lets an encoder publish here over RTMP or RTMPS.
          </EmptyNote>
        }
      >
        {(loaded) => <IngestTable stageId={stageId} sessionId={sessionId} list={loaded} />}
      </ListGate>
    </Panel>
  );
}

interface IngestTableProps extends StageIngestProps {
  list: ReadyList<IngestConfigurationSummary>;
}

function IngestTable({ stageId, sessionId, list }: IngestTableProps) {
  const connection = useConnectionId();
  const columns = useMemo(
    () =>
      ingestColumns(connection, { session: sessionId === undefined ? undefined : { stageId, sessionId } }),
    [connection, stageId, sessionId],
  );
  const rows = useMemo(() => list.items.toSorted(byNameThenArn), [list.items]);
  return (
    <DataTable
      label="Ingest configurations of this stage"
      columns={columns}
      rows={rows}
      rowKey={({ arn }) => arn}
      rowHref={({ arn }) => paths.ingestConfiguration(connection, idOf(arn))}
      height="grow"
      incomplete={list.progress.kind === 'loading'}
      empty={null}
    />
  );
}
