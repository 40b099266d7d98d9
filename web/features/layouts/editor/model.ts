import type { Canvas } from '#shared/layouts/canvas.ts';
import type { GridDraft, LayoutDraft, PipDraft } from '#shared/layouts/drafts.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';
import { withAttributes, withMembers } from '#shared/layouts/lint/apply-fix.ts';
import type { AttributeChange, Fix, MemberChanges } from '#shared/layouts/lint/finding.ts';
import type { PresetContent } from '#shared/layouts/presets.ts';
import { MOST_PEOPLE, type ScenarioContent } from '#shared/layouts/scenarios.ts';
import { newPerson } from './scenarios.ts';

/** The stage whose people are looked at, where they are real. */
export interface LiveStage {
  arn: string;
  name: string;
}

/** An encoder configuration of the account, whose size the picture has. */
export interface Encoder {
  arn: string;
  name: string;
}

/** Everything that undo brings back. */
export interface EditorState {
  kind: 'grid' | 'pip';
  /** Both are kept, so that changing the kind and back loses nothing. */
  grid: GridDraft;
  pip: PipDraft;
  canvas: Canvas;
  /** `undefined`: the size was chosen or typed. */
  encoder: Encoder | undefined;
  /** Everybody of the scenario, in the order in which they are listed. */
  people: readonly Person[];
  /** How many of them are on the stage: the first so many. */
  shown: number;
  live: LiveStage | undefined;
}

/** The layout that would be sent. */
export function layoutOf({ kind, grid, pip }: Pick<EditorState, 'kind' | 'grid' | 'pip'>): LayoutDraft {
  return kind === 'pip' ? { pip } : { grid };
}

export const contentOf = (state: EditorState): PresetContent => ({
  layout: layoutOf(state),
  canvas: state.canvas,
});

export const onStage = ({ people, shown }: Pick<EditorState, 'people' | 'shown'>): readonly Person[] =>
  people.slice(0, shown);

/** Takes over a kept layout; the people stay. A layout without either kind is the default grid. */
export function withContent(state: EditorState, { layout, canvas }: PresetContent): EditorState {
  return layout.pip
    ? { ...state, kind: 'pip', pip: layout.pip, canvas, encoder: undefined }
    : { ...state, kind: 'grid', grid: layout.grid ?? {}, canvas, encoder: undefined };
}

/** Sets parameters of the layout that is shown; `undefined` leaves one to AWS's default. */
export function setMembers(state: EditorState, members: MemberChanges): EditorState {
  const { grid, pip } = withMembers(layoutOf(state), members);
  return { ...state, ...(grid && { grid }), ...(pip && { pip }) };
}

export function setAttributes(state: EditorState, changes: readonly AttributeChange[]): EditorState {
  return { ...state, people: withAttributes(state.people, changes) };
}

export function applyFix(state: EditorState, { members, attributes }: Fix): EditorState {
  return setAttributes(setMembers(state, members ?? {}), attributes ?? []);
}

export function changePerson(state: EditorState, id: string, change: Partial<Person>): EditorState {
  return {
    ...state,
    people: state.people.map((person) => (person.id === id ? { ...person, ...change } : person)),
  };
}

/** So many people on the stage: those that were there stay, new ones come last. */
export function showPeople(state: EditorState, wanted: number): EditorState {
  const shown = Math.max(0, Math.min(state.live ? state.people.length : MOST_PEOPLE, wanted));
  const people = [...state.people];
  while (people.length < shown) people.push(newPerson(people));
  return { ...state, people, shown };
}

/** Takes somebody off the stage and out of the scenario. */
export function removePerson(state: EditorState, id: string): EditorState {
  const people = state.people.filter((person) => person.id !== id);
  return { ...state, people, shown: Math.min(state.shown, people.length) };
}

/** Another size of the picture. @param encoder whose size it is, where it is that of one */
export function withCanvas(state: EditorState, canvas: Canvas, encoder?: Encoder): EditorState {
  return { ...state, canvas, encoder };
}

/** The people as they are kept under a name. Those of a live stage are kept as made-up ones, with what they carry now. */
export function scenarioOf({ people, shown, live }: EditorState): ScenarioContent {
  if (!live) return { people: [...people], shown };
  const first = Math.min(...people.map(({ arrivedAt }) => arrivedAt));
  return {
    people: people.map((person) => ({
      ...person,
      arrivedAt: Math.round((person.arrivedAt - first) / 1000),
    })),
    shown,
  };
}

/** Takes over a kept scenario; the layout stays. */
export function withScenario(state: EditorState, { people, shown }: ScenarioContent): EditorState {
  return { ...state, people, shown, live: undefined };
}
