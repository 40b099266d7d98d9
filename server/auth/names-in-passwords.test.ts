import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { NewPassword } from '#shared/auth/passwords.ts';
import { isLittleMoreThanName } from './names-in-passwords.ts';

/** Long enough to be taken otherwise: it must be this rule that refuses. */
function refuses(name: string, password: string): boolean {
  expect([password, z.safeParse(NewPassword, password).success]).toEqual([password, true]);
  return isLittleMoreThanName(name, password);
}

it.each([
  ['administrator', 'Administrator'],
  ['administrator', 'administrator!1'],
  ['ana', 'ana123456789'],
  ['Ana', 'ANAanaANAana'],
  ['ana', '2024-ana-2024-ana'],
  ['ana', 'aananaanaana'],
  ['ana', '...ana... 99'],
  ['al', 'alalalalalal'],
  ['x', 'xxxxxxxxxxxx'],
  ['7', '777777777777'],
  ['dora', 'dora12345678abc'],
  ['ana@example.com', 'Ana@Example.com'],
  ['Ürsula', 'ürsulaÜRSULA'],
  // The same letters in other forms of Unicode.
  ['josé', 'jose\u0301jose\u0301jose\u0301'],
  ['ana', 'ａｎａ１２３４５６７８９'],
])('is refused for %s: %s', (name, password) => {
  expect(refuses(name, password)).toBe(true);
});

it.each([
  ['ana', 'banana split for two'],
  ['al', 'always the wall'],
  ['e', 'correct horse battery'],
  ['dora', 'dora eats five plums'],
  ['ben', '8291-5520-7163'],
  ['administrator', 'correct horse battery'],
])('is taken for %s: %s', (name, password) => {
  expect(refuses(name, password)).toBe(false);
});
