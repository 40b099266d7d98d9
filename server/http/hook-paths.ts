import type { Contract } from '#shared/contract/endpoint.ts';

/** Tells whether a path below `/api` is that of a hook. */
export function hookPaths(api: Record<string, Contract>): (path: string) => boolean {
  const patterns = Object.values(api)
    .flatMap((contract) => Object.values(contract))
    .filter((endpoint) => endpoint.kind === 'hook')
    .map((endpoint) => new RegExp(`^${endpoint.path.replace(/:[A-Za-z]+/g, '[^/]+')}$`));
  return (path) => patterns.some((pattern) => pattern.test(path));
}
