import { describe, expect, it } from 'vitest';
import type { ParticipantEvent, ParticipantSummary } from '#shared/participants/contract.ts';
import { SessionTimeline } from '../data/session-timeline.ts';
import { at, START } from '../testing/arbitrary-events.ts';
import { cellOf, type Reception, receptionAt, receptionOf } from './reception.ts';
import { StateBook } from './state-at.ts';

const INGEST = 'arn:aws:ivs:us-east-1:123456789012:ingest-configuration/AbCdEfGhIjKl';

interface Person extends Partial<ParticipantSummary> {
  publishes?: boolean;
  receives?: readonly string[];
  loaded?: boolean;
}

/** Everybody joined at 1 s, and what they do began at 2 s. */
function receptionOfPeople(people: Readonly<Record<string, Person>>): Reception {
  const timeline = new SessionTimeline();
  timeline.setParticipants(
    Object.entries(people).map(
      ([participantId, { publishes: _p, receives: _r, loaded: _l, ...summary }]) => ({
        participantId,
        firstJoinTime: at(1),
        ...summary,
      }),
    ),
    true,
  );
  for (const [participantId, { publishes, receives = [], loaded = true }] of Object.entries(people)) {
    if (!loaded) continue;
    const events: ParticipantEvent[] = [
      { name: 'JOINED', eventTime: at(1) },
      ...(publishes ? [{ name: 'PUBLISH_STARTED', eventTime: at(2) }] : []),
      ...receives.map((remoteParticipantId) => ({
        name: 'SUBSCRIBE_STARTED',
        eventTime: at(2),
        remoteParticipantId,
      })),
    ];
    timeline.take({ participantId, asOf: START + 60_000, events });
  }
  const times = { extent: { start: START, end: START + 60_000 }, listedUntil: START + 60_000 };
  const step = new StateBook().read(timeline.store, times, START + 10_000).next();
  if (!step.done) throw new Error('so few lanes are read at once');
  return receptionAt(step.value, timeline.store);
}

const cells = (reception: Reception) =>
  Object.fromEntries(
    reception.receivers.map((receiver) => [
      receiver.id,
      reception.publishers.map((publisher) => cellOf(receiver, publisher)),
    ]),
  );

describe('who received whom', () => {
  it('has a cell for every receiver and publisher, and none for oneself', () => {
    const reception = receptionOfPeople({
      ada: { publishes: true, receives: ['ben'] },
      ben: { publishes: true },
      cleo: { receives: ['ada'] },
    });
    expect(reception.publishers.map(({ id }) => id)).toEqual(['ada', 'ben']);
    expect(cells(reception)).toEqual({
      ada: ['self', 'received'],
      ben: ['not-received', 'self'],
      cleo: ['received', 'not-received'],
    });
  });

  it('says unknown for whoever is not loaded, and counts nobody there as missing', () => {
    const reception = receptionOfPeople({
      ada: { publishes: true },
      ben: { receives: [] },
      cleo: { loaded: false },
    });
    expect(cells(reception)).toMatchObject({ ben: ['not-received'], cleo: ['unknown'] });
    const of = receptionOf(reception.publishers[0]!, reception.receivers);
    expect(of).toMatchObject({ received: 0, notBy: [{ id: 'ben' }], unknown: [{ id: 'cleo' }] });
  });

  it('knows a publisher whose own events are not loaded by those who received it', () => {
    const reception = receptionOfPeople({ ada: { loaded: false }, ben: { receives: ['ada', 'gone'] } });
    expect(reception.publishers).toMatchObject([
      { id: 'ada', by: 'not-loaded' },
      { id: 'gone', by: 'not-loaded', lane: undefined },
    ]);
  });

  it('says so of whoever is still received while it did not publish', () => {
    const reception = receptionOfPeople({ ada: {}, ben: { receives: ['ada'] } });
    expect(reception.publishers).toMatchObject([{ id: 'ada', by: 'received-only' }]);
  });

  it('leaves encoders out of the receivers, and those of redundant ingest out of the publishers', () => {
    const encoder = { publishes: true, ingestConfigurationArn: INGEST, redundantIngest: true };
    const reception = receptionOfPeople({
      virtual: encoder,
      first: encoder,
      second: encoder,
      ben: { receives: ['virtual'] },
    });
    expect(reception.publishers.map(({ id }) => id)).toEqual(['virtual']);
    expect(reception.behind.map(({ id }) => id).sort()).toEqual(['first', 'second']);
    expect(reception.receivers.map(({ id }) => id)).toEqual(['ben']);
    expect(reception.encoders).toHaveLength(3);
  });

  it('takes nobody for an encoder behind another while nobody receives any of them', () => {
    const encoder = { publishes: true, ingestConfigurationArn: INGEST, redundantIngest: true };
    const reception = receptionOfPeople({ first: encoder, second: encoder, ben: {} });
    expect(reception.publishers).toHaveLength(2);
    expect(reception.behind).toEqual([]);
  });

  it('has room for twelve publishers and names the others', () => {
    const many = Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [`p${String(i).padStart(2, '0')}`, { publishes: true }]),
    );
    const reception = receptionOfPeople(many);
    expect(reception.publishers).toHaveLength(12);
    expect(reception.further.map(({ id }) => id)).toEqual(['p12', 'p13']);
  });
});
