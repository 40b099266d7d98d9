import { describe, expect, it } from 'vitest';
import { MOST_PEOPLE } from '#shared/layouts/scenarios.ts';
import { FRESH } from './kept-draft.ts';
import {
  applyFix,
  contentOf,
  layoutOf,
  onStage,
  removePerson,
  setMembers,
  scenarioOf,
  showPeople,
  withCanvas,
  withContent,
  withScenario,
} from './model.ts';
import { SCENARIOS, shapeOf, SHAPES } from './scenarios.ts';

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

  it('keeps its people and takes them over, those of a live stage as made-up ones', () => {
    const kept = scenarioOf(FRESH);
    expect(withScenario({ ...FRESH, people: [], shown: 0 }, kept)).toEqual(FRESH);
    const [ana, ben] = FRESH.people;
    if (!ana || !ben) throw new Error('There is nobody.');
    const noon = Date.parse('2026-11-20T12:00:00Z');
    const live = {
      ...FRESH,
      people: [
        { ...ana, arrivedAt: noon + 90_000 },
        { ...ben, arrivedAt: noon },
      ],
      shown: 1,
      live: { arn: 'arn', name: 'show' },
    };
    expect(scenarioOf(live)).toEqual({
      people: [
        { ...ana, arrivedAt: 90 },
        { ...ben, arrivedAt: 0 },
      ],
      shown: 1,
    });
    expect(withScenario(live, scenarioOf(live)).live).toBeUndefined();
  });

  it('knows whose size the picture has until it gets another one', () => {
    const encoder = { arn: 'arn', name: 'vertical' };
    const upright = withCanvas(FRESH, { width: 720, height: 1280 }, encoder);
    expect(upright.encoder).toEqual(encoder);
    expect(withCanvas(upright, { width: 720, height: 720 }).encoder).toBeUndefined();
    expect(withContent(upright, contentOf(FRESH)).encoder).toBeUndefined();
  });
});

describe('the scenarios', () => {
  it('have people of shapes that the list knows', () => {
    for (const { people } of SCENARIOS)
      for (const person of people) expect(SHAPES.map(({ id }) => id)).toContain(shapeOf(person));
  });
});
