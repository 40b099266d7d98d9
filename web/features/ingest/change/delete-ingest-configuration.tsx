import { idOf } from '#shared/contract/ids.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { ingest, type IngestConfiguration } from '#shared/ingest/contract.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { loadAllNow } from '#web/api/load-all-now.ts';
import { useChange } from '#web/api/use-change.ts';
import { useItem } from '#web/api/use-item.ts';
import { ArnLink } from '#web/components/arn-link.tsx';
import { GuardedDelete } from '#web/components/guarded-action/guarded-delete.tsx';
import { IdText } from '#web/components/id-text.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';

const remove = ingestChanges.remove;

interface DeleteIngestConfigurationProps {
  configuration: IngestConfiguration;
  /** As far as it is known. */
  stageName: string | undefined;
  onGone: () => void;
}

/** Deletes an ingest configuration; by force where somebody publishes through it, who is then disconnected. */
export function DeleteIngestConfiguration(props: DeleteIngestConfigurationProps) {
  const { configuration, stageName, onGone } = props;
  const connection = useConnectionId();
  const change = useChange(remove);
  const ingestConfigurationId = idOf(configuration.arn);
  const load = useItem(ingest.get, { connection, ingestConfigurationId });
  const now = load.state === 'ready' ? load.data : configuration;
  const isLooking = load.state === 'loading' || (load.state === 'ready' && load.refreshing);
  const isPublishing = now.state === 'ACTIVE';
  const name = configuration.name || ingestConfigurationId;
  const input = { ingestConfigurationId, ...(isPublishing && { force: true }) };
  return (
    <GuardedDelete
      what="ingest configuration"
      name={name}
      endpoint={remove}
      input={input}
      consequence={`Its stream ${now.redundantIngest ? 'keys are' : 'key is'} worth nothing any more, and cannot be brought back: an encoder that has ${now.redundantIngest ? 'them' : 'it'} needs another one.`}
      impact={
        isLooking ? (
          <p className="px-3 py-2 text-muted">Looking whether anybody publishes through it…</p>
        ) : (
          <Impact configuration={now} stageName={stageName} />
        )
      }
      inUse={isPublishing || now.stageArn !== ''}
      isLooking={isLooking}
      explain={explain}
      onLook={load.state === 'loading' ? undefined : load.retry}
      send={async () => change.run({ connection, ...input })}
      isGone={async () =>
        !(await loadAllNow(ingest.list, { connection })).some(
          ({ arn }) => idOf(arn) === ingestConfigurationId,
        )
      }
      onGone={() => {
        announce(`Ingest configuration ${name} deleted`);
        onGone();
      }}
    />
  );
}

interface ImpactProps {
  configuration: IngestConfiguration;
  stageName: string | undefined;
}

function Impact({
  configuration: { state, stageArn, participantId, redundantIngest },
  stageName,
}: ImpactProps) {
  if (stageArn === '')
    return <p className="px-3 py-2">It is attached to no stage: nobody can be using it.</p>;
  const stage = <ArnLink arn={stageArn} name={stageName} />;
  if (state !== 'ACTIVE')
    return <p className="px-3 py-2">It is attached to the stage {stage}; nobody publishes through it now.</p>;
  return (
    <div className="flex flex-col gap-1 px-3 py-2">
      <p className="font-medium text-bad">⚠ Somebody publishes through it now.</p>
      <p>
        The participant <IdText id={participantId} what="participant id" /> is disconnected from the stage{' '}
        {stage}
        {redundantIngest && ', with both encoders'}: subscribers, compositions and recordings lose it at once.
        It can be deleted by force only.
      </p>
    </div>
  );
}

function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_conflict') return undefined;
  return 'Somebody has begun to publish through it since this was opened. Close this and open it again: it then says who, and deletes by force.';
}
