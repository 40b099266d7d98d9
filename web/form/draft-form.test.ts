import { describe, expect, it } from 'vitest';
import { isWithin, placesOfAws, placesOfBody } from './draft-form.ts';
import { inSentence } from './form-field.tsx';
import { numberOf, textOf } from './number-of.ts';
import { rowsOf, tagProblems, tagsOf } from './tag-rows.ts';

describe('where a refusal belongs', () => {
  it('is found in the server’s answer', () => {
    expect(placesOfBody([{ path: 'body.s3.bucketName', message: 'is required' }])).toEqual([
      { path: 's3.bucketName', message: 'is required' },
    ]);
  });

  it('is found in the words of AWS, in the console’s own names', () => {
    const said =
      "AWS did not accept the values given to StartComposition: 2 validation errors detected: Value at 'destinations[0].s3.encoderConfigurationArns[0]' failed to satisfy constraint: Member must be an ARN; Value at 'destinations[1].channel.channelArn' failed to satisfy constraint: Member must not be null. Correct them";
    expect(placesOfAws(said).map(({ path }) => path)).toEqual([
      'destinations.0.s3.encoderConfigurationIds.0',
      'destinations.1.channel.channelArn',
    ]);
    expect(placesOfAws('The channel is busy.')).toEqual([]);
  });

  it('is within another place or not', () => {
    expect([isWithin('a.b', 'a'), isWithin('a', 'a'), isWithin('ab', 'a')]).toEqual([true, true, false]);
  });
});

describe('what a field holds', () => {
  it.each([
    ['', undefined],
    [' 12 ', 12],
    ['-1.5', -1.5],
    ['1e3', Number.NaN],
    ['0x10', Number.NaN],
    ['twelve', Number.NaN],
  ])('%j is the number %j', (text, number) => expect(numberOf(text)).toEqual(number));

  it('is nothing where it is empty', () => expect([textOf(''), textOf('a')]).toEqual([undefined, 'a']));

  it('is told in a sentence', () => {
    expect(inSentence('Width', 'must be even')).toBe('⚠ Width must be even.');
    expect(inSentence('Channel', 'Channel is in use.')).toBe('⚠ Channel is in use.');
  });
});

describe('tags', () => {
  it('are those rows that somebody has used', () => {
    expect(tagsOf([{ key: '', value: '' }])).toBeUndefined();
    const tags = { env: 'prod', team: '' };
    expect(tagsOf([...rowsOf(tags), { key: '', value: '' }])).toEqual(tags);
  });

  it('have each key once, and none that the server takes in no body', () => {
    const row = (key: string) => ({ key, value: 'x' });
    expect(tagProblems([row('a'), row('b'), row('a')])).toEqual([
      { path: 'tags.a', message: 'has the key “a” twice' },
    ]);
    expect(tagProblems([row('__proto__')]).map(({ path }) => path)).toEqual(['tags.__proto__']);
  });
});
