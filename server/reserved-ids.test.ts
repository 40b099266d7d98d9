import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { addressOf, type Contract } from '#shared/contract/endpoint.ts';
import { RESERVED_IDS } from './configured-connections.ts';
import { OIDC_CALLBACK, OIDC_START } from './http/oidc-routes.ts';

const source = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');

/** The first part of an address, where a connection's id could stand: no parameter, and no file. */
function firstPart(address: string): string[] {
  const [, part = ''] = /^\/([a-z0-9-]+)(?:\/|$)/.exec(address) ?? [];
  return part === '' ? [] : [part];
}

/** Pages that stand beside those of a connection, as the web app's routes name them. */
function ofPages(): string[] {
  const named = source('web/app/routes.tsx').matchAll(/(?:path: |page\(\s*)'(\/[^']*)'/g);
  return [...named].flatMap(([, address = '']) => firstPart(address));
}

/** What the server answers beside its contract, as its code names it. */
function ofServer(): string[] {
  const files = readdirSync(fileURLToPath(new URL('http', import.meta.url)));
  return files
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .flatMap((name) => [...source(`server/http/${name}`).matchAll(/\(\s*'(\/[^']+)'/g)])
    .flatMap(([, address = '']) => firstPart(address));
}

it('no connection is called as what an address of the console begins with, and may be called anything else', () => {
  const contracts: Contract[] = Object.values(api);
  const endpoints = contracts.flatMap((contract) => Object.values(contract)).map(addressOf);
  const addresses = [...endpoints, OIDC_START, OIDC_CALLBACK];
  const belowApi = addresses.map((address) => address.replace(/^\/api(?=\/)/, ''));
  const real = [...ofPages(), ...ofServer(), ...[...addresses, ...belowApi].flatMap(firstPart)];
  expect([...RESERVED_IDS].toSorted()).toEqual([...new Set(real)].toSorted());
});
