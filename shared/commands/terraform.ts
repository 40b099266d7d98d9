import type { Declaration } from './declaration.ts';

/**
 * The same resource for Terraform. Its `aws` provider has nothing of IVS Real-Time; `awscc` is made from CloudFormation's
 * schemas and has the same resources under names of its own.
 * @param arn of a resource that is there: it is taken over and not made anew
 */
export function terraform({ type, properties }: Declaration, arn?: string): string {
  const name = snake(type.slice(type.lastIndexOf(':') + 1));
  const address = `awscc_ivs_${name}.${name}`;
  const lines = Object.entries(properties).map(
    ([key, value]) => `  ${snake(key)} = ${expression(value, '  ')}`,
  );
  return [
    ...(arn === undefined ? [] : ['import {', `  to = ${address}`, `  id = ${text(arn)}`, '}', '']),
    `resource "awscc_ivs_${name}" "${name}" {`,
    ...lines,
    '}',
  ].join('\n');
}

/** `PublicKeyMaterial` is `public_key_material`, `S3` is `s3`. */
const snake = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter, at: number) => (at === 0 ? '' : '_') + letter.toLowerCase());

function expression(value: unknown, indent: string): string {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${expression(item, inner)},`)
    : Object.entries(value).map(([key, item]) => `${inner}${snake(key)} = ${expression(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return lines.length === 0 ? open + close : [open, ...lines, indent + close].join('\n');
}

/** What JSON may escape so and HCL does not know. */
const UNKNOWN_ESCAPES: Readonly<Record<string, string>> = {
  '\\b': String.raw`\u0008`,
  '\\f': String.raw`\u000c`,
};

/** A text in quotes, in which nothing can begin a template of Terraform (HCL native syntax, "Quoted Strings"). */
function text(value: string): string {
  return JSON.stringify(value)
    .replaceAll(/\\./g, (escape) => UNKNOWN_ESCAPES[escape] ?? escape)
    .replaceAll('${', String.raw`\u0024{`)
    .replaceAll('%{', String.raw`\u0025{`);
}
