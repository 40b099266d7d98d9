import { AttributesField } from '#web/components/attributes-field.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import type { DraftForm } from '#web/form/use-draft-form.ts';
import { FieldNote } from '#web/form/form-field.tsx';
import { numberOf } from '#web/form/number-of.ts';
import type { TagRow } from '#web/form/tag-rows.ts';
import { TextField } from '#web/form/text-field.tsx';
import { formatDuration } from '#web/lib/duration.ts';
import { Button } from '#web/ui/button.tsx';
import { isNumbered, numbered } from './name-pattern.ts';
import { MOST_TOKENS, numbersOf, type TokenForm, type TypedTokenForm } from './token-form.ts';

/** Minutes that are often wanted; 12 hours is what the User Guide recommends. */
const LIFETIMES = [
  { label: '1 hour', minutes: 60 },
  { label: '12 hours', minutes: 720 },
  { label: '1 day', minutes: 1_440 },
  { label: '14 days', minutes: 20_160 },
] as const;

const FEATURED: TagRow = { key: 'featured', value: 'true' };
const order = (value: string): TagRow => ({ key: 'order', value });

/** What the tokens of a set allow, and to whom. */
export function TokenFields({ form, by }: { form: DraftForm<TypedTokenForm, unknown>; by: TokenForm['by'] }) {
  const { state } = form;
  const many = numbersOf(state).length > 1;
  const text = (member: 'count' | 'userId' | 'participantId' | 'duration') => ({
    form,
    path: member,
    value: state[member],
    onChange: (value: string) => form.change((before) => ({ ...before, [member]: value }), member),
  });
  const allow = (member: 'publish' | 'subscribe') => (checked: boolean) =>
    form.change((before) => ({ ...before, [member]: checked }), 'capabilities');
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <TextField {...text('count')} label="How many" kind="number" hint={`1 to ${MOST_TOKENS}.`} />
        <TextField
          {...text('userId')}
          label="User id"
          optional
          placeholder={many ? 'guest-{nn}' : ''}
          hint={userIdHint(state)}
        />
      </div>
      {by === 'browser' && (
        <TextField
          {...text('participantId')}
          label="Participant id"
          optional
          hint="Up to 64 letters, digits, hyphens and underscores, unlike any other; made up if left out."
        />
      )}
      <fieldset disabled={form.disabled} className="flex flex-col gap-0.5">
        <legend className="font-medium">Allows to</legend>
        <div
          id={form.idOf('capabilities')}
          tabIndex={-1}
          aria-describedby={`${form.idOf('capabilities')}-says`}
          className="flex flex-wrap gap-x-6 outline-none"
        >
          <CheckBox label="publish" checked={state.publish} onChange={allow('publish')} />
          <CheckBox label="subscribe" checked={state.subscribe} onChange={allow('subscribe')} />
        </div>
        <FieldNote
          id={`${form.idOf('capabilities')}-says`}
          label="What they allow"
          problem={form.problemOf('capabilities')}
          hint="PUBLISH: to be seen and heard. SUBSCRIBE: to see and hear the others."
        />
      </fieldset>
      <div className="flex flex-col gap-1">
        <TextField
          {...text('duration')}
          label="Lifetime in minutes"
          kind="number"
          hint={`1 to 20,160, which is 14 days; 720 if left out.${lifetimeWords(state.duration)}`}
        />
        <div className="flex flex-wrap gap-1.5">
          {LIFETIMES.map(({ label, minutes }) => (
            <Button
              key={label}
              small
              disabled={form.disabled}
              onClick={() => form.change((before) => ({ ...before, duration: String(minutes) }), 'duration')}
            >
              {label}
            </Button>
          ))}
        </div>
      </div>
      <AttributesField
        form={form}
        rows={state.attributes}
        onChange={(attributes, key) =>
          form.change(
            (before) => ({ ...before, attributes }),
            key === undefined ? undefined : `attributes.${key}`,
          )
        }
        quick={[
          { label: 'Featured', row: FEATURED },
          { label: 'Order 3', row: order('3') },
          ...(many ? [{ label: 'Order by number', row: order('{n}') }] : []),
        ]}
        hint="Everybody in the stage can read them. A layout features whoever has “true”, and orders by a whole number, under the names that it is started with: rename these where yours are others."
      />
    </>
  );
}

function userIdHint(state: TypedTokenForm): string {
  const numbers = numbersOf(state);
  const last = numbers.at(-1) ?? 1;
  if (last > 1 && isNumbered(state.userId)) {
    return `From ${numbered(state.userId, 1)} to ${numbered(state.userId, last)}.`;
  }
  return last > 1
    ? 'Up to 128 characters; {n} or {nn} in it becomes the number of each. Everybody in the stage can read it.'
    : 'Up to 128 characters. Everybody in the stage can read it: nothing personal.';
}

function lifetimeWords(text: string): string {
  const minutes = numberOf(text);
  return minutes !== undefined && Number.isInteger(minutes) && minutes > 0 && minutes <= 20_160
    ? ` This is ${formatDuration(minutes * 60_000)}.`
    : '';
}
