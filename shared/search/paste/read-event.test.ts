import { describe, expect, it } from 'vitest';
import type { PlaceIn } from './places.ts';
import { readPaste } from './read-paste.ts';

const arn = (kind: string, id = 'AbCdEfGhIjKl') => `arn:aws:ivs:us-west-2:123456789012:${kind}/${id}`;
const STAGE = 'AbCdEfGhIjKl';
const SESSION = 'st-AbCdEfGhIjKlM';
const PERSON = 'PbCdEfGhIj12';

/** `participant AbCdEfGhIjKl st-AbCdEfGhIjKlM PbCdEfGhIj12 @us-west-2`. */
function words({ realm, ...place }: PlaceIn): string {
  return Object.values(place).join(' ') + (realm.region === undefined ? '' : ` @${realm.region}`);
}
const read = (text: string) => {
  const { kind, places } = readPaste(text);
  return [kind, ...places.map(words)];
};
const first = (text: string) => read(text).slice(0, 2);

const envelope = (type: string, resource: string, detail: object) => ({
  version: '0',
  id: '01234567-0123-0123-0123-012345678901',
  'detail-type': type,
  source: 'aws.ivs',
  account: '123456789012',
  time: '2026-11-20T14:05:12Z',
  region: 'us-west-2',
  resources: [resource],
  detail,
});
const inSession = {
  session_id: SESSION,
  event_time: '2026-11-20T14:05:12Z',
  user_id: 'ana',
  participant_id: PERSON,
};
const source = { source_stage_arn: arn('stage', 'SbCdEfGhIjKl'), source_session_id: 'st-SbCdEfGhIjKlM' };
const PERSON_PLACE = `participant ${STAGE} ${SESSION} ${PERSON} @us-west-2`;
const COMPOSITION = arn('composition', 'ZbCdEfGhIjKl');

describe('an event of EventBridge', () => {
  const stageUpdate = (name: string, more: object = {}) =>
    envelope('IVS Stage Update', arn('stage'), { event_name: name, ...inSession, ...more });
  const composition = (name: string, more: object = {}) =>
    envelope('IVS Composition State Change', COMPOSITION, {
      event_name: name,
      stage_arn: arn('stage'),
      ...more,
    });
  const recording = (name: string, type = 'IVS Participant Recording State Change') =>
    envelope(type, arn('stage'), {
      event_name: name,
      session_id: SESSION,
      participant_id: PERSON,
      recording_s3_bucket_name: 'show-recordings',
      recording_s3_key_prefix: `${STAGE}/${SESSION}/${PERSON}/2026-11-20T12-00-55Z`,
    });
  const EVENTS: [string, object, string][] = [
    ...['Participant Published', 'Participant Unpublished'].map((name): [string, object, string] => [
      name,
      stageUpdate(name, { replica: true, ...source }),
      PERSON_PLACE,
    ]),
    [
      'Participant Publish Error',
      stageUpdate('Participant Publish Error', { error_code: 'BITRATE_EXCEEDED' }),
      PERSON_PLACE,
    ],
    ...['Participant Replication Start', 'Participant Replication Stop'].map(
      (name): [string, object, string] => [
        name,
        stageUpdate(name, {
          destination_stage_arn: arn('stage', 'DbCdEfGhIjKl'),
          destination_session_id: 'st-DbCdEfGhIjKlM',
        }),
        PERSON_PLACE,
      ],
    ),
    ['Token Exchanged', stageUpdate('Token Exchanged', { new_token: { user_id: 'ana' } }), PERSON_PLACE],
    ...[
      'Session Start',
      'Session End',
      'Session Failure',
      'Destination Start',
      'Destination End',
      'Destination Reconnecting',
      'Destination Failure',
    ].map((name): [string, object, string] => [
      name,
      composition(name, { id: 'DbCdEfGhIjKl', reason: 'Access denied to S3 bucket.' }),
      'composition ZbCdEfGhIjKl @us-west-2',
    ]),
    ...['Recording Start', 'Recording End', 'Recording Start Failure', 'Recording End Failure'].map(
      (name): [string, object, string] => [name, recording(name), PERSON_PLACE],
    ),
    ['Recording Start', recording('Recording Start', 'IVS Publisher Recording State Change'), PERSON_PLACE],
  ];

  it.each(EVENTS)('%s leads to whom it is about, in every form', (name, event, place) => {
    const text = JSON.stringify(event);
    for (const form of [
      text,
      JSON.stringify(event, undefined, 2),
      JSON.stringify([event]),
      // As a queue or a log hands it on.
      JSON.stringify({ Records: [{ body: text }] }),
      `2026-11-20T14:05:13Z INFO got ${text}`,
    ]) {
      const paste = readPaste(form);
      expect([paste.kind, paste.what, paste.places.map(words)[0]]).toEqual([
        'eventbridge-event',
        `an EventBridge event, ${name}`,
        place,
      ]);
      expect(paste.places[0]?.realm).toEqual({ region: 'us-west-2', accountId: '123456789012' });
    }
  });

  it('offers the session at the moment of the event, and both ends of a replication', () => {
    const [, event] = EVENTS.find(([name]) => name === 'Participant Replication Start') ?? [];
    expect(read(JSON.stringify(event)).slice(1)).toEqual([
      PERSON_PLACE,
      `session ${STAGE} ${SESSION} 2026-11-20T14:05:12.000Z @us-west-2`,
      'session DbCdEfGhIjKl st-DbCdEfGhIjKlM @us-west-2',
      `stage ${STAGE} @us-west-2`,
      'stage DbCdEfGhIjKl @us-west-2',
    ]);
  });

  it('that is cut off anywhere tells what it still holds', () => {
    const text = JSON.stringify(EVENTS[0]?.[1]);
    for (let end = text.indexOf('"detail-type"') + 14; end < text.length; end += 1)
      expect(readPaste(text.slice(0, end)).kind).toBe('eventbridge-event');
    expect(first(text.slice(0, text.indexOf(PERSON) + PERSON.length + 1))[1]).toBe(PERSON_PLACE);
  });
});
