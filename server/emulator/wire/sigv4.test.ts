import { describe, expect, it } from 'vitest';
import { signatureOf, type SignedRequest } from './signature.ts';
import { verifySignature } from './sigv4.ts';

// The worked example of AWS's own Signature Version 4 test suite ("get-vanilla" and its neighbours).
const EXAMPLE_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const EXAMPLE_SCOPE = { at: '20150830T123600Z', region: 'us-east-1', service: 'service' };

const exampleRequest = (overrides: Partial<SignedRequest> = {}): SignedRequest => ({
  method: 'GET',
  path: '/',
  query: new URLSearchParams(),
  headers: new Map([
    ['host', ['example.amazonaws.com']],
    ['x-amz-date', ['20150830T123600Z']],
  ]),
  body: Buffer.alloc(0),
  ...overrides,
});

const sign = (request: SignedRequest, headers = ['host', 'x-amz-date']): string =>
  signatureOf(request, headers, EXAMPLE_SCOPE, EXAMPLE_SECRET);

describe('the signature of a request', () => {
  it("is the one of AWS's published examples", () => {
    expect(sign(exampleRequest())).toBe('5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31');
    expect(sign(exampleRequest({ method: 'POST' }))).toBe(
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
    expect(sign(exampleRequest({ query: new URLSearchParams('Param2=value2&Param1=value1') }))).toBe(
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    );
  });

  it('joins a repeated header and folds runs of spaces', () => {
    const spaced = exampleRequest({
      headers: new Map([
        ['a', [' x   y ', 'z']],
        ['host', ['h']],
      ]),
    });
    const plain = exampleRequest({
      headers: new Map([
        ['a', ['x y,z']],
        ['host', ['h']],
      ]),
    });
    expect(sign(spaced, ['a', 'host'])).toBe(sign(plain, ['a', 'host']));
  });

  it('changes with each thing it covers', () => {
    const variants = [
      exampleRequest(),
      exampleRequest({ method: 'PUT' }),
      exampleRequest({ path: '/a%2Fb' }),
      exampleRequest({ path: '/a/b' }),
      exampleRequest({ query: new URLSearchParams('k=1') }),
      exampleRequest({ body: Buffer.from('{}') }),
    ].map((request) => sign(request));
    expect(new Set(variants).size).toBe(variants.length);
  });
});

const NOW = Date.UTC(2026, 10, 20, 14);
const RULES = {
  accounts: [{ accessKeyId: 'test', secretAccessKey: 'secret' }],
  region: 'us-east-1',
  now: NOW,
};

interface Signing {
  accessKeyId?: string;
  secret?: string;
  at?: string;
  scopeDate?: string;
  region?: string;
  service?: string;
  signedHeaders?: string[];
  contentHash?: string;
}

/** A request signed by this test, rightly unless told otherwise. */
const signedRequest = (signing: Signing = {}): SignedRequest => {
  const at = signing.at ?? '20261120T140000Z';
  const scope = { at, region: signing.region ?? 'us-east-1', service: signing.service ?? 'ivs' };
  const signedHeaders = signing.signedHeaders ?? ['host', 'x-amz-date'];
  const headers = new Map([
    ['host', ['127.0.0.1:4566']],
    ['x-amz-date', [at]],
    ...(signing.contentHash === undefined
      ? []
      : ([['x-amz-content-sha256', [signing.contentHash]]] as const)),
  ]);
  const request = exampleRequest({ method: 'POST', path: '/ListStages', headers, body: Buffer.from('{}') });
  const signature = signatureOf(request, signedHeaders, scope, signing.secret ?? 'secret');
  const credential = `${signing.accessKeyId ?? 'test'}/${signing.scopeDate ?? at.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`;
  headers.set('authorization', [
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  ]);
  return request;
};

const withAuthorization = (authorization: string): SignedRequest => {
  const request = signedRequest();
  return { ...request, headers: new Map([...request.headers, ['authorization', [authorization]]]) };
};

const refusal = (request: SignedRequest): { name: string; status: number; message: string } => {
  try {
    verifySignature(request, RULES);
  } catch (error) {
    return error as { name: string; status: number; message: string };
  }
  throw new Error('The signature was accepted.');
};

describe('verifying a signature', () => {
  it('accepts what is signed rightly and answers who signed', () => {
    expect(verifySignature(signedRequest(), RULES)).toBe('test');
    const emptyObjectHash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
    expect(verifySignature(signedRequest({ contentHash: emptyObjectHash }), RULES)).toBe('test');
  });

  it('allows five minutes of skew in either direction and no more', () => {
    expect(verifySignature(signedRequest({ at: '20261120T135500Z' }), RULES)).toBe('test');
    expect(verifySignature(signedRequest({ at: '20261120T140500Z' }), RULES)).toBe('test');
    expect(refusal(signedRequest({ at: '20261120T135459Z' })).message).toBe(
      'Signature expired: 20261120T135459Z is now earlier than 20261120T135500Z (20261120T140000Z - 5 min.)',
    );
    expect(refusal(signedRequest({ at: '20261120T140501Z' })).message).toBe(
      'Signature not yet current: 20261120T140501Z is still later than 20261120T140500Z (20261120T140000Z + 5 min.)',
    );
  });

  it.each([
    ['another secret', { secret: 'other' }, 'InvalidSignatureException', /does not match/],
    ['an unknown key', { accessKeyId: 'nobody' }, 'UnrecognizedClientException', /security token/],
    ['another Region', { region: 'eu-west-1' }, 'InvalidSignatureException', /valid region, not 'eu-west-1'/],
    ['another service', { service: 's3' }, 'InvalidSignatureException', /correct service: 'ivs'/],
    [
      'a scope of another day',
      { scopeDate: '20261119' },
      'InvalidSignatureException',
      /does not match YYYYMMDD/,
    ],
    ['an unsigned host', { signedHeaders: ['x-amz-date'] }, 'InvalidSignatureException', /'host' must be/],
    ['an unsigned date', { signedHeaders: ['host'] }, 'InvalidSignatureException', /'x-amz-date' must be/],
    [
      'a hash of another body',
      { contentHash: 'UNSIGNED-PAYLOAD' },
      'InvalidSignatureException',
      /does not match/,
    ],
  ])('refuses %s', (_what, signing, name, message) => {
    const error = refusal(signedRequest(signing));
    expect(error).toMatchObject({ name, status: 403 });
    expect(error.message).toMatch(message);
  });

  it('refuses a request changed after it was signed', () => {
    const request = signedRequest();
    expect(refusal({ ...request, body: Buffer.from('{"maxResults":1}') }).name).toBe(
      'InvalidSignatureException',
    );
    expect(refusal({ ...request, path: '/DeleteStage' }).name).toBe('InvalidSignatureException');
  });

  it('refuses a request without any signature', () => {
    const { headers, ...request } = signedRequest();
    const unsigned = new Map([...headers].filter(([name]) => name !== 'authorization'));
    expect(refusal({ ...request, headers: unsigned }).name).toBe('MissingAuthenticationTokenException');
  });

  it.each([
    ['Bearer abc'],
    ['AWS4-ECDSA-P256-SHA256 Credential=a/b, SignedHeaders=host, Signature=00'],
    ['AWS4-HMAC-SHA256'],
    ['AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00'],
    ['AWS4-HMAC-SHA256 Credential=test/20261120/us-east-1/ivs/aws4_request, Signature=00'],
    ['AWS4-HMAC-SHA256 Credential=test/20261120/us-east-1/ivs/aws4_request, SignedHeaders=host'],
    ['AWS4-HMAC-SHA256 Credential=test/20261120/ivs/aws4_request, SignedHeaders=host, Signature=00'],
    ['AWS4-HMAC-SHA256 Credential=test/today/us-east-1/ivs/aws4_request, SignedHeaders=host, Signature=00'],
  ])('calls the authorization "%s" incomplete', (authorization) => {
    expect(refusal(withAuthorization(authorization))).toMatchObject({
      name: 'IncompleteSignatureException',
      status: 403,
    });
  });

  it('wants a date that it can read', () => {
    expect(refusal(signedRequest({ at: 'yesterday', scopeDate: '20261120' })).name).toBe(
      'IncompleteSignatureException',
    );
  });
});
