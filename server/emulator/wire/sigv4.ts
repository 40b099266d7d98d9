import { timingSafeEqual } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import { ALGORITHM, sha256, signatureOf, type SignedRequest } from './signature.ts';

/** Credentials that the emulator knows. */
export interface Account {
  accessKeyId: string;
  secretAccessKey: string;
  /** Temporary ones are only good with their token; one beside lasting credentials is allowed and not looked at. */
  temporary?: {
    sessionToken: string;
    /** The wall clock, milliseconds since the epoch. */ expiresAt: number;
  };
}

export interface SignatureRules {
  accounts: readonly Account[];
  region: string;
  /** The wall clock, milliseconds since the epoch: signatures know nothing of the world's time. */
  now: number;
  /** The signing name; that of IVS unless given. */
  service?: string | undefined;
}

/** The signing name of IVS Real-Time is that of all IVS, although its host is `ivsrealtime`. */
const SERVICE = 'ivs';
const MAXIMUM_SKEW_MINUTES = 5;

interface Authorization {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

// Status per the API Reference's common errors (403). UNCONFIRMED: the name on the wire, with or without "Exception".
const incomplete = (message: string): AwsError => new AwsError('IncompleteSignatureException', message);
const invalid = (message: string): AwsError => new AwsError('InvalidSignatureException', message);

const parseAuthorization = (header: string | undefined): Authorization => {
  // UNCONFIRMED: this is what API Gateway, which stands before the service, answers to an unsigned request. A signature
  // in the query string (a presigned URL) counts as none: no client of this API uses one.
  if (header === undefined)
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const [algorithm, ...rest] = header.trim().split(/\s+/);
  if (algorithm !== ALGORITHM) throw incomplete(`The Authorization header must begin with '${ALGORITHM}'.`);
  const parts = new Map<string, string>();
  for (const part of rest.join('').split(',')) {
    const equals = part.indexOf('=');
    if (equals > 0) parts.set(part.slice(0, equals), part.slice(equals + 1));
  }
  const need = (name: string): string => {
    const value = parts.get(name);
    if (value === undefined || value === '')
      throw incomplete(`Authorization header requires '${name}' parameter.`);
    return value;
  };
  const credential = need('Credential').split('/');
  const signedHeaders = need('SignedHeaders').split(';');
  const signature = need('Signature');
  // The access key comes before the four parts of the scope and could itself hold a slash.
  const [date = '', region = '', service = '', terminator = ''] = credential.slice(-4);
  if (credential.length < 5 || terminator !== 'aws4_request' || !/^\d{8}$/.test(date)) {
    throw incomplete('Credential must be of the form <access key>/YYYYMMDD/<region>/<service>/aws4_request.');
  }
  return { accessKeyId: credential.slice(0, -4).join('/'), date, region, service, signedHeaders, signature };
};

/** `20261120T140000Z`: the ISO 8601 form without separators that SigV4 uses. */
const compactInstant = (instant: number): string =>
  new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Reads the time of signing from `x-amz-date` or, failing that, from `Date`. */
const signingTime = (headers: SignedRequest['headers']): { at: string; instant: number } => {
  const compact = headers.get('x-amz-date')?.[0];
  const parts = compact === undefined ? null : /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(compact);
  const instant =
    compact === undefined
      ? Date.parse(headers.get('date')?.[0] ?? '')
      : Date.parse(
          parts === null ? '' : `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`,
        );
  if (Number.isNaN(instant)) {
    throw incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  return { at: compact ?? compactInstant(instant), instant };
};

const checkTime = (at: string, instant: number, now: number): void => {
  const skew = MAXIMUM_SKEW_MINUTES * 60_000;
  const wall = compactInstant(now);
  if (instant < now - skew) {
    const limit = compactInstant(now - skew);
    throw invalid(
      `Signature expired: ${at} is now earlier than ${limit} (${wall} - ${MAXIMUM_SKEW_MINUTES} min.)`,
    );
  }
  if (instant > now + skew) {
    const limit = compactInstant(now + skew);
    throw invalid(
      `Signature not yet current: ${at} is still later than ${limit} (${wall} + ${MAXIMUM_SKEW_MINUTES} min.)`,
    );
  }
};

const checkToken = ({ temporary }: Account, token: string | undefined, now: number): void => {
  if (temporary === undefined) return;
  if (token === undefined || !sameText(token, temporary.sessionToken))
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  if (temporary.expiresAt <= now)
    throw new AwsError('ExpiredTokenException', 'The security token included in the request is expired');
};

/** Compared in constant time. That the lengths differ is no secret: all signatures have the same. */
const sameText = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/**
 * Verifies the Signature Version 4 of a request and answers the access key that signed it. Throws the `AwsError` that
 * AWS has for each fault; in which order the live service looks for them is UNCONFIRMED.
 */
export const verifySignature = (request: SignedRequest, rules: SignatureRules): string => {
  const { service = SERVICE } = rules;
  const claimed = parseAuthorization(request.headers.get('authorization')?.[0]);
  const { at, instant } = signingTime(request.headers);
  if (claimed.date !== at.slice(0, 8)) {
    throw invalid(
      `Date in Credential scope does not match YYYYMMDD from the date of the request: ${claimed.date}`,
    );
  }
  if (claimed.region !== rules.region) {
    throw invalid(`Credential should be scoped to a valid region, not '${claimed.region}'.`);
  }
  if (claimed.service !== service) {
    throw invalid(`Credential should be scoped to correct service: '${service}'.`);
  }
  // What a signature must cover for it to mean anything: else it could be moved to another host or time.
  for (const name of ['host', ...(request.headers.has('x-amz-date') ? ['x-amz-date'] : ['date'])]) {
    if (!claimed.signedHeaders.includes(name))
      throw invalid(`'${name}' must be a 'SignedHeader' in the Authorization.`);
  }
  checkTime(at, instant, rules.now);
  const account = rules.accounts.find(({ accessKeyId }) => accessKeyId === claimed.accessKeyId);
  if (account === undefined) {
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  checkToken(account, request.headers.get('x-amz-security-token')?.[0], rules.now);
  const payloadHash = request.headers.get('x-amz-content-sha256')?.[0];
  const scope = { at, region: rules.region, service };
  const expected = signatureOf(request, claimed.signedHeaders, scope, account.secretAccessKey);
  const bodyIsWhatWasSigned = payloadHash === undefined || sameText(payloadHash, sha256(request.body));
  if (!sameText(claimed.signature, expected) || !bodyIsWhatWasSigned) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  return account.accessKeyId;
};
