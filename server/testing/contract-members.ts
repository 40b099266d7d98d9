import * as z from 'zod/mini';
import type { Endpoint } from '#shared/contract/endpoint.ts';

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/** Every member of a schema, at any depth, as a dotted path; a list goes on with its items. */
export function membersOfSchema(schema: z.core.$ZodType): Set<string> {
  return new Set(
    pathsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema),
  );
}

/** What an endpoint takes, wherever it stands: in its path, its query or its body. */
export function membersTaken({ params, query, ...endpoint }: Endpoint): Set<string> {
  const body = 'body' in endpoint && endpoint.body !== undefined ? membersOfSchema(endpoint.body) : [];
  return new Set([...Object.keys(params), ...Object.keys(query), ...body]);
}

function pathsIn({ properties = {}, items, anyOf = [], oneOf = [], allOf = [] }: JsonSchema): string[] {
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => [
      name,
      ...pathsIn(inner).map((path) => `${name}.${path}`),
    ]),
    ...(items === undefined ? [] : pathsIn(items)),
    ...[...anyOf, ...oneOf, ...allOf].flatMap(pathsIn),
  ];
}
