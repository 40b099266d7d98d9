import { createHmac, hash } from 'node:crypto';

/** A request as it came, so that what is hashed is what was sent. */
export interface SignedRequest {
  method: string;
  /** Path as sent, percent-encoded, without the query. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case; a repeated header's values in one list. */
  headers: ReadonlyMap<string, readonly string[]>;
  body: Buffer;
}

/** The one algorithm of Signature Version 4; 4A, for many Regions at once, is another. */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (data: string | Buffer): string => hash('sha256', data);
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** Percent-encoding of SigV4: everything but RFC 3986's unreserved characters. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** By code unit, as SigV4 sorts: the encoded text is ASCII. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .map(([key, value]): [string, string] => [encode(key), encode(value)])
    .toSorted(([aKey, aValue], [bKey, bValue]) => compare(aKey, bKey) || compare(aValue, bValue))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');

const canonicalRequest = (request: SignedRequest, signedHeaders: readonly string[]): string => {
  const headers = signedHeaders.map((name) => {
    const values = (request.headers.get(name) ?? []).map((value) => value.trim().replace(/ +/g, ' '));
    return `${name}:${values.join(',')}\n`;
  });
  // Every service but S3 encodes the path, already encoded for the wire, once more.
  const path = request.path.split('/').map(encode).join('/');
  const lines = [
    request.method,
    path,
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders.join(';'),
  ];
  return [...lines, sha256(request.body)].join('\n');
};

/** The date and scope that a signature is bound to. */
export interface SigningScope {
  /** `YYYYMMDDTHHMMSSZ`, as in `x-amz-date`. */
  at: string;
  region: string;
  service: string;
}

/** Computes the signature of a request, in lower-case hexadecimal. */
export const signatureOf = (
  request: SignedRequest,
  signedHeaders: readonly string[],
  scope: SigningScope,
  secretAccessKey: string,
): string => {
  const date = scope.at.slice(0, 8);
  const credentialScope = `${date}/${scope.region}/${scope.service}/aws4_request`;
  const toSign = [
    ALGORITHM,
    scope.at,
    credentialScope,
    sha256(canonicalRequest(request, signedHeaders)),
  ].join('\n');
  return hmac(signingKey(secretAccessKey, date, scope), toSign).toString('hex');
};

/** Enough for some accounts and Regions over midnight. */
const KEYS_KEPT = 64;
const signingKeys = new Map<string, Buffer>();

/** The key for a secret, day, Region and service. Made from them alone, so that one that was made before is as good. */
const signingKey = (secret: string, date: string, { region, service }: SigningScope): Buffer => {
  const name = JSON.stringify([secret, date, region, service]);
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const dated = hmac(`AWS4${secret}`, date);
  const key = hmac(hmac(hmac(dated, region), service), 'aws4_request');
  if (signingKeys.size >= KEYS_KEPT) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
};
