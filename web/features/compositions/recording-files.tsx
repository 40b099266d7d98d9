import { useQuery } from '@tanstack/react-query';
import { connections } from '#shared/connections/contract.ts';
import { q } from '#web/api/query.ts';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { bucketPage, listCommand, RECORDING_FILES } from './recording-places.ts';

interface RecordingFilesProps {
  bucket: string;
  /** Below the bucket, without a slash at either end. */
  prefix: string;
  hasThumbnails: boolean;
}

/** How to get at a recording: its page in AWS's console, the command that lists it, and what lies where below its prefix. */
export function RecordingFiles({ bucket, prefix, hasThumbnails }: RecordingFilesProps) {
  const id = useConnectionId();
  const own = useQuery({ ...q(connections.list, {}), staleTime: Infinity }).data?.items.find(
    (one) => one.id === id,
  );
  return (
    <div className="flex flex-col gap-2 py-2">
      {own?.kind === 'aws' && (
        <a
          href={bucketPage(own.region, bucket, prefix)}
          target="_blank"
          rel="noreferrer"
          className="link inline-flex min-h-6 items-center self-start"
        >
          Open in the S3 console (another tab)
        </a>
      )}
      {own?.kind === 'emulated' && (
        <p className="text-xs text-muted">
          The emulator records nothing: behind this bucket there are no files.
        </p>
      )}
      <CopyableText text={listCommand(own?.region, bucket, prefix)} what="command that lists the files" />
      <details>
        <summary className="link min-h-6 cursor-pointer">What lies below the prefix</summary>
        <dl className="mt-1 flex flex-col gap-1.5">
          {RECORDING_FILES.filter(({ thumbnails }) => thumbnails !== true || hasThumbnails).map(
            ({ path, meaning }) => (
              <div key={path}>
                <dt className="font-mono text-xs wrap-anywhere">{path}</dt>
                <dd className="text-xs text-muted">{meaning}</dd>
              </div>
            ),
          )}
        </dl>
      </details>
    </div>
  );
}
