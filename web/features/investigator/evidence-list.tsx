import { Link } from 'react-router';
import type { EvidenceShown } from '#shared/investigator/contract.ts';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

/** What a verdict rests on: events, with a way to each, and what is no event in words. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceShown[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-xs">
      {evidence.map((one, index) => (
        // Evidence is a fixed list of one answer; two of one second may look the same.
        <li key={index} className="flex min-h-6 flex-wrap items-center gap-x-2">
          <One {...one} />
        </li>
      ))}
    </ul>
  );
}

function One({ words, participantId, stageId, sessionId, name, at, index, ...more }: EvidenceShown) {
  const connection = useConnectionId();
  if (participantId === undefined || stageId === undefined || sessionId === undefined || at === undefined)
    return <span className="break-words">{words}</span>;
  return (
    <>
      <Link
        to={paths.participant(connection, stageId, sessionId, participantId)}
        className="link inline-flex min-h-6 items-center font-mono"
      >
        {name} #{(index ?? 0) + 1}
      </Link>
      <Time at={at} />
      <span className="min-w-0 font-mono break-all text-muted">
        {participantId}
        {more.remoteParticipantId !== undefined && ` → ${more.remoteParticipantId}`}
        {more.errorCode !== undefined && ` ${more.errorCode}`}
      </span>
    </>
  );
}
