import type { Memory } from './subjects.ts';
import type { Reading, SessionReading } from './reading.ts';

/** What holds between two readings of one world, with what was answered in between. */

const json = (value: unknown): string => JSON.stringify(value);

const ORDER = ['STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED'];

/** The states of compositions only go on, and one that is gone has come to its end. */
function compositionBreaches(past: Reading, present: Reading): string[] {
  return [...past.compositions].flatMap(([arn, { listed: before }]) => {
    const after = present.compositions.get(arn)?.listed;
    if (!after) {
      const ended = before.endTime?.getTime() ?? past.now;
      return present.now - ended >= 300_000 - 1_000 ? [] : [`${arn} is gone too early`];
    }
    const wentBack = ORDER.indexOf(after.state ?? '') < ORDER.indexOf(before.state ?? '');
    return [
      ...(wentBack ? [`${arn} went from ${before.state} to ${after.state}`] : []),
      ...(before.state === 'STOPPED' && after.state === 'FAILED' ? [`${arn} fails when it has stopped`] : []),
      ...(json(before.startTime) === json(after.startTime) ? [] : [`${arn} starts at another time`]),
      ...(before.endTime && json(before.endTime) !== json(after.endTime)
        ? [`${arn} ends at another time`]
        : []),
    ];
  });
}

/** Nothing of complete seconds changes, and nothing that was told vanishes. */
function sessionBreaches(before: SessionReading, after: SessionReading, second: number): string[] {
  const { startTime, endTime, sessionId } = before.listed;
  const people = [...before.participants].flatMap(([id, one]) => {
    const now = after.participants.get(id);
    if (!now) return [`${id} has vanished`];
    const complete = (events: typeof one.events) =>
      json(
        events.filter(({ eventTime }) => (eventTime?.getTime() ?? 0) < second).map((event) => json(event)),
      );
    const told = new Set(now.events.map((event) => json(event)));
    return [
      ...(json(one.listed.firstJoinTime) === json(now.listed.firstJoinTime)
        ? []
        : ['joined at another time']),
      ...(one.listed.published && !now.listed.published ? ['has no longer published'] : []),
      ...(complete(one.events) === complete(now.events) ? [] : ['has another past']),
      ...(one.events.every((event) => told.has(json(event))) ? [] : ['has events that have vanished']),
    ].map((breach) => `${id}: ${breach}`);
  });
  return [
    ...people,
    ...(json(startTime) === json(after.listed.startTime) ? [] : ['starts at another time']),
    ...(endTime && json(endTime) !== json(after.listed.endTime) ? ['ends at another time'] : []),
  ].map((breach) => `${sessionId}: ${breach}`);
}

const allArns = (reading: Reading): string[] =>
  [
    reading.stages,
    reading.compositions,
    reading.encoders,
    reading.storages,
    reading.ingests,
    reading.keys,
  ].flatMap((list) => [...list.keys()]);

/** What was made and not deleted is there; what is there was made, and was not deleted. */
function existenceBreaches(present: Reading, { arns }: Memory): string[] {
  const there = new Set(allArns(present));
  const missing = [...arns].flatMap(([arn, state]) =>
    // Compositions go by themselves.
    state === 'there' && !there.has(arn) && !arn.includes(':composition/') ? [`${arn} is gone`] : [],
  );
  const strange = [...there].flatMap((arn) =>
    arns.get(arn) === 'there' ? [] : [`${arn} is there and was ${arns.get(arn) ?? 'never made'}`],
  );
  return [...missing, ...strange];
}

/** Whoever was put out does not come back with the same token; encoders and replicas have none. */
function barBreaches({ stages, now }: Reading, { barred }: Memory): string[] {
  return [...barred].flatMap(([who, at]) => {
    const [stageArn = '', participantId = ''] = who.split(' ');
    const sessions = [...(stages.get(stageArn)?.sessions.values() ?? [])];
    const back = sessions.some(({ participants }) => {
      const one = participants.get(participantId);
      return (
        one?.listed.state === 'CONNECTED' &&
        one.listed.replicationType !== 'REPLICA' &&
        one.got?.ingestConfigurationArn === undefined
      );
    });
    return back && now >= at + 2_000 ? [`${who} is connected with a barred token`] : [];
  });
}

/** @param past the reading before; what happened since is in the memory */
export function historyBreaches(past: Reading | undefined, present: Reading, memory: Memory): string[] {
  const second = Math.floor((past?.now ?? 0) / 1_000) * 1_000;
  const owners = new Map<string, string>();
  const sessionTwice = [...present.stages].flatMap(([arn, { sessions }]) =>
    [...sessions.keys()].flatMap((id) => {
      const other = owners.get(id);
      owners.set(id, arn);
      return other === undefined ? [] : [`session ${id} is of two stages`];
    }),
  );
  const changed = [...(past?.stages ?? [])].flatMap(([arn, { sessions }]) => {
    const stage = present.stages.get(arn);
    if (!stage) return [];
    return [...sessions].flatMap(([id, before]) => {
      const after = stage.sessions.get(id);
      return after ? sessionBreaches(before, after, second) : [`session ${id} of ${arn} has vanished`];
    });
  });
  return [
    ...sessionTwice,
    ...changed,
    ...(past ? compositionBreaches(past, present) : []),
    ...existenceBreaches(present, memory),
    ...barBreaches(present, memory),
  ];
}
