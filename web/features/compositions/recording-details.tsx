import type { Destination } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { storageConfigurations, type StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import { type Load, useItem } from '#web/api/use-item.ts';
import { NotGiven, NotLoaded } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { AwsWord } from '#web/components/aws-word.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { THUMBNAIL_STORAGE_WORDS } from '#web/components/thumbnail-words.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { RecordingFiles } from './recording-files.tsx';

type S3 = NonNullable<Destination['configuration']['s3']>;
type Thumbnails = NonNullable<S3['thumbnailConfigurations']>[number];

interface RecordingDetailsProps {
  s3: S3;
  /** Below the bucket, without a slash at either end. */
  recordingPrefix: string | undefined;
}

/** Where a composition is recorded and how. The bucket is not in its answer, so the storage configuration is asked. */
export function RecordingDetails({ s3, recordingPrefix }: RecordingDetailsProps) {
  const connection = useConnectionId();
  const storage = useItem(storageConfigurations.get, {
    connection,
    storageConfigurationId: idOf(s3.storageConfigurationArn),
  });
  const segment = s3.recordingConfiguration?.hlsConfiguration?.targetSegmentDurationSeconds;
  const format = s3.recordingConfiguration?.format;
  return (
    <DetailList
      details={[
        {
          label: 'Storage configuration',
          value: (
            <ArnLink
              arn={s3.storageConfigurationArn}
              name={storage.state === 'ready' ? storage.data.name : undefined}
            />
          ),
        },
        {
          label: 'Recording prefix',
          value: recordingPrefix ? (
            <CopyableText text={recordingPrefix} what="recording prefix" />
          ) : (
            <NotGiven>not given</NotGiven>
          ),
        },
        { label: 'Location', value: <Location storage={storage} prefix={recordingPrefix} /> },
        ...(storage.state === 'ready' && storage.data.s3?.bucketName && recordingPrefix
          ? [
              {
                label: 'Files',
                value: (
                  <RecordingFiles
                    bucket={storage.data.s3.bucketName}
                    prefix={recordingPrefix}
                    hasThumbnails={(s3.thumbnailConfigurations ?? []).length > 0}
                  />
                ),
              },
            ]
          : []),
        { label: 'Format', value: format ?? <NotGiven>not given</NotGiven> },
        {
          label: 'Segment duration',
          value: segment === undefined ? <NotGiven>not given</NotGiven> : `${segment} s`,
        },
        { label: 'Thumbnails', value: <ThumbnailSettings each={s3.thumbnailConfigurations ?? []} /> },
      ]}
    />
  );
}

function Location({ storage, prefix }: { storage: Load<StorageConfiguration>; prefix: string | undefined }) {
  if (storage.state === 'loading') return <NotLoaded />;
  if (storage.state === 'failed') {
    const { failure } = storage;
    return (
      <span className="text-warn">
        {isDenied(failure)
          ? `The bucket is not known: the permission ${permissionsOf(storageConfigurations.get).join(', ')} is missing.`
          : `The bucket is not known. ${failureWords(failure).title}: ${failure.message}`}
      </span>
    );
  }
  const bucket = storage.data.s3?.bucketName;
  if (!bucket || !prefix) return <NotGiven>not given</NotGiven>;
  return <CopyableText text={`s3://${bucket}/${prefix}`} what="S3 location" />;
}

function ThumbnailSettings({ each }: { each: readonly Thumbnails[] }) {
  if (each.length === 0) return 'Off';
  return (
    <ul>
      {each.map(({ targetIntervalSeconds, storage }) => (
        <li key={`${targetIntervalSeconds} ${storage?.join()}`} className="flex flex-wrap gap-x-3">
          {targetIntervalSeconds !== undefined && <span>Every {targetIntervalSeconds} s</span>}
          {storage?.map((kept) => (
            <AwsWord key={kept} word={`kept: ${keptWord(kept)}`} aws={kept} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function keptWord(kept: string): string {
  const word = Object.hasOwn(THUMBNAIL_STORAGE_WORDS, kept) ? THUMBNAIL_STORAGE_WORDS[kept] : undefined;
  return word?.toLowerCase() ?? kept;
}
