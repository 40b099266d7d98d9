import { AWS_ERROR_NAMES } from '../../wire/aws-error.ts';
import type { Fuzzed } from './fuzzed-requests.ts';
import type { RawReply } from './raw-exchange.ts';

/** What an answer must be whatever was asked. */

const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAMES: ReadonlySet<string> = new Set(AWS_ERROR_NAMES);

/** How an answer is formed, for the figures; `undefined` when it is formed as none may be. */
export function shapeOf(
  { method, bytes: asked }: Fuzzed,
  { status, headers, body, bytes }: RawReply,
): string | undefined {
  // Empty lines may come before a request (RFC 9112, 2.2), so nothing but those asks for nothing.
  if (bytes === 0 && /^[\r\n]*$/.test(asked.toString('latin1'))) return 'closed, as nothing was asked';
  if (status === 0 || status >= 500) return undefined;
  if (/node_modules|node:internal|\.ts:\d|\n\s+at /.test(body)) return undefined;
  // Node's own refusal, before any handler: an expectation other than 100-continue.
  if (status === 417) return 'Node refuses the expectation';
  if (!REQUEST_ID.test(headers['x-amzn-requestid'] ?? '')) return undefined;
  const type = headers['x-amzn-errortype'];
  if (status >= 400 && status !== 421 && !NAMES.has(type ?? '')) return undefined;
  if (method === 'HEAD') return 'without a body, to HEAD';
  const texts = parsed(body);
  if (texts === undefined) return undefined;
  if (status < 300) return 'success';
  if (typeof (texts['exceptionMessage'] ?? texts['message']) !== 'string') return undefined;
  return status === 421 ? 'misdirected' : 'AWS error';
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
