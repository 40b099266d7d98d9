import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { people } from '#shared/people/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useChange } from '#web/api/use-change.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { CreateDisplay } from './create-display.tsx';
import type { ListedDisplay } from './listed-person.ts';
import { NewDisplayLink } from './new-display-link.tsx';

const STATE = {
  open: undefined,
  waiting: 'its link was not opened yet',
  expired: 'its link was not opened in time: make another one',
  ended: 'it is signed out: make another link',
} as const;

/** The screens on walls: each shows one connection, and stays signed in. */
export function DisplaysPanel() {
  const query = useQuery(q(people.displays, {}));
  const [isCreating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ListedDisplay>();
  const end = useChange(people.endDisplay);
  const all = query.data?.items;
  const close = () => {
    end.clear();
    setEnding(undefined);
  };
  const confirm = async () => {
    if (!ending) return;
    const outcome = await end.run({ displayId: ending.id });
    if (!outcome.done) return;
    announce(`The display ${ending.name} has ended`);
    close();
  };
  return (
    <Panel
      title="Displays"
      note={all?.length}
      actions={
        <Button small onClick={() => setCreating(true)}>
          Add a display…
        </Button>
      }
    >
      {all === undefined && query.error !== null && (
        <ErrorState
          what="the displays"
          failure={asFailure(query.error)}
          endpoint={people.displays}
          retry={() => void query.refetch()}
        />
      )}
      {all === undefined && query.error === null && <TableSkeleton label="the displays" rows={2} />}
      {all?.length === 0 && (
        <EmptyNote title="No display">
          A screen on a wall shows the overview of one connection without anybody being signed in at it.
        </EmptyNote>
      )}
      {all && all.length > 0 && (
        <ul aria-label="Displays" className="divide-y divide-line">
          {all.map((display) => (
            <Row key={display.id} display={display} onEnd={() => setEnding(display)} />
          ))}
        </ul>
      )}
      <CreateDisplay open={isCreating} onClose={() => setCreating(false)} />
      <ConfirmDialog
        open={ending !== undefined}
        title={`End the display ${ending?.name}?`}
        act="End it"
        isRunning={end.isRunning}
        failure={end.failure}
        onClose={close}
        onConfirm={() => void confirm()}
      >
        It is signed out within seconds, and its link is void. To show something there again, add another one.
      </ConfirmDialog>
    </Panel>
  );
}

function Row({ display, onEnd }: { display: ListedDisplay; onEnd: () => void }) {
  const [isLinking, setLinking] = useState(false);
  const { name, connection, state, lastSeenAt, address, createdAt, createdBy } = display;
  const says = STATE[state];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 grow basis-60">
        <p className="wrap-anywhere">
          <span className="font-semibold">{name}</span>
          <span className="text-muted"> shows {connection}</span>
          {says !== undefined && <span className="text-warn"> · {says}</span>}
        </p>
        <p className="text-xs text-muted">
          {lastSeenAt !== undefined && (
            <>
              last seen <Time at={lastSeenAt} />
              {address !== undefined && `, opened at ${address}`},{' '}
            </>
          )}
          added <Time at={createdAt} /> by {createdBy}
        </p>
      </div>
      <span className="flex flex-wrap gap-1.5">
        <Button small aria-label={`New link for the display ${name}…`} onClick={() => setLinking(true)}>
          New link…
        </Button>
        <Button small aria-label={`End the display ${name}…`} onClick={onEnd}>
          End…
        </Button>
      </span>
      <NewDisplayLink display={display} open={isLinking} onClose={() => setLinking(false)} />
    </li>
  );
}
