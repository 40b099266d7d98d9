import type { Declaration } from './declaration.ts';

/** A whole template of CloudFormation with one resource, as JSON. */
export function cloudFormation({ type, properties }: Declaration): string {
  const name = type.slice(type.lastIndexOf(':') + 1);
  return JSON.stringify(
    { AWSTemplateFormatVersion: '2010-09-09', Resources: { [name]: { Type: type, Properties: properties } } },
    null,
    2,
  );
}
