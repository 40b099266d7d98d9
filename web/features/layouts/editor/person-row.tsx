import { Trash2 } from 'lucide-react';
import { memo, useId, useState } from 'react';
import type { Person } from '#shared/layouts/geometry/person.ts';
import { Time } from '#web/components/time.tsx';
import { IconButton } from '#web/ui/button.tsx';
import { useEditorActs, useEditorNow } from './editor-context.tsx';
import { changePerson, removePerson, setAttributes } from './model.ts';
import { groundOf } from '#web/components/layout-picture/ground.ts';
import { shapeOf, SHAPES } from './scenarios.ts';
import { type Read, TypedField } from './typed-field.tsx';

interface PersonRowProps {
  person: Person;
  index: number;
  /** Why they are where they are in the order. */
  reason: string;
  /** Attributes that the layout looks at. */
  attributes: readonly string[];
  /** Real people carry what their tokens say. */
  isReal: boolean;
  /** Where they are drawn: `tile`, `featured`, `window`, or why not. */
  where: string;
}

/**
 * One person of the scenario: where the layout puts them and why, and everything that decides it. Twelve of them stand
 * beside the picture, so that one is drawn anew only when something of theirs has changed.
 */
export const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { person, index, reason, where } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="border-b border-line last:border-b-0"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-2 px-4 py-1 hover:bg-hover">
        <svg viewBox="0 0 10 10" className="size-2.5 shrink-0" aria-hidden>
          <rect width={10} height={10} rx={2} fill={groundOf(index)} />
        </svg>
        <span className="font-medium">{person.name}</span>
        <span className="text-muted">{where}</span>
        <span className="basis-full text-xs text-muted">{reason}</span>
      </summary>
      {isOpen && <PersonFields {...props} />}
    </details>
  );
});

function PersonFields({ person: before, attributes, isReal }: PersonRowProps) {
  const { people } = useEditorNow().state;
  // Fields do not fall behind the typing, as the row may by a frame.
  const person = people.find(({ id }) => id === before.id) ?? before;
  return <OwnFields {...{ person, attributes, isReal }} />;
}

type OwnFieldsProps = Pick<PersonRowProps, 'person' | 'attributes' | 'isReal'>;

const OwnFields = memo(function OwnFields({ person, attributes, isReal }: OwnFieldsProps) {
  const { change, settle } = useEditorActs();
  const id = useId();
  const { name } = person;
  const set = (part: Partial<Person>, mark: string) =>
    change((before) => changePerson(before, person.id, part), `${person.id} ${mark}`);
  const ignored = Object.entries(person.attributes).filter(([key]) => !attributes.includes(key));
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1 px-4 pt-1 pb-3">
      <label htmlFor={`${id}-name`}>Name</label>
      <input
        id={`${id}-name`}
        value={name}
        maxLength={60}
        onChange={(event) => set({ name: event.target.value }, 'name')}
        onBlur={settle}
        className="field min-w-0"
      />
      <label htmlFor={`${id}-video`}>Video</label>
      <select
        id={`${id}-video`}
        value={person.video}
        onChange={(event) => set({ video: event.target.value as Person['video'] }, 'video')}
        className="field min-w-0"
      >
        <option value="on">Running</option>
        <option value="stopped">Stopped</option>
        <option value="none">Sound alone</option>
      </select>
      <label htmlFor={`${id}-shape`}>Camera</label>
      <select
        id={`${id}-shape`}
        value={shapeOf(person)}
        onChange={(event) => {
          const shape = SHAPES.find((each) => each.id === event.target.value);
          if (shape) set({ source: shape.source, isScreen: shape.isScreen ?? false }, 'shape');
        }}
        className="field min-w-0"
      >
        {SHAPES.map((shape) => (
          <option key={shape.id} value={shape.id}>
            {shape.label}
          </option>
        ))}
      </select>
      {isReal ? <span>Joined at</span> : <label htmlFor={`${id}-joined`}>Joined at</label>}
      {isReal ? (
        <span>
          <Time at={new Date(person.arrivedAt).toISOString()} />
        </span>
      ) : (
        <span className="flex flex-wrap items-center gap-1">
          <TypedField
            id={`${id}-joined`}
            name="Joined at"
            value={person.arrivedAt}
            read={readSeconds}
            numeric={{ step: 1, least: 0 }}
            onChange={(arrivedAt) => set({ arrivedAt: Number(arrivedAt ?? 0) }, 'joined')}
            onBlur={settle}
          />
          s
        </span>
      )}
      {attributes.map((attribute) => (
        <div key={attribute} className="contents">
          <label htmlFor={`${id}-${attribute}`} className="truncate font-mono text-xs" title={attribute}>
            {attribute}
          </label>
          <input
            id={`${id}-${attribute}`}
            value={person.attributes[attribute] ?? ''}
            placeholder="not there"
            readOnly={isReal}
            maxLength={200}
            onChange={(event) => {
              const value = event.target.value || undefined;
              change(
                (before) => setAttributes(before, [{ personId: person.id, attribute, value }]),
                `${person.id} ${attribute}`,
              );
            }}
            onBlur={settle}
            className="field min-w-0 font-mono text-xs read-only:text-muted"
          />
        </div>
      ))}
      {ignored.length > 0 && (
        <p className="col-span-2 text-xs text-muted">
          Not looked at: {ignored.map(([key, value]) => `${key}=${value}`).join(', ')}
        </p>
      )}
      <span className="col-span-2 flex justify-end">
        <IconButton
          label={`Remove ${name}`}
          icon={<Trash2 size={14} aria-hidden />}
          onClick={() => change((before) => removePerson(before, person.id))}
        />
      </span>
    </div>
  );
});

/** A day in seconds: longer than a composition lives. */
const DAY_S = 86_400;

/** Seconds after the stage began. */
function readSeconds(text: string): Read {
  if (text.trim() === '') return { problem: 'must be a number of seconds' };
  const seconds = Number(text);
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= DAY_S
    ? { value: seconds }
    : { problem: `must be a whole number of seconds from 0 to ${DAY_S}` };
}
