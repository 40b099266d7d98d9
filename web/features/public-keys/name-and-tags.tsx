import { TagsField } from '#web/form/tags-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import type { DraftForm } from '#web/form/use-draft-form.ts';
import type { KeyForm } from './key-form.ts';

/** What a public key is called, which can be said when it is imported and not later. */
export function NameAndTags({ form }: { form: DraftForm<KeyForm, unknown> }) {
  const { state } = form;
  return (
    <>
      <TextField
        form={form}
        path="name"
        label="Name"
        optional
        value={state.name}
        onChange={(name) => form.change((before) => ({ ...before, name }), 'name')}
        hint="Letters, digits, hyphens and underscores; up to 128. It cannot be changed later."
      />
      <TagsField
        form={form}
        rows={state.tags}
        onChange={(tags, key) =>
          form.change((before) => ({ ...before, tags }), key === undefined ? undefined : `tags.${key}`)
        }
      />
    </>
  );
}
