import type { LayoutDraft } from '../drafts.ts';
import type { Person } from '../geometry/person.ts';
import type { AttributeChange, MemberChanges } from './finding.ts';

/** A layout with some parameters set anew; those of the other kind of layout are left alone. */
export function withMembers(layout: LayoutDraft, members: MemberChanges): LayoutDraft {
  return layout.pip
    ? { pip: withoutUnset({ ...layout.pip, ...members }) }
    : { grid: withoutUnset({ ...layout.grid, ...members }) };
}

/** Without the members that are `undefined`: they are not sent. */
function withoutUnset<Draft extends object>(draft: Draft): Draft {
  const set = Object.entries(draft).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as Draft;
}

/** The same people with some attributes set anew or taken away. */
export function withAttributes(people: readonly Person[], changes: readonly AttributeChange[]): Person[] {
  return people.map((person) => {
    const own = changes.filter(({ personId }) => personId === person.id);
    if (own.length === 0) return person;
    const attributes = { ...person.attributes };
    for (const { attribute, value } of own) {
      if (value === undefined) delete attributes[attribute];
      else attributes[attribute] = value;
    }
    return { ...person, attributes };
  });
}
