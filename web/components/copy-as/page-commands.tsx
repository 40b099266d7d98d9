import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { callsOnPage, changesSent } from './calls-on-page.ts';
import { CommandList } from './command-list.tsx';
import { useCommandPlace } from './use-command-place.ts';

/** The calls behind what a page shows, and those that were sent from it; as they were when this was opened. */
export function PageCommands({ connection }: { connection: string }) {
  const client = useQueryClient();
  const place = useCommandPlace(connection);
  const [side, setSide] = useState<'read' | 'sent'>('read');
  const reads = callsOnPage(client, connection, place.arnOf);
  const sent = changesSent(client, connection, place.arnOf);
  const calls = side === 'read' ? reads : sent;
  return (
    <>
      <div className="px-4 pt-4">
        <Segmented
          label="Which calls"
          value={side}
          options={[
            { value: 'read', label: `Behind this page: ${reads.length}` },
            { value: 'sent', label: `Sent of late: ${sent.length}` },
          ]}
          onChange={setSide}
        />
      </div>
      {calls.length > 0 ? (
        <CommandList key={side} calls={calls} place={place} />
      ) : side === 'read' ? (
        <EmptyNote title="Nothing on this page is one call of AWS">
          It shows what the console itself keeps, or puts several answers together.
        </EmptyNote>
      ) : (
        <EmptyNote title="Nothing was sent from here in the last five minutes">
          Each form and each guarded action has its own “Copy as”, which shows what it would send.
        </EmptyNote>
      )}
      {side === 'read' && reads.some(({ call }) => call.operation.startsWith('List')) && (
        <p className="px-4 pb-4 text-xs text-muted">
          Lists are asked for page by page; this is the first one. What the stream has brought since was asked
          for by the server with the same calls.
        </p>
      )}
      {side === 'sent' && (
        <p className="px-4 pb-4 text-xs text-muted">
          CreateParticipantToken is not among them: this browser keeps nothing of how a token was made.
        </p>
      )}
    </>
  );
}
