import { type AwsCall, type CallPlace, givenMembers } from './aws-call.ts';

/** The call for the AWS SDK for JavaScript, version 3: a module as it can be run. */
export function sdkCode(call: AwsCall, { region, endpoint }: CallPlace): string {
  const command = `${call.operation}Command`;
  const input = Object.fromEntries(givenMembers(call));
  return [
    `import { IVSRealTimeClient, ${command} } from '@aws-sdk/client-ivs-realtime';`,
    '',
    `const client = new IVSRealTimeClient(${literal({ region, ...(endpoint === undefined ? {} : { endpoint }) })});`,
    `const output = await client.send(new ${command}(${literal(input)}));`,
    'console.log(output);',
  ].join('\n');
}

/** A value of JSON as a literal of JavaScript. */
function literal(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${literal(item, inner)},`)
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${inner}${keyOf(key)}: ${literal(item, inner)},`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return lines.length === 0 ? open + close : [open, ...lines, indent + close].join('\n');
}

/** `__proto__` written plainly would set the object's prototype. */
function keyOf(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
