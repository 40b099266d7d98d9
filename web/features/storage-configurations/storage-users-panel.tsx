import { ArnLink } from '#web/components/arn-link.tsx';
import { CompositionsHit } from '#web/components/compositions-hit.tsx';
import { Panel } from '#web/components/panel.tsx';
import { Button } from '#web/ui/button.tsx';
import type { RunningUsers, StorageUsers } from './use-storage-users.ts';

/** Who uses a storage configuration, as far as it is known, and what it would take to know more. */
export function StorageUsersPanel({ users: { running, stages, look } }: { users: StorageUsers }) {
  const { state } = running;
  return (
    <Panel
      title="Used by"
      actions={
        <Button small disabled={state === 'looking'} onClick={look}>
          {state === 'not-looked' ? 'Look at the running compositions' : 'Look again'}
        </Button>
      }
    >
      <RunningNow running={running} />
      <StagesThatRecord {...stages} />
    </Panel>
  );
}

/** Which running compositions record into it, as far as it was looked for. */
export function RunningNow({ running }: { running: RunningUsers }) {
  switch (running.state) {
    case 'not-looked':
      return (
        <p className="px-3 py-2 text-muted">
          Not looked for yet: AWS tells where a composition records one composition at a time, a call each.
        </p>
      );
    case 'looking':
      return (
        <p className="px-3 py-2 text-muted">
          {running.of === undefined
            ? 'Listing the running compositions…'
            : `Looked at ${running.asked} of ${running.of} running compositions…`}
        </p>
      );
    case 'failed':
      return <CompositionsHit running={undefined} problem={running.problem} />;
    case 'known':
      return <CompositionsHit running={running.compositions} />;
  }
}

/** AWS tells where a stage records its participants one stage at a time, so that only some stages are known. */
export function StagesThatRecord({ looked, recording }: StorageUsers['stages']) {
  return (
    <div className="border-t border-line px-3 py-2">
      {recording.length > 0 && (
        <p className="flex flex-wrap gap-x-3">
          {recording.length === 1 ? 'A stage records' : `${recording.length} stages record`} participants into
          it:
          {recording.map(({ arn, name }) => (
            <ArnLink key={arn} arn={arn} name={name} />
          ))}
        </p>
      )}
      <p className="text-xs text-muted">
        Stages that record their participants into it cannot be listed: AWS tells it one stage at a time.{' '}
        {looked === 0
          ? 'This browser has looked at none yet.'
          : `Of the ${looked} that this browser has looked at, ${recording.length === 0 ? 'none does' : `${recording.length} ${recording.length === 1 ? 'does' : 'do'}`}.`}
      </p>
    </div>
  );
}
