import { type Notice, notices as contract, type Notices } from '#shared/notices/contract.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { BrowserNotifications } from './browser-notifications.tsx';
import { MutedKinds } from './muted-kinds.tsx';
import { NoticeRow } from './notice-row.tsx';
import type { NoticesInHand } from './use-notices.ts';
import { WatchingNote } from './watching-note.tsx';

interface NoticesPanelProps {
  connection: string;
  hand: NoticesInHand;
}

/** The problems, what nobody wants to hear of, and from where the console hears at all. */
export function NoticesPanel({ connection, hand }: NoticesPanelProps) {
  const { data, failure, retry, busy, acknowledge } = hand;
  return (
    <section aria-label="Notices" className="flex flex-col">
      <header className="flex min-h-10 items-center justify-between gap-2 border-b border-line py-1 pr-2 pl-4">
        <h2 className="font-semibold">Notices</h2>
        {data !== undefined && data.items.some(isOpen) && (
          <ChangeButton
            of={contract.acknowledge}
            small
            look="quiet"
            disabled={busy}
            onClick={() => acknowledge()}
          >
            Acknowledge all
          </ChangeButton>
        )}
      </header>
      {failure && (
        <div className="border-b border-line">
          <ErrorState what="the notices" failure={failure} endpoint={contract.list} retry={retry} />
        </div>
      )}
      {data && <Lists connection={connection} data={data} hand={hand} />}
      {data && <MutedKinds muted={data.muted} busy={busy} onUnmute={hand.unmute} />}
      {data && <WatchingNote watching={data.watching} webhook={data.webhook} />}
      <BrowserNotifications />
    </section>
  );
}

const isOpen = ({ acknowledgedAt }: Notice): boolean => acknowledgedAt === undefined;

function Lists({ connection, data, hand }: NoticesPanelProps & { data: Notices }) {
  const open = data.items.filter(isOpen);
  const noted = data.items.filter((notice) => !isOpen(notice));
  const row = (notice: Notice) => (
    <NoticeRow
      key={notice.id}
      connection={connection}
      notice={notice}
      muted={data.muted.some(({ kind }) => kind === notice.kind)}
      hand={hand}
    />
  );
  return (
    <>
      {open.length > 0 ? (
        <ul aria-label="Open" className="divide-y divide-line">
          {open.map(row)}
        </ul>
      ) : (
        <p className="px-4 py-3 font-medium">No problem is open</p>
      )}
      {noted.length > 0 && (
        <details className="border-t border-line">
          <summary className="cursor-pointer px-4 py-2 text-muted">Acknowledged: {noted.length}</summary>
          <ul aria-label="Acknowledged" className="divide-y divide-line border-t border-line">
            {noted.map(row)}
          </ul>
        </details>
      )}
    </>
  );
}
