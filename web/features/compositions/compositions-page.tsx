import { useMemo } from 'react';
import { Link } from 'react-router';
import { compositions, type CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositionColumns } from '#web/components/composition-columns.tsx';
import { tagsColumn } from '#web/components/named-columns.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { ResourceListPage } from '#web/components/resource-list-page.tsx';
import { StageNamesNote } from '#web/components/stage-names-note.tsx';
import { StageSelect } from '#web/components/stage-select.tsx';
import { useStageNames } from '#web/components/use-stage-names.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchValues } from '#web/nav/search-state.ts';
import { EncoderSelect } from './encoder-select.tsx';

const PROBLEMS_FIRST = { column: 'state', descending: false };
const API_FILTERS = ['stage', 'encoder'] as const;
const STATES = {
  words: {
    starting: 'Starting',
    active: 'Active',
    stopping: 'Stopping',
    failed: 'Failed',
    stopped: 'Stopped',
  },
  of: ({ state }: CompositionSummary) => state,
};

export function CompositionsPage() {
  const connection = useConnectionId();
  const [{ stage, encoder }, setFilters] = useSearchValues(API_FILTERS);
  const list = useWholeList(compositions.list, {
    connection,
    ...(stage && { stageId: stage }),
    ...(encoder && { encoderConfigurationId: encoder }),
  });
  const names = useStageNames(connection);
  const asOf = list.state === 'ready' ? list.freshness.asOf : '';
  const columns = useMemo(
    () => [...compositionColumns(connection, asOf, names), tagsColumn<CompositionSummary>()],
    [connection, asOf, names],
  );
  const stageOf = useMemo(
    () =>
      ({ stageArn }: CompositionSummary) => [stageArn, names.nameOf(stageArn) ?? ''],
    [names],
  );
  return (
    <ResourceListPage
      title="Compositions"
      what="compositions"
      placeholder="Stage, id or tag"
      list={list}
      endpoint={compositions.list}
      actions={
        <LinkButton
          of={compositionChanges.start}
          look="primary"
          to={`${paths.startComposition(connection)}${stage && `?stage=${encodeURIComponent(stage)}`}`}
        >
          Start…
        </LinkButton>
      }
      // What AWS has filtered is not pushed: it is as old as its loading.
      live={stage || encoder ? undefined : { kind: 'compositions', connection }}
      columns={columns}
      sortedBy={PROBLEMS_FIRST}
      hrefOf={({ arn }) => paths.composition(connection, idOf(arn))}
      alsoFound={stageOf}
      states={STATES}
      controls={
        <>
          <StageSelect names={names} value={stage} onChange={(next) => setFilters({ stage: next })} />
          <EncoderSelect value={encoder} onChange={(next) => setFilters({ encoder: next })} />
          <Link to={paths.compositionHistory(connection)} className="link inline-flex min-h-6 items-center">
            All that were seen
          </Link>
        </>
      }
      widen={stage || encoder ? () => setFilters({ stage: '', encoder: '' }) : undefined}
      note={
        <>
          <StageNamesNote names={names} />
          Those that run, and those that ended within about five minutes: then AWS removes them. Why one
          failed the API never tells; the events that IVS sends to EventBridge do.
        </>
      }
      empty={{
        title: 'No composition runs in this account and Region',
        text: 'A composition mixes the participants of a stage into one picture, for a channel or a recording. It appears here once it is started, and vanishes about five minutes after it has ended.',
      }}
      skeletonRows={8}
    />
  );
}
