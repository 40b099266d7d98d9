import { Eye, EyeOff } from 'lucide-react';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { Button } from '#web/ui/button.tsx';
import type { ShownKeys } from './use-stream-keys.ts';

interface StreamKeyProps {
  /** As the server has masked it. */
  masked: string;
  /** Absent while it is hidden. */
  shown: string | undefined;
}

/** A stream key, hidden or not. */
export function StreamKey({ masked, shown }: StreamKeyProps) {
  if (shown !== undefined) return <CopyableText text={shown} what="stream key" />;
  return <span className="font-mono text-xs wrap-anywhere text-muted">{masked}</span>;
}

/** Shows the stream keys and hides them again; says how long they stay. */
export function RevealKeys({ keys, seconds, isAsking, failure, reveal, hide }: ShownKeys) {
  return (
    <div className="flex flex-col gap-2">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {keys === undefined ? (
          <ChangeButton of={ingestChanges.reveal} small onClick={reveal} aria-disabled={isAsking}>
            <Eye size={14} aria-hidden /> {isAsking ? 'Asking AWS…' : 'Show the stream keys'}
          </ChangeButton>
        ) : (
          <Button small onClick={hide}>
            <EyeOff size={14} aria-hidden /> Hide the stream keys
          </Button>
        )}
        <span className="text-xs text-muted">
          {keys === undefined ? (
            'For 30 seconds. Whoever has a stream key can publish on the stage.'
          ) : (
            <>
              Hidden again in <span className="tabular-nums">{seconds}</span> s.
            </>
          )}
        </span>
      </span>
      {failure && (
        <ChangeFailure failure={failure} endpoint={ingestChanges.reveal} what="read the stream keys" />
      )}
    </div>
  );
}
