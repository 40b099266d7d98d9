import { describe, expect, it } from 'vitest';
import { compareErrorsWithModel } from './error-differences.ts';

const model = {
  operations: {
    Paint: { errors: [{ shape: 'TooWet' }, { shape: 'NoSuchWall' }] },
    Rest: {},
  },
  shapes: {},
};

describe('the errors of the operations, compared with a model', () => {
  it('do not differ when they are the same in any order', () => {
    expect(compareErrorsWithModel(model, { Paint: ['NoSuchWall', 'TooWet'], Rest: [] })).toEqual([]);
    expect(compareErrorsWithModel(model, { Paint: ['NoSuchWall', 'TooWet'] })).toEqual([]);
  });

  it('differ by what either side lacks', () => {
    expect(compareErrorsWithModel(model, { Paint: ['TooWet', 'TooDry'], Rest: ['TooTired'] })).toEqual([
      'Paint: NoSuchWall is only in the model',
      'Paint: TooDry is not in the model',
      'Rest: TooTired is not in the model',
    ]);
  });
});
