import { addressIn, isAwsConsole } from './address.ts';

/** A place in S3, or something that looks like a prefix of a recording. */
export interface S3Place {
  bucket: string | undefined;
  prefix: string;
}

const SHORT_ID = /^[a-zA-Z0-9]{12}$/;
const SESSION_ID = /^st-[a-zA-Z0-9]{13}$/;
const BARE_PREFIX =
  /^\/?[a-zA-Z0-9]{12}\/(?:st-[a-zA-Z0-9]{13}|[a-zA-Z0-9-]{12,64})\/[a-zA-Z0-9_-]{1,64}(?:\/\S*)?$/;

/** Reads an S3 address, an address of the S3 console, a bucket's ARN or a bare prefix of a recording. */
export function s3PlaceIn(text: string): S3Place | undefined {
  if (BARE_PREFIX.test(text)) return { bucket: undefined, prefix: text.replace(/^\//, '') };
  const plain =
    /(?<!\w)s3:\/\/([^/\s"']{1,63})\/?([^\s"']*)/.exec(text) ??
    /(?<!\w)arn:aws[a-z-]{0,20}:s3:::([^/\s"']{1,63})\/?([^\s"']*)/.exec(text);
  if (plain) return { bucket: plain[1], prefix: plain[2] ?? '' };
  const address = addressIn(text);
  if (address === undefined) return undefined;
  const path = address.path.replace(/^\//, '');
  if (isAwsConsole(address)) {
    const bucket = /^s3\/(?:buckets|object)\/([^/]{1,63})/.exec(path)?.[1];
    return bucket === undefined ? undefined : { bucket, prefix: address.query.get('prefix') ?? '' };
  }
  const host = /^(?:(.{1,63})\.)?s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/.exec(address.host);
  if (!host) return undefined;
  const [first = '', ...rest] = path.split('/');
  return host[1] === undefined
    ? { bucket: first, prefix: rest.join('/') }
    : { bucket: host[1], prefix: path };
}

/** What a recording's prefix names. */
export interface RecordingIds {
  stageId?: string;
  sessionId?: string;
  participantId?: string;
  compositionId?: string;
}

/**
 * `<stage>/<session>/<participant>/<time>/` of a participant's recording, `<id>/<composition>/<destination>/composite` of
 * a composition's, where what the first id is of is not documented. Anything may stand before it.
 */
export function recordingIdsIn(prefix: string): RecordingIds {
  const parts = prefix.split('/');
  const composite = parts.indexOf('composite');
  const composition = composite >= 2 ? parts[composite - 2] : undefined;
  if (composition !== undefined && SHORT_ID.test(composition)) return { compositionId: composition };
  const at = parts.findIndex((part) => SESSION_ID.test(part));
  if (at < 0) return {};
  const [stage = '', session = '', participant = ''] = [parts[at - 1], parts[at], parts[at + 1]];
  return {
    sessionId: session,
    ...(SHORT_ID.test(stage) ? { stageId: stage } : {}),
    ...(/^[a-zA-Z0-9_-]{1,64}$/.test(participant) ? { participantId: participant } : {}),
  };
}
