import { checkDraft } from '#shared/contract/check-draft.ts';
import { SelfSignedClaims } from '#shared/tokens/self-signed-claims.ts';
import { inUtc } from '#web/lib/instant.ts';
import type { TokenStage } from '../signing/claims.ts';
import { type Jwt, readJwt } from '../signing/jwt.ts';
import { type AccountKey, signatureFinding } from './signature-finding.ts';
import type { Finding } from './finding.ts';

/** What a token is, as far as anybody but AWS can tell. */
export type Verdict =
  | { kind: 'no-token' }
  /** Made by IVS: opaque. */
  | { kind: 'of-aws' }
  /** Of a shared connection across stages: it lets nobody into one. */
  | { kind: 'connection' }
  | {
      kind: 'self-signed';
      findings: readonly Finding[];
      /** Whether nothing speaks against it. */
      good: boolean;
      claims: Readonly<Record<string, unknown>>;
    };

/** What a token is held against. */
export interface Known {
  stageId: string;
  /** Absent where AWS gives no endpoints for it. */
  stage: TokenStage | undefined;
  /** The public keys of the account and Region, or nothing where they could not be loaded. */
  keys: readonly AccountKey[] | undefined;
  /** Milliseconds since the epoch, by AWS's clock. */
  now: number;
}

/**
 * Algorithms that a customer's program could have signed with. AWS's own tokens have another one (`KMS` in its samples);
 * their form is AWS's affair and never looked into.
 */
const OF_CUSTOMERS = /^(?:(?:ES|RS|PS|HS)\d+K?|EdDSA|none)$/;

/** Reads a token and says what would come of it; nothing of it leaves the browser. */
export async function verdictOf(text: string, known: Known): Promise<Verdict> {
  const jwt = readJwt(text);
  if (jwt === undefined) return { kind: 'no-token' };
  const { header, claims } = jwt;
  if (!OF_CUSTOMERS.test(String(header['alg']))) return { kind: 'of-aws' };
  if (claims['account_id'] !== undefined && claims['topic'] === undefined) return { kind: 'connection' };
  const findings = [
    headerFinding(jwt),
    await signatureFinding(jwt, known.keys),
    ...claimFindings(claims),
    placeFinding(claims, known),
    timeFinding(claims, known.now),
  ].filter((one) => one !== undefined);
  return { kind: 'self-signed', findings, good: findings.every(({ tone }) => tone !== 'bad'), claims };
}

function headerFinding({ header: { alg, typ } }: Jwt): Finding {
  const about = 'Header';
  if (alg !== 'ES384') {
    return {
      about,
      tone: 'bad',
      text: `alg must be ES384, ECDSA on the curve P-384: it is ${shown(alg)}${OTHER_CURVES[String(alg)] ?? ''}.`,
    };
  }
  if (typ !== 'JWT') return { about, tone: 'bad', text: `typ must be JWT: it is ${shown(typ)}.` };
  return { about, tone: 'good', text: 'alg is ES384 and typ is JWT, as AWS wants them.' };
}

const OTHER_CURVES: Readonly<Record<string, string>> = {
  ES256: ', which is P-256',
  ES512: ', which is P-521',
  ES256K: ', which is secp256k1',
};

/** The rules of the claims, each of them that is broken. */
function claimFindings(claims: Readonly<Record<string, unknown>>): Finding[] {
  const about = 'Claims';
  const { problems } = checkDraft(SelfSignedClaims, claims);
  if (problems.length === 0) {
    return [{ about, tone: 'good', text: 'Every claim that AWS asks for is there and in its form.' }];
  }
  return problems.map(({ path, message }) => ({ about, tone: 'bad', text: `${path} ${message}.` }));
}

/** All four claims name this stage, as GetStage describes it. */
function placeFinding(claims: Readonly<Record<string, unknown>>, { stageId, stage }: Known): Finding {
  const about = 'Stage';
  const { topic } = claims;
  if (typeof topic === 'string' && topic !== stageId) {
    return { about, tone: 'bad', text: `It is for another stage, ${topic}: it lets nobody in here.` };
  }
  if (stage === undefined) {
    const text = 'AWS gives no endpoints for this stage, so nobody can tell whether the token names them.';
    return { about, tone: 'note', text };
  }
  const right = { topic: stage.id, resource: stage.arn, events_url: stage.events, whip_url: stage.whip };
  const wrong = Object.entries(right).filter(([claim, value]) => claims[claim] !== value);
  if (wrong.length === 0) {
    return { about, tone: 'good', text: 'It is for this stage, and names its endpoints.' };
  }
  return {
    about,
    tone: 'bad',
    text: wrong
      .map(([claim, value]) => `${claim} must be ${value}: it is ${shown(claims[claim])}.`)
      .join(' '),
  };
}

function timeFinding({ exp, iat }: Readonly<Record<string, unknown>>, now: number): Finding | undefined {
  const about = 'Time';
  // What is no number is among the claims that are wrong.
  if (typeof exp !== 'number' || !Number.isInteger(exp)) return undefined;
  const at = (seconds: number) => inUtc(new Date(seconds * 1_000).toISOString());
  if (Math.abs(exp) > LATEST_S) return { about, tone: 'bad', text: `exp is no time: it is ${exp}.` };
  if (exp * 1_000 <= now)
    return { about, tone: 'bad', text: `It expired at ${at(exp)}: nobody can join with it any more.` };
  if (typeof iat === 'number' && iat * 1_000 > now && iat <= LATEST_S) {
    return {
      about,
      tone: 'note',
      text: `It is good until ${at(exp)}, and says that it was made later than now, at ${at(iat)}: a clock is wrong somewhere.`,
    };
  }
  return { about, tone: 'good', text: `It is good until ${at(exp)}.` };
}

/** The last instant that a date can be, in seconds. */
const LATEST_S = 8.64e12;

function shown(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value);
}
