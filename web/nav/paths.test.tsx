import { matchRoutes, type RouteObject } from 'react-router';
import { describe, expect, it } from 'vitest';
import { makeRoutes } from '#web/app/routes.tsx';
import { paths } from './paths.ts';

const IDS = ['emulated', 'AbCdEfGhIjKl', 'st-ABCDEFGHIJKLM', 'PaRtIcIpAnT1'] as const;

/** Every address that the builder can make, by the builder's name. */
const addresses = Object.entries(paths).map(([name, build]) => {
  // A resource's id is the second argument whatever it is called.
  const make = build as (...ids: string[]) => string;
  return [name, make(...IDS.slice(0, build.length))] as const;
});

function pattern(address: string): string {
  const matches = matchRoutes(makeRoutes(), address) ?? [];
  return matches
    .map(({ route }) => route.path)
    .filter((path) => path !== undefined)
    .join('/');
}

function leaves(routes: readonly RouteObject[], above = ''): string[] {
  return routes.flatMap((route) => {
    const path = route.path === undefined ? above : `${above}${above && '/'}${route.path}`;
    return route.children ? leaves(route.children, path) : [path];
  });
}

describe('paths', () => {
  it('lead each to a page of its own', () => {
    expect(addresses.map(([name, address]) => `${name}: ${address} → ${pattern(address)}`)).toMatchSnapshot();
  });

  it('never end at the page for what is not there', () => {
    expect(addresses.filter(([, address]) => pattern(address).endsWith('*'))).toEqual([]);
  });

  it('lead to every page of the console', () => {
    const reached = new Set(addresses.map(([, address]) => pattern(address)));
    const pages = leaves(makeRoutes()).filter(
      (path) => !['/', '/account', '/people', '/:connection', '/:connection/*'].includes(path),
    );
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  it('keep an id that is no id within its own part of the address', () => {
    expect(paths.stage('emulated', '../public-keys?x#y')).toBe('/emulated/stages/..%2Fpublic-keys%3Fx%23y');
  });
});
