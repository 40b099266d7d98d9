import fc from 'fast-check';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { at } from './arbitrary-events.ts';

/** Everybody who may be in an arbitrary session. */
export const PEOPLE = ['ada', 'ben', 'cleo', 'dan'] as const;

/** Seconds from the start of a session to its end. */
export const LENGTH = 200;

interface Stretch {
  from: number;
  to: number;
}

/** Stretches within another, none touching the next. */
const stretchesWithin = ({ from, to }: Stretch): fc.Arbitrary<Stretch[]> =>
  fc
    .uniqueArray(fc.integer({ min: from, max: to }), { maxLength: 6 })
    .map((seconds) => seconds.toSorted((a, b) => a - b))
    .map((sorted) =>
      sorted.flatMap((second, i) => {
        const next = sorted[i + 1];
        return i % 2 === 0 && next !== undefined ? [{ from: second, to: next }] : [];
      }),
    );

/** What one person does, as AWS would tell it when nothing is lost. `endsByLeaving` leaves out stops that LEFT implies. */
function eventsOfPerson(me: string): fc.Arbitrary<ParticipantEvent[]> {
  return stretchesWithin({ from: 1, to: LENGTH - 1 })
    .chain((stays) =>
      fc.tuple(
        ...stays.map((stay) =>
          fc.record({
            stay: fc.constant(stay),
            publishing: stretchesWithin(stay),
            subscriptions: fc.tuple(
              ...PEOPLE.filter((other) => other !== me).map((other) =>
                stretchesWithin(stay).map((stretches) => ({ other, stretches })),
              ),
            ),
            endsByLeaving: fc.boolean(),
          }),
        ),
      ),
    )
    .map((stays) =>
      stays.flatMap(({ stay, publishing, subscriptions, endsByLeaving }) => {
        const told = ({ from, to }: Stretch, start: ParticipantEvent, stop: ParticipantEvent) => [
          { ...start, eventTime: at(from) },
          ...(endsByLeaving && to === stay.to ? [] : [{ ...stop, eventTime: at(to) }]),
        ];
        return [
          { name: 'JOINED', eventTime: at(stay.from) },
          ...publishing.flatMap((stretch) =>
            told(stretch, { name: 'PUBLISH_STARTED' }, { name: 'PUBLISH_STOPPED' }),
          ),
          ...subscriptions.flatMap(({ other, stretches }) =>
            stretches.flatMap((stretch) =>
              told(
                stretch,
                { name: 'SUBSCRIBE_STARTED', remoteParticipantId: other },
                { name: 'SUBSCRIBE_STOPPED', remoteParticipantId: other },
              ),
            ),
          ),
          { name: 'LEFT', eventTime: at(stay.to) },
        ];
      }),
    );
}

/** The events of a whole session by person, each list in no order that means anything. */
export const someSession: fc.Arbitrary<Record<string, ParticipantEvent[]>> = fc.record(
  Object.fromEntries(
    PEOPLE.map((me) => [
      me,
      eventsOfPerson(me).chain((events) =>
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      ),
    ]),
  ),
);
