import { expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { changes, type Endpoint } from '#shared/contract/endpoint.ts';
import { audienceOf } from '#shared/contract/roles.ts';
import { readRepository } from '../repository.ts';

/** A page that is an administrator's as a whole, and says so in their place. */
const OF_A_PAGE = /^people\./;

/** Endpoints that nobody presses: notes of use that go along with what somebody has pressed. */
const ALONG = new Set(['layouts.use']);

/** Where a source says whose button, link, dialog or form something is, as it names the endpoint there. */
const NAMED =
  /\b(?:of|to|endpoint)(?:=|: )\{?(?:[^{}<>]*\? )?([a-zA-Z]\w*(?:\.\w+)?)|useRefusal\(([\w.]+)\)/g;
const LOCAL = /^const (\w+) = (\w+\.\w+);/gm;
const IMPORTED = /import (?:type )?\{([^}]*)\} from '#(shared\/[^']+)'/g;

it('every change says at its button who may not press it', async () => {
  const told = new Set<string>();
  for (const { path, text } of readRepository()) {
    if (!/^web\/.*\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path)) continue;
    const local = new Map([...text.matchAll(LOCAL)].map(([, name = '', value = '']) => [name, value]));
    const imported = new Map(
      [...text.matchAll(IMPORTED)].flatMap(([, names = '', file = '']) =>
        names.split(',').map((name) => {
          const [own = '', here = own] = name
            .trim()
            .replace(/^type /, '')
            .split(' as ');
          return [here, { own, file }] as const;
        }),
      ),
    );
    for (const [, first, second] of text.matchAll(NAMED)) {
      const name = first ?? second ?? '';
      const [contract = '', member = ''] = (local.get(name) ?? name).split('.');
      const from = imported.get(contract);
      if (from === undefined || member === '') continue;
      const module = (await import(/* @vite-ignore */ `../../../${from.file}`)) as Record<
        string,
        Record<string, Endpoint>
      >;
      const id = module[from.own]?.[member]?.id;
      if (id !== undefined) told.add(id);
    }
  }
  const all = Object.values(api).flatMap((contract): Endpoint[] => Object.values(contract));
  const needed = all.filter(
    (endpoint) =>
      endpoint.kind !== 'hook' &&
      (changes(endpoint) || endpoint.access === 'reveal') &&
      !['anybody', 'signed-in'].includes(audienceOf(endpoint)),
  );
  expect(
    needed.map(({ id }) => id).filter((id) => !told.has(id) && !OF_A_PAGE.test(id) && !ALONG.has(id)),
  ).toEqual([]);
});
