import fc from 'fast-check';
import { INJECTED } from './hostile-head.ts';

/** Places that a server must not be led to, in the spellings that get past lists of forbidden ones. */
const PLACES = [
  'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '0251.0376.0251.0376',
  '[::ffff:169.254.169.254]',
  'http://[fd00:ec2::254]/latest/',
  '169.254.170.2/v2/credentials',
  'http://localhost:22',
  'http://127.1:6379/',
  'http://user@169.254.169.254:80/',
  'http://127.0.0.1@169.254.169.254/',
  'http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/',
  'http://xn--e1awd7f.test/',
  '//evil.test/',
  'gopher://evil.test:6379/_INFO',
  'file:///etc/passwd',
  'us-east-1.evil.test',
  'us-east-1@evil.test/',
  'us-east-1.amazonaws.com.evil.test#',
  'arn:aws:ivs:us-east-1@169.254.169.254:123456789012:stage/AbCdEfGhIjKl', // ill-formed
  'arn:aws:ivs:eu-west-1:999999999999:stage/AbCdEfGhIjKl',
  'arn:aws:s3:::169.254.169.254/..',
];

const STRANGE = [
  '',
  '..',
  '.',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  ':connection',
  '*',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e308',
  '9'.repeat(400),
  '0x10',
  '-0',
  '２０',
  '\u0000',
  'a\u0000b',
  `a\r\n${INJECTED}: 1`,
  `a\n${INJECTED}: 1\n\n<script>alert(1)</script>`,
  '<img src=x onerror=alert(1)>',
  "' OR '1'='1' --",
  '"; DROP TABLE sessions; --',
  '$(id)',
  '`id`',
  '{{7*7}}',
  '${7*7}',
  '\ud83d\ude00'.repeat(200),
  '\u202e\u2066gnp.exe',
  'e\u0301'.repeat(50),
  'ﬃ',
  '\uFEFF',
  'x'.repeat(3_000),
];

export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PLACES) },
  { weight: 3, arbitrary: fc.constantFrom(...STRANGE) },
  fc.string({ unit: 'binary', maxLength: 40 }),
);

export const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    2 ** 53,
    -0,
    [],
    {},
    [[[]]],
    [null],
    { a: 1 },
    { length: 1e9 },
  ),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Text that UTF-8 can carry: a lone surrogate becomes the replacement character. */
const sayable = (given: string): string => Buffer.from(given).toString('utf8');
/** As it stands in an address. */
export const encoded = (given: string): string => encodeURIComponent(sayable(given));
