import * as sdk from '@aws-sdk/client-ivs-realtime';
import type { AnyOperation } from './any-operation.ts';
import { AwsError } from './aws-error.ts';
import type { Operation } from './operation.ts';
import { structureOf, type StructureShape } from './shape.ts';

export interface Route<Name extends AnyOperation = Operation> {
  operation: Name;
  method: string;
  /** As the model writes it, with `{label}` for a label. */
  path: string;
  /** The status of success. */
  status: number;
  input: StructureShape;
  output: StructureShape;
}

export interface Match<Name extends AnyOperation = Operation> {
  route: Route<Name>;
  /** The labels of the path, decoded. */
  labels: Record<string, string>;
}

type OperationSchema = typeof sdk.ListStages$;

const isOperationSchema = (value: unknown): value is OperationSchema =>
  Array.isArray(value) && value[0] === 9;

const routeOf = <Name extends AnyOperation>(schema: OperationSchema): Route<Name> => {
  const [, , name, traits, input, output] = schema;
  const http = typeof traits === 'object' ? traits.http : undefined;
  if (http === undefined) throw new Error(`The SDK says no method and path for ${name}.`);
  const [method, path, status] = http;
  // The export is named after the operation, and the names are read from those exports.
  const operation = name as Name;
  return { operation, method, path, status, input: structureOf(input), output: structureOf(output) };
};

/** One route for each operation schema that the exports of a service's SDK hold. */
export const routesOf = <Name extends AnyOperation>(exported: object): readonly Route<Name>[] =>
  Object.values(exported)
    .filter(isOperationSchema)
    .map((schema) => routeOf<Name>(schema));

/** One route for each of the 39 operations. */
export const ROUTES = routesOf<Operation>(sdk);

const fixedRoutes = new Map(
  ROUTES.filter(({ path }) => !path.includes('{')).map((route) => [`${route.method} ${route.path}`, route]),
);
const labelledRoutes = ROUTES.filter(({ path }) => path.includes('{'));

/** The label's name if a segment of a model's path is one. */
const labelIn = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

const decodeLabel = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AwsError('MalformedHttpRequestException', 'The path of the request is not well-formed.');
  }
};

const matchLabelled = (route: Route, path: string): Match | undefined => {
  const wanted = route.path.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    const label = labelIn(segment);
    if (label === undefined ? segment !== value : value === '') return undefined;
    if (label !== undefined) labels[label] = decodeLabel(value);
  }
  return { route, labels };
};

/**
 * Finds the operation of a request by its method and its path as sent: an ARN in a label comes with its slash encoded
 * (`%2F`), so the path must not be decoded before it is cut. Throws `UnknownOperationException` or, for a label that is
 * not percent-encoded rightly, `MalformedHttpRequestException`.
 */
export const matchRoute = (method: string, path: string): Match => {
  const fixed = fixedRoutes.get(`${method} ${path}`);
  if (fixed !== undefined) return { route: fixed, labels: {} };
  for (const route of labelledRoutes) {
    const match = route.method === method ? matchLabelled(route, path) : undefined;
    if (match !== undefined) return match;
  }
  throw new AwsError(
    'UnknownOperationException',
    `The API has no operation at ${method} ${path.slice(0, 200)}.`,
  );
};
