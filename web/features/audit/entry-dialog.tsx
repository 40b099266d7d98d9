import { Link } from 'react-router';
import type { AuditEntry } from '#shared/audit/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { objectsOf } from '#web/components/audit/entry-objects.ts';
import { actionWords, outcomeWords, whoWords } from '#web/components/audit/entry-words.ts';
import { CodeBlock } from '#web/components/code-block.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { Time } from '#web/components/time.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

interface EntryDialogProps {
  entry: AuditEntry | undefined;
  onClose: () => void;
}

/** Everything that the log knows of one entry. */
export function EntryDialog({ entry, onClose }: EntryDialogProps) {
  return (
    <Dialog
      open={entry !== undefined}
      onClose={onClose}
      title={entry === undefined ? '' : actionWords(entry)}
    >
      {entry && (
        <div className="flex flex-col gap-3">
          <DetailList labels="short" details={detailsOf(entry)} />
          {entry.request !== undefined && <CodeBlock what="request" content={asJson(entry.request)} />}
        </div>
      )}
    </Dialog>
  );
}

function detailsOf(entry: AuditEntry) {
  const { person, address, connection, operations, jobId, objects, reason, endedAt, upstreamAt } = entry;
  const mono = (text: string | undefined) =>
    text === undefined ? <NotGiven /> : <span className="font-mono wrap-anywhere">{text}</span>;
  return [
    { label: 'Number', value: mono(String(entry.seq)) },
    { label: 'Asked', value: <Time at={entry.at} /> },
    { label: 'Ended', value: endedAt === undefined ? <NotGiven /> : <Time at={endedAt} /> },
    ...(upstreamAt === undefined ? [] : [{ label: 'AWS’s time', value: <Time at={upstreamAt} /> }]),
    { label: 'Outcome', value: outcomeWords(entry) },
    { label: 'Who', value: `${whoWords(entry)}${person === undefined ? '' : `, ${person.role}`}` },
    { label: 'From', value: mono(address) },
    { label: 'Connection', value: mono(connection) },
    { label: 'Why', value: reason ?? <NotGiven /> },
    { label: 'Endpoint', value: mono(entry.endpoint) },
    { label: 'Operations', value: operations.length === 0 ? <NotGiven /> : mono(operations.join(', ')) },
    ...(jobId === undefined ? [] : [{ label: 'Job', value: mono(jobId) }]),
    ...objectsOf(connection, objects).map(({ of, id, to }) => ({
      label: `The ${of}`,
      value:
        to === undefined ? (
          mono(id)
        ) : (
          <Link to={to} className="link font-mono">
            {id}
          </Link>
        ),
    })),
    { label: 'AWS request', value: mono(entry.awsRequestId) },
    { label: 'Request', value: mono(entry.requestId) },
    { label: 'Hash', value: mono(entry.hash) },
  ];
}

function asJson(text: string): string | object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return text;
  }
}
