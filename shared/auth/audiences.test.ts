import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../contract/roles.ts';
import { people } from '../people/contract.ts';
import { auth } from './contract.ts';
import { NewPassword } from './passwords.ts';
import { PersonName } from './person.ts';

describe('who may ask about accounts', () => {
  it('is an administrator alone for people and displays', () => {
    expect(new Set(Object.values(people).map(audienceOf))).toEqual(new Set(['administrator']));
  });

  it('is anybody where one signs in, and whoever is signed in for their own', () => {
    const anybody = Object.entries(auth).filter(([, endpoint]) => audienceOf(endpoint) === 'anybody');
    expect(anybody.map(([name]) => name)).toEqual([
      'session',
      'signIn',
      'signInAs',
      'setUp',
      'invitation',
      'accept',
      'openDisplay',
    ]);
    const others = Object.values(auth).filter((endpoint) => audienceOf(endpoint) !== 'anybody');
    expect(new Set(others.map(audienceOf))).toEqual(new Set(['signed-in']));
  });
});

describe('a name and a password', () => {
  it.each([
    ['ana', true],
    ['Ana.Lopez+night@example.com', true],
    ['Ünï', true],
    ['', false],
    [' ana', false],
    ['ana b', false],
    ['=cmd', false],
    ['a\u202eb', false],
    ['x'.repeat(65), false],
  ])('name %j: %s', (name, good) => expect(z.safeParse(PersonName, name).success).toBe(good));

  it.each([
    ['x'.repeat(11), false],
    ['x'.repeat(12), true],
    // Counted as people count them, not in UTF-16.
    ['😀'.repeat(11), false],
    ['😀'.repeat(128), true],
    ['x'.repeat(129), false],
  ])('password %j: %s', (password, good) => expect(z.safeParse(NewPassword, password).success).toBe(good));
});
