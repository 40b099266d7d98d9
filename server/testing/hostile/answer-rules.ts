import { tmpdir } from 'node:os';
import path from 'node:path';
import { ErrorBody, ERROR_STATUS, type ErrorCode } from '#shared/contract/errors.ts';
import * as z from 'zod/mini';
import type { RawReply } from '#server/emulator/campaigns/testing/raw-exchange.ts';
import { type Hostile, INJECTED } from './hostile-head.ts';

/** What an answer of the console must be, whatever was asked. */

/** Where the console lies on this machine. */
const ROOT = path.resolve(import.meta.dirname, '../../..');

/** What tells how and where the console runs. */
const INSIDES = [
  /node_modules|node:internal|node:http|\.(ts|js|mjs):\d+|\n\s+at |\b(ECONN[A-Z]+|ENOENT|EACCES)\b|SQLITE_|libsql/,
  /\b(AKIA|ASIA)[A-Z0-9]{12,}|a-secret-that-nobody-guesses/,
];

/** How it is formed, for the figures; what begins with `!` may not be. */
export function shapeOf({ method, bytes: asked, endsEarly }: Hostile, reply: RawReply): string {
  const { status, headers, body, bytes } = reply;
  const sent = asked.toString('latin1');
  if (bytes === 0) {
    // No proxy is what it is, and whoever has gone reads no answer.
    if (method === 'CONNECT') return 'closed, to CONNECT';
    return endsEarly === true ? 'closed, to who has gone' : '! no answer';
  }
  if (status === 0) return '! no HTTP';
  if (Object.hasOwn(headers, INJECTED)) return '! a header that the request brought';
  if (Object.keys(headers).some((name) => name.startsWith('access-control')))
    return '! allows another origin';
  if (headers['x-powered-by'] !== undefined || headers['server'] !== undefined) return '! names its maker';
  const leaked = leakIn(body, sent);
  if (leaked !== undefined) return `! tells of its insides: ${leaked}`;
  // Node's own refusal, before any handler: an expectation other than 100-continue.
  if (status === 417) return 'Node refuses the expectation';
  if (headers['x-request-id'] === undefined) return '! no request id';
  if (headers['x-content-type-options'] !== 'nosniff') return '! may be sniffed';
  if (!(headers['content-security-policy'] ?? '').includes("default-src 'none'")) return '! no policy';
  if (status >= 300 && status < 400 && headers['location'] !== undefined) return '! leads elsewhere';
  if (status < 400) return `${Math.floor(status / 100)}xx`;
  if (method === 'HEAD') return 'error, to HEAD';
  const error = errorIn(body);
  if (error === undefined)
    return status === 503 && body.includes('"upstreams"') ? 'not ready' : '! no error body';
  const { code, requestId } = error;
  if (requestId !== headers['x-request-id']) return '! another request id';
  const isOurs = ERROR_STATUS[code] === status || (code === 'bad_request' && [408, 431].includes(status));
  if (!isOurs) return `! ${code} with ${status}`;
  if (status >= 500 && !code.startsWith('aws_')) return `! ${code}`;
  return code satisfies ErrorCode;
}

/** What of an answer only the machine can know, and the request did not say itself. */
function leakIn(body: string, sent: string): string | undefined {
  for (const pattern of INSIDES) {
    const [found] = pattern.exec(body) ?? [];
    if (found !== undefined && !sent.includes(found)) return found;
  }
  return [ROOT, tmpdir() + '/callboard'].find((folder) => body.includes(folder));
}

function errorIn(body: string): z.infer<typeof ErrorBody> | undefined {
  try {
    return z.parse(ErrorBody, JSON.parse(body));
  } catch {
    return undefined;
  }
}
