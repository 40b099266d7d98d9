import type { FieldHost } from './draft-form.ts';
import { KeyValueRows } from './key-value-rows.tsx';
import type { TagRow } from './tag-rows.ts';

interface TagsFieldProps {
  form: FieldHost;
  rows: readonly TagRow[];
  /** @param key the key of the tag that was changed, as it is now */
  onChange: (rows: TagRow[], key?: string) => void;
  /** False where tags are all that the form is about. */
  optional?: boolean;
}

const MOST = 50;

/** Tags, a row each: key and value, with the rules of AWS. */
export function TagsField({ form, rows, onChange, optional = true }: TagsFieldProps) {
  return (
    <KeyValueRows
      form={form}
      path="tags"
      what="tag"
      label="Tags"
      optional={optional}
      rows={rows}
      onChange={onChange}
      most={MOST}
      hint={`${rows.length} of ${MOST}. Keys up to 128 characters and not beginning with aws:, values up to 256.`}
    />
  );
}
