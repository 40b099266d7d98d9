import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { ingest, type IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import type { Input } from '#shared/contract/endpoint.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { ingestColumns } from '#web/components/ingest-columns.tsx';
import { BY_NAME } from '#web/components/named-columns.tsx';
import { ResourceListPage } from '#web/components/resource-list-page.tsx';
import { StageNamesNote } from '#web/components/stage-names-note.tsx';
import { StageSelect } from '#web/components/stage-select.tsx';
import { useStageNames } from '#web/components/use-stage-names.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchValues } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { CreateIngestConfiguration } from './change/create-ingest-configuration.tsx';

/** AWS takes one of them at a time: choosing one ends the other. */
const API_FILTERS = ['state', 'stage'] as const;
const STATES = [
  { value: '', label: 'Any state' },
  { value: 'ACTIVE', label: 'Publishing' },
  { value: 'INACTIVE', label: 'Inactive' },
];

type ListInput = Input<typeof ingest.list>;

export function IngestConfigurationsPage() {
  const connection = useConnectionId();
  const [{ state, stage }, setFilters] = useSearchValues(API_FILTERS);
  const list = useWholeList(ingest.list, { connection, ...apiFilter(state, stage) });
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const isAll = !state && !stage && list.state === 'ready' && isWhole(list.progress);
  const names = useStageNames(connection);
  const columns = useMemo(() => ingestColumns(connection, { stages: names }), [connection, names]);
  const alsoFound = useMemo(
    () =>
      ({ stageArn, participantId, userId }: IngestConfigurationSummary) => [
        stageArn,
        names.nameOf(stageArn) ?? '',
        participantId,
        userId ?? '',
      ],
    [names],
  );
  return (
    <>
      <ResourceListPage
        title="Ingest configurations"
        what="ingest configurations"
        placeholder="Name, id, stage, user"
        list={list}
        actions={
          <ChangeButton of={ingestChanges.create} look="primary" onClick={() => setCreating(true)}>
            Create…
          </ChangeButton>
        }
        endpoint={ingest.list}
        columns={columns}
        sortedBy={BY_NAME}
        hrefOf={({ arn }) => paths.ingestConfiguration(connection, idOf(arn))}
        alsoFound={alsoFound}
        tagged={false}
        controls={
          <>
            <Segmented
              label="State"
              value={stage ? '' : state}
              options={STATES}
              onChange={(next) => setFilters({ state: next, stage: '' })}
            />
            <StageSelect
              names={names}
              value={stage}
              onChange={(next) => setFilters({ stage: next, state: '' })}
            />
          </>
        }
        widen={state || stage ? () => setFilters({ state: '', stage: '' }) : undefined}
        note={
          <>
            <StageNamesNote names={names} />
            With an ingest configuration an encoder publishes to a stage over RTMP or RTMPS. One that is
            attached to no stage has a stream key that cannot be used. AWS filters by state or by stage, not
            by both, and gives tags for one configuration at a time only.
          </>
        }
        empty={{
          title: 'No ingest configurations in this account and Region',
          text: 'An ingest configuration gives an encoder an address and a stream key to publish to a stage. It appears here once it is created, with “Create…” above, a CLI or an SDK.',
        }}
        skeletonRows={10}
      />
      <CreateIngestConfiguration
        open={creating}
        onClose={() => setCreating(false)}
        existing={isAll ? list.items.length : undefined}
        onCreated={({ arn }) => {
          setCreating(false);
          void navigate(paths.ingestConfiguration(connection, idOf(arn)));
        }}
      />
    </>
  );
}

/** A state that the address has and AWS does not is refused before anything is asked. */
function apiFilter(state: string, stage: string): Pick<ListInput, 'filterByState' | 'stageId'> {
  if (stage) return { stageId: stage };
  return state ? { filterByState: state as ListInput['filterByState'] } : {};
}
