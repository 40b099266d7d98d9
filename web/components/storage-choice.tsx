import { useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { storageConfigurations, type StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { CreateStorageConfiguration } from './create-storage-configuration.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { ConfigurationChoice } from './configuration-choice.tsx';

interface StorageChoiceProps {
  form: FieldHost;
  path: string;
  list: WholeList<StorageConfiguration>;
  value: string;
  onChange: (id: string) => void;
}

const bucketOf = ({ s3 }: StorageConfiguration) => s3?.bucketName ?? 'no bucket given';

/** Into which bucket it is recorded. */
export function StorageChoice({ form, path, list, value, onChange }: StorageChoiceProps) {
  const [creating, setCreating] = useState(false);
  return (
    <>
      <ConfigurationChoice
        form={form}
        path={path}
        label="Storage configuration"
        list={list}
        endpoint={storageConfigurations.list}
        about={bucketOf}
        value={value}
        none="Choose one"
        hint="The S3 bucket of this Region into which it is recorded."
        onChange={onChange}
        onCreate={() => setCreating(true)}
      />
      <CreateStorageConfiguration
        open={creating}
        onClose={() => setCreating(false)}
        existing={list.state === 'ready' && isWhole(list.progress) ? list.items.length : undefined}
        onCreated={({ arn }) => {
          setCreating(false);
          onChange(idOf(arn));
        }}
      />
    </>
  );
}
