import { useParams } from 'react-router';

/**
 * A parameter of the current route.
 * @throws Error when the route has none of that name: a slip in the route tree, seen at once
 */
export function useRouteParam(name: string): string {
  const value = useParams()[name];
  if (value === undefined) throw new Error(`The route of this page has no parameter named ${name}.`);
  return value;
}

/** The connection that every page below `/:connection` belongs to. */
export function useConnectionId(): string {
  return useRouteParam('connection');
}
