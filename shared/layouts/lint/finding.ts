import type { Canvas } from '../canvas.ts';
import type { GridDraft, PipDraft } from '../drafts.ts';
import type { EffectiveLayout } from '../effective-layout.ts';
import type { Drawing } from '../geometry/draw-layout.ts';
import type { Person } from '../geometry/person.ts';
import type { LayoutMember } from '../parameters.ts';

/** What is looked at: a layout, and what it looks like with these people. */
export interface Subject {
  layout: EffectiveLayout;
  canvas: Canvas;
  people: readonly Person[];
  drawing: Drawing;
  /** Whether attributes can be set here: those of people on a stage come from their tokens. */
  attributesAreOurs: boolean;
}

/** Values to be set; `undefined` leaves a parameter to AWS's default. */
export type MemberChanges = Partial<GridDraft & PipDraft>;

export interface AttributeChange {
  personId: string;
  attribute: string;
  /** `undefined` takes the attribute away. */
  value: string | undefined;
}

/** What puts a finding right, where something does. */
export interface Fix {
  /** As on a button: `Move it to the top left`. */
  label: string;
  members?: MemberChanges;
  attributes?: readonly AttributeChange[];
}

/** Something that a producer would not want, or would want to know. */
export interface Finding {
  kind: string;
  /** `error`: not what anybody wants; `warning`: likely not; `note`: good to know. */
  severity: 'error' | 'warning' | 'note';
  title: string;
  detail: string;
  /** The parameters that it is about. */
  members: readonly LayoutMember[];
  /** The ids of the people that it is about. */
  people: readonly string[];
  fix: Fix | undefined;
}

/** Names as in a sentence: `Ana`, `Ana and Ben`, `Ana, Ben and 3 more`. */
export function namesOf(people: readonly Person[]): string {
  const names = people.map(({ name }) => name);
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export const idsOf = (people: readonly Person[]): string[] => people.map(({ id }) => id);
