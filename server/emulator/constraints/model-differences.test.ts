import { describe, expect, it } from 'vitest';
import {
  choice,
  flag,
  fraction,
  list,
  type MemberTable,
  required,
  text,
  textMap,
  whole,
} from './constraint.ts';
import { compareWithModel, type Model } from './model-differences.ts';

const ODD = 'arn:aws:ivs:[a-z0-9-]+:[0-9]+:[a-z-]/[a-zA-Z0-9-]+'; // ill-formed: no ARN fits it

/** A made-up API with one operation that holds every kind of constraint, as a model file would have it. */
const model = (): Model => ({
  operations: { Paint: { input: { shape: 'PaintRequest' } }, Rest: {} },
  shapes: {
    PaintRequest: {
      type: 'structure',
      required: ['name'],
      members: {
        name: { shape: 'Name' },
        colour: { shape: 'Colour' },
        coats: { shape: 'Coats' },
        litres: { shape: 'Litres' },
        wet: { shape: 'Wet' },
        walls: { shape: 'Walls' },
        labels: { shape: 'Labels' },
        resourceArn: { shape: 'ResourceArn' },
      },
    },
    Name: { type: 'string', min: 0, max: 9, pattern: '[a-z/]*' },
    Colour: { type: 'string', enum: ['RED', 'BLUE'] },
    Coats: { type: 'integer', min: 0, max: 3 },
    Litres: { type: 'float', min: 1, max: 60 },
    Wet: { type: 'boolean' },
    Walls: { type: 'list', member: { shape: 'Wall' }, min: 1, max: 4 },
    Wall: { type: 'structure', required: ['name'], members: { name: { shape: 'Name' } } },
    Labels: { type: 'map', key: { shape: 'Name' }, value: { shape: 'Text' }, min: 0, max: 50 },
    Text: { type: 'string' },
    ResourceArn: { type: 'string', min: 1, max: 128, pattern: ODD },
  },
});

const Name = text({ max: 9, pattern: /^[a-z/]*$/ });

/** The same API as this project writes it. */
const PAINT = {
  name: required(Name),
  colour: choice('BLUE', 'RED'),
  coats: whole({ min: 0, max: 3 }),
  litres: fraction({ min: 1, max: 60 }),
  wet: flag,
  walls: list({ kind: 'structure' as const, members: { name: required(Name) } }, { min: 1, max: 4 }),
  labels: textMap({ key: Name, value: text(), max: 50 }),
  resourceArn: text({ min: 1, max: 128, pattern: /^arn:anything$/ }),
};

const differences = (paint: MemberTable, theirs = model()): string[] =>
  compareWithModel(theirs, { Paint: paint, Rest: {} }).differences;

describe('the comparison with the model', () => {
  it('finds nothing where there is nothing, and names the exceptions', () => {
    expect(compareWithModel(model(), { Paint: PAINT, Rest: {} })).toEqual({
      differences: [],
      exceptions: ['ResourceArn'],
      operations: 2,
      members: 9,
    });
  });

  it.each<[string, MemberTable, string]>([
    ['a member too many', { ...PAINT, ghost: flag }, 'Paint: member ghost is not in the model'],
    [
      'an optional member',
      { ...PAINT, name: Name },
      'Paint.name: is not required, in the model the other way',
    ],
    [
      'a required member',
      { ...PAINT, wet: required(flag) },
      'Paint.wet: is required, in the model the other way',
    ],
    [
      'a length',
      { ...PAINT, name: required(text({ max: 8, pattern: /^[a-z/]*$/ })) },
      'Paint.name: max is 8, in the model 9',
    ],
    [
      'no length',
      { ...PAINT, name: required(text({ pattern: /^[a-z/]*$/ })) },
      'Paint.name: max is not set, in the model 9',
    ],
    [
      'a least length',
      { ...PAINT, name: required(text({ min: 1, max: 9, pattern: /^[a-z/]*$/ })) },
      'Paint.name: min is 1, in the model not set',
    ],
    [
      'a pattern',
      { ...PAINT, name: required(text({ max: 9, pattern: /^[a-z]*$/ })) },
      'Paint.name: pattern is ^[a-z]*$, in the model [a-z/]*',
    ],
    [
      'no pattern',
      { ...PAINT, name: required(text({ max: 9 })) },
      'Paint.name: pattern is not set, in the model [a-z/]*',
    ],
    [
      'an enum value',
      { ...PAINT, colour: choice('RED') },
      'Paint.colour: values are RED, in the model RED, BLUE',
    ],
    ['text for an enum', { ...PAINT, colour: text() }, 'Paint.colour: is a text, in the model a choice'],
    ['a least number', { ...PAINT, coats: whole({ max: 3 }) }, 'Paint.coats: min is not set, in the model 0'],
    [
      'a greatest number',
      { ...PAINT, litres: fraction({ min: 1, max: 61 }) },
      'Paint.litres: max is 61, in the model 60',
    ],
    [
      'the kind of number',
      { ...PAINT, coats: fraction({ min: 0, max: 3 }) },
      'Paint.coats: is a fraction, in the model a whole',
    ],
    [
      'the size of a list',
      { ...PAINT, walls: list(PAINT.walls.item, { max: 4 }) },
      'Paint.walls: min is not set, in the model 1',
    ],
    [
      'the items of a list',
      { ...PAINT, walls: list(flag, { min: 1, max: 4 }) },
      'Paint.walls[]: is a flag, in the model a structure',
    ],
    [
      'the size of a map',
      { ...PAINT, labels: textMap({ key: Name, value: text() }) },
      'Paint.labels: max is not set, in the model 50',
    ],
    [
      'the keys of a map',
      { ...PAINT, labels: textMap({ key: text(), value: text(), max: 50 }) },
      'Paint.labels (key): max is not set, in the model 9',
    ],
    [
      'the values of a map',
      { ...PAINT, labels: textMap({ key: Name, value: text({ max: 1 }), max: 50 }) },
      'Paint.labels (value): max is 1, in the model not set',
    ],
  ])('finds %s', (_, paint, difference) => {
    expect(differences(paint)).toContain(difference);
  });

  it('finds what only the model has', () => {
    const { wet: _wet, ...withoutWet } = PAINT;
    expect(differences(withoutWet)).toEqual(['Paint: member wet is only in the model']);
    const dry = { type: 'structure', members: {} };
    const more = {
      ...model(),
      operations: { ...model().operations, Dry: { input: { shape: 'DryRequest' } } },
    };
    more.shapes['DryRequest'] = dry;
    expect(differences(PAINT, more)).toEqual(['operation Dry is only in the model']);
    expect(compareWithModel(model(), { Paint: PAINT, Rest: {}, Dry: {} }).differences).toEqual([
      'operation Dry is not in the model',
    ]);
  });

  it('finds a change of a pattern that differs on purpose, and a type that it has no word for', () => {
    const theirs = model();
    theirs.shapes['ResourceArn'] = { type: 'string', min: 1, max: 128, pattern: 'arn:.*' };
    theirs.shapes['Wet'] = { type: 'timestamp' };
    expect(differences(PAINT, theirs)).toEqual([
      'Paint.wet: is a flag, in the model a timestamp, which the table has no word for',
      'Paint.resourceArn: pattern is ^arn:anything$, in the model arn:.*',
    ]);
  });
});
