import { describe, expect, it } from 'vitest';
import { FRESH } from './kept-draft.ts';
import {
  applyFix,
  contentOf,
  layoutOf,
  nearestSide,
  onStage,
  removePerson,
  setMembers,
  showPeople,
  withContent,
} from './model.ts';
import { MOST_PEOPLE, SCENARIOS, shapeOf, SHAPES } from './scenarios.ts';

describe('what the editor edits', () => {
  it('sends only what was set, of the kind that is shown', () => {
    const state = setMembers(setMembers(FRESH, { gridGap: 8, videoAspectRatio: 'SQUARE' }), {
      gridGap: undefined,
    });
    expect(layoutOf(state)).toEqual({ grid: { videoAspectRatio: 'SQUARE' } });
    const other = setMembers({ ...state, kind: 'pip' }, { pipOffset: 20 });
    expect(layoutOf(other)).toEqual({ pip: { pipOffset: 20 } });
    expect(layoutOf({ ...other, kind: 'grid' })).toEqual({ grid: { videoAspectRatio: 'SQUARE' } });
  });

  it('takes over a kept layout and gives the same back', () => {
    for (const layout of [{ grid: { gridGap: 8 } }, { pip: { pipOffset: 8 } }]) {
      const content = { layout, canvas: { width: 720, height: 1280 } };
      expect(contentOf(withContent(FRESH, content))).toEqual(content);
    }
  });

  it('has from nobody to twelve people on stage, and keeps who is off it', () => {
    const many = showPeople(FRESH, 40);
    expect(onStage(many)).toHaveLength(MOST_PEOPLE);
    expect(new Set(many.people.map(({ id }) => id)).size).toBe(MOST_PEOPLE);
    const few = showPeople(many, 2);
    expect(onStage(few)).toEqual(FRESH.people.slice(0, 2));
    expect(onStage(showPeople(few, 12))).toEqual(onStage(many));
    expect(onStage(showPeople(few, -1))).toEqual([]);
  });

  it('gives a new person the id and the name of one who was removed', () => {
    const fewer = removePerson(FRESH, 'p2');
    expect(fewer.shown).toBe(5);
    expect(showPeople(fewer, 6).people.at(-1)).toMatchObject({ id: 'p2', name: 'Ben' });
  });

  it('does what a fix says, in the layout and among the people', () => {
    const fixed = applyFix(FRESH, {
      label: '',
      members: { gridGap: 4 },
      attributes: [{ personId: 'p3', attribute: 'order', value: '9' }],
    });
    expect(fixed.grid).toEqual({ gridGap: 4 });
    expect(fixed.people[2]?.attributes).toEqual({ order: '9' });
  });

  it('takes the nearest side that an encoder takes', () => {
    expect([0, 1281, 5000, 720].map(nearestSide)).toEqual([2, 1282, 1920, 720]);
  });
});

describe('the scenarios', () => {
  it('have people of shapes that the list knows', () => {
    for (const { people } of SCENARIOS)
      for (const person of people) expect(SHAPES.map(({ id }) => id)).toContain(shapeOf(person));
  });
});
