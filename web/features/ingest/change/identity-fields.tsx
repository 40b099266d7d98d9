import { attributeBytes, MOST_ATTRIBUTE_BYTES } from '#shared/participants/identity.ts';
import { KeyValueRows } from '#web/form/key-value-rows.tsx';
import { tagsOf } from '#web/form/tag-rows.ts';
import { TextField } from '#web/form/text-field.tsx';
import type { DraftForm } from '#web/form/use-draft-form.ts';
import type { IngestForm } from './ingest-form.ts';

const number = new Intl.NumberFormat('en-GB');

/** As whom the encoder publishes. */
export function IdentityFields({ form }: { form: DraftForm<IngestForm, unknown> }) {
  const { userId, attributes } = form.state;
  const bytes = attributeBytes(tagsOf(attributes) ?? {});
  return (
    <>
      <TextField
        form={form}
        path="userId"
        label="User id"
        optional
        value={userId}
        onChange={(next) => form.change((before) => ({ ...before, userId: next }), 'userId')}
        hint="Your own name for the participant, up to 128 characters. Everybody in the stage can read it."
      />
      <KeyValueRows
        form={form}
        path="attributes"
        what="attribute"
        label="Attributes"
        optional
        rows={attributes}
        onChange={(next, key) =>
          form.change(
            (before) => ({ ...before, attributes: next }),
            key === undefined ? 'attributes' : `attributes.${key}`,
          )
        }
        hint={
          <>
            <span className="tabular-nums">
              {number.format(bytes)} of {number.format(MOST_ATTRIBUTE_BYTES)} bytes.
            </span>{' '}
            Everybody in the stage can read them; layouts can go by them.
          </>
        }
      />
    </>
  );
}
