import { AttributesField } from '#web/components/attributes-field.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { FieldNote } from '#web/form/form-field.tsx';
import { partOfForm } from '#web/form/part-of-form.ts';
import { TextField } from '#web/form/text-field.tsx';
import { Button } from '#web/ui/button.tsx';
import { MOST_TOKENS, NEW_TOKEN, TOKENS, type TokenForm } from './token-form.ts';

interface TokenFieldsProps {
  form: FieldHost;
  tokens: readonly TokenForm[];
  onChange: (tokens: TokenForm[], path?: string) => void;
}

/** Participant tokens to make together with the stage. */
export function TokenFields({ form, tokens, onChange }: TokenFieldsProps) {
  const add = (token: TokenForm) => onChange([...tokens, token], TOKENS);
  return (
    <div className="flex flex-col">
      {tokens.map((token, index) => (
        <OneToken
          // A token has nothing of its own but its place.
          key={index}
          form={partOfForm(form, `${TOKENS}.${index}`)}
          number={index + 1}
          token={token}
          onChange={(change, path) =>
            onChange(
              tokens.map((one, at) => (at === index ? { ...one, ...change } : one)),
              path === undefined ? undefined : `${TOKENS}.${index}.${path}`,
            )
          }
          onRemove={() => onChange(tokens.filter((_, at) => at !== index))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
        <Button
          small
          id={form.idOf(TOKENS)}
          disabled={form.disabled || tokens.length >= MOST_TOKENS}
          onClick={() => add(NEW_TOKEN)}
        >
          Add a token
        </Button>
        {tokens.length > 0 && (
          <Button
            small
            disabled={form.disabled || tokens.length >= MOST_TOKENS}
            onClick={() => add({ ...tokens.at(-1)!, userId: '' })}
          >
            Add one like the last
          </Button>
        )}
        <FieldNote
          id={`${form.idOf(TOKENS)}-says`}
          label="Participant tokens"
          problem={form.problemOf(TOKENS)}
          hint={`${tokens.length} of ${MOST_TOKENS}. AWS tells each token once, when the stage is created. More can be made later.`}
        />
      </div>
    </div>
  );
}

interface OneTokenProps {
  form: FieldHost;
  number: number;
  token: TokenForm;
  onChange: (change: Partial<TokenForm>, path?: string) => void;
  onRemove: () => void;
}

function OneToken({ form, number, token, onChange, onRemove }: OneTokenProps) {
  return (
    <fieldset disabled={form.disabled} className="flex min-w-0 flex-col gap-3 border-b border-line px-4 py-3">
      <legend className="float-left w-full">
        <span className="flex items-center justify-between gap-2">
          <span className="font-medium">Token {number}</span>
          <Button small onClick={onRemove} aria-label={`Remove token ${number}`}>
            Remove
          </Button>
        </span>
      </legend>
      <div className="clear-both grid gap-3 sm:grid-cols-2">
        <TextField
          form={form}
          path="userId"
          label="User id"
          optional
          value={token.userId}
          onChange={(userId) => onChange({ userId }, 'userId')}
          hint="Up to 128 characters. Everybody in the stage can read it: nothing personal."
        />
        <TextField
          form={form}
          path="duration"
          label="Lifetime"
          kind="number"
          value={token.duration}
          onChange={(duration) => onChange({ duration }, 'duration')}
          hint="Minutes, 1 to 20160 (14 days); 720 (12 hours) if left out."
        />
      </div>
      <div id={form.idOf('capabilities')} tabIndex={-1}>
        <span className="flex flex-wrap gap-x-4">
          <CheckBox
            label="May publish (PUBLISH)"
            checked={token.publish}
            disabled={form.disabled}
            onChange={(publish) => onChange({ publish }, 'capabilities')}
          />
          <CheckBox
            label="May subscribe (SUBSCRIBE)"
            checked={token.subscribe}
            disabled={form.disabled}
            onChange={(subscribe) => onChange({ subscribe }, 'capabilities')}
          />
        </span>
        <FieldNote
          id={`${form.idOf('capabilities')}-says`}
          label="What it allows"
          problem={form.problemOf('capabilities')}
        />
      </div>
      <AttributesField
        form={form}
        rows={token.attributes}
        onChange={(attributes, key) =>
          onChange({ attributes }, key === undefined ? undefined : `attributes.${key}`)
        }
        hint="Everybody in the stage can read them."
      />
    </fieldset>
  );
}
