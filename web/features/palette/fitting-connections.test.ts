import { describe, expect, it } from 'vitest';
import { fittingConnections } from './fitting-connections.ts';

const REALMS = [
  { connection: 'west', region: 'us-west-2', accountId: '111111111111' },
  { connection: 'east', region: 'us-east-1', accountId: '111111111111' },
  { connection: 'staging', region: 'us-west-2', accountId: '222222222222' },
  { connection: 'new', region: 'us-west-2' },
];
const fitting = (
  region: string | undefined,
  accountId: string | undefined,
  current = 'east',
  realms = REALMS,
) =>
  fittingConnections({ region, accountId }, current, realms).map(
    ({ connection, fit }) => `${connection} ${fit}`,
  );

describe('the connections that something pasted is opened in', () => {
  it.each([
    ['the one that is looked at, where it fits', 'us-east-1', '111111111111', 'east', ['east yes']],
    ['the one that is looked at, where nothing is said', undefined, undefined, 'staging', ['staging yes']],
    [
      'the one that is looked at, where its account is not known',
      'us-west-2',
      '111111111111',
      'new',
      ['new unknown'],
    ],
    [
      'another one, those that are sure first',
      'us-west-2',
      '222222222222',
      'east',
      ['staging yes', 'new unknown'],
    ],
    [
      'every one of the Region, where no account is said',
      'us-west-2',
      undefined,
      'east',
      ['west yes', 'staging yes', 'new yes'],
    ],
    ['none, where none fits', 'eu-west-1', undefined, 'east', []],
    ['none of another account', 'us-east-1', '333333333333', 'east', []],
  ])('are %s', (_words, region, account, current, expected) => {
    expect(fitting(region, account, current)).toEqual(expected);
  });

  it('are the one that is looked at as long as nothing is known of it', () => {
    expect(fitting('us-west-2', '111111111111', 'east', [])).toEqual(['east unknown']);
  });
});
