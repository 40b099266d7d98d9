import * as z from 'zod/mini';
import { idOf } from '#shared/contract/ids.ts';
import { plainWords } from '#shared/contract/plain-words.ts';
import { badRequest } from '#server/http/api-error.ts';

/** One event of IVS, with the ids by which people ask for it. */
export interface ToldEvent {
  id: string;
  detailType: string;
  eventName: string | undefined;
  account: string;
  region: string;
  /** Milliseconds since the epoch, by the event's own account. */
  happenedAt: number;
  stageId: string | undefined;
  sessionId: string | undefined;
  participantId: string | undefined;
  compositionId: string | undefined;
  destinationId: string | undefined;
  errorCode: string | undefined;
  reason: string | undefined;
  userId: string | undefined;
  /** The whole event as JSON. */
  text: string;
}

/** Events in one body; API destinations bring one, a relay of the customer's own may bring more. */
const AT_MOST = 1_000;

const Text = z.string().check(z.maxLength(2_048));

/** The envelope that EventBridge promises (User Guide, "Events and event patterns"). */
const Envelope = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(128)),
  'detail-type': z.string().check(z.minLength(1), z.maxLength(128)),
  source: z.string().check(z.maxLength(256)),
  account: z.string().check(z.regex(/^\d{12}$/, 'must be twelve digits')),
  time: z.iso.datetime({ offset: true }),
  region: z.string().check(z.minLength(1), z.maxLength(64)),
  resources: z.array(Text).check(z.maxLength(100)),
  detail: z.record(z.string(), z.unknown()),
});
type Envelope = z.infer<typeof Envelope>;

/**
 * The events of a body: one, or a list. Those of other services are left out.
 *
 * @returns the events of IVS, and how many others there were
 * @throws {ApiError} `bad_request` that names what is wrong; nothing of such a body is taken
 */
export function readEvents(body: Uint8Array): { events: ToldEvent[]; others: number } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw badRequest([{ path: 'body', message: 'is not valid JSON in UTF-8' }]);
  }
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  if (list.length > AT_MOST) throw badRequest([{ path: 'body', message: `has more than ${AT_MOST} events` }]);
  const envelopes = list.map((item, index) => {
    const checked = z.safeParse(Envelope, item, { error: plainWords });
    if (checked.success) return checked.data;
    const place = Array.isArray(parsed) ? ['body', index] : ['body'];
    throw badRequest(
      checked.error.issues.map(({ path, message }) => ({ path: [...place, ...path].join('.'), message })),
    );
  });
  const ours = envelopes.filter(({ source }) => source === 'aws.ivs');
  return { events: ours.map(told), others: envelopes.length - ours.length };
}

function told(envelope: Envelope): ToldEvent {
  const { id, detail, resources, account, region } = envelope;
  const text = (name: string): string | undefined => {
    const value = detail[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 2_048) : undefined;
  };
  const resource = resources[0] ?? '';
  const isComposition = /^arn:[^:]*:ivs:[^:]*:\d*:composition\//.test(resource);
  return {
    id,
    detailType: envelope['detail-type'],
    eventName: text('event_name'),
    account,
    region,
    happenedAt: instantOf(text('event_time_precise'), text('event_time'), envelope.time),
    stageId: resourceId(isComposition ? text('stage_arn') : resource),
    sessionId: matching(text('session_id'), /^st-[a-zA-Z0-9]{13}$/),
    participantId: matching(text('participant_id'), /^[a-zA-Z0-9_-]{1,64}$/),
    compositionId: isComposition ? resourceId(resource) : undefined,
    destinationId: isComposition ? matching(text('id'), /^[a-zA-Z0-9-]{1,64}$/) : undefined,
    errorCode: text('error_code'),
    reason: text('reason'),
    userId: text('user_id'),
    text: JSON.stringify(envelope),
  };
}

/** The first that is an instant. Any fraction of a second is understood; below a millisecond it is dropped. */
function instantOf(...texts: readonly (string | undefined)[]): number {
  for (const text of texts) {
    const at = text === undefined ? Number.NaN : Date.parse(text);
    if (!Number.isNaN(at)) return at;
  }
  throw badRequest([{ path: 'body.time', message: 'is no instant' }]);
}

function resourceId(arn: string | undefined): string | undefined {
  return arn?.startsWith('arn:') ? matching(idOf(arn), /^[a-zA-Z0-9-]{1,64}$/) : undefined;
}

function matching(text: string | undefined, pattern: RegExp): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}
