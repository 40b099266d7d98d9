import type { Quotas } from '../../state/quotas.ts';
import type { Reading, ResourceReading } from './reading.ts';
import { stageBreaches } from './session-rules.ts';

/** What holds of an account at any instant. Each gives the breaches it finds in words. */

/** Whether everything that a summary says is said by the whole thing too. */
function agrees(part: unknown, whole: unknown): boolean {
  if (part instanceof Date) return whole instanceof Date && part.getTime() === whole.getTime();
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      part.length === whole.length &&
      part.every((one, index) => agrees(one, whole[index]))
    );
  }
  if (typeof part !== 'object' || part === null) return part === whole;
  if (typeof whole !== 'object' || whole === null) return false;
  const members = whole as Record<string, unknown>;
  return Object.entries(part).every(([name, value]) => agrees(value, members[name]));
}

const kindsOf = (reading: Reading): [quota: keyof Quotas, ReadonlyMap<string, ResourceReading>][] => [
  ['stages', reading.stages],
  ['encoderConfigurations', reading.encoders],
  ['storageConfigurations', reading.storages],
  ['ingestConfigurations', reading.ingests],
  ['publicKeys', reading.keys],
];

function agreementBreaches(reading: Reading): string[] {
  const lists = [...kindsOf(reading).map(([, list]) => list), reading.compositions];
  const resources = lists.flatMap((list) =>
    [...list].flatMap(([arn, { listed, got, tags }]) => [
      ...(agrees(listed, got) ? [] : [`${arn} is listed otherwise than got`]),
      // The list of ingest configurations has no tags.
      ...(agrees({ tags }, got) ? [] : [`${arn} has other tags than are listed`]),
      ...(Object.keys(tags ?? {}).length > 50 ? [`${arn} has more than 50 tags`] : []),
    ]),
  );
  const sessions = [...reading.stages.values()].flatMap((stage) => [...stage.sessions.values()]);
  const people = sessions.flatMap(({ participants }) => [...participants]);
  return [
    ...resources,
    ...sessions.flatMap(({ listed, got }) =>
      agrees(listed, got) ? [] : [`${listed.sessionId} is listed otherwise than got`],
    ),
    ...people.flatMap(([id, { listed, got }]) =>
      agrees(listed, got) ? [] : [`${id} is listed otherwise than got`],
    ),
  ];
}

const isRunning = (state: string | undefined): boolean => state !== 'STOPPED' && state !== 'FAILED';

function quotaBreaches(reading: Reading, quotas: Quotas): string[] {
  const running = [...reading.compositions.values()].filter(({ listed }) => isRunning(listed.state));
  const perStage = new Map<string, number>();
  for (const { listed } of running) {
    perStage.set(listed.stageArn ?? '', (perStage.get(listed.stageArn ?? '') ?? 0) + 1);
  }
  const people = [...reading.stages].flatMap(([arn, stage]) =>
    [...stage.sessions.values()].flatMap(({ participants }) =>
      [...participants].map(([id, { replicas }]) => ({ who: `${arn} ${id}`, replicas })),
    ),
  );
  return [
    ...kindsOf(reading).flatMap(([name, list]) => (list.size > quotas[name] ? [`too many ${name}`] : [])),
    ...(running.length > quotas.compositions ? ['too many compositions'] : []),
    ...[...perStage].flatMap(([arn, count]) =>
      count > quotas.compositionsPerStage ? [`too many compositions of ${arn}`] : [],
    ),
    ...people.flatMap(({ who, replicas }) =>
      replicas.filter(({ replicationState }) => replicationState === 'ACTIVE').length >
      quotas.replicationsPerParticipant
        ? [`too many replications of ${who}`]
        : [],
    ),
  ];
}

/** Seconds after which a composition that has ended is gone (User Guide, server-side composition): five minutes. */
const KEPT = 300_000;
const LONGEST = 86_400_000;

function compositionBreaches(reading: Reading): string[] {
  const channels = new Set<string>();
  return [...reading.compositions].flatMap(([arn, { got }]) => {
    const { state, startTime, endTime, destinations = [], stageArn = '' } = got ?? {};
    const running = isRunning(state);
    const starts = startTime?.getTime() ?? Infinity;
    const ends = endTime?.getTime();
    // Outputs end first: what has none left that runs is about to end, whatever becomes of its stage.
    const runsOn = running && state !== 'STOPPING' && destinations.some((one) => isRunning(one.state));
    const breaches = destinations.flatMap(
      ({ state: output, startTime: from, endTime: to, configuration }) => {
        const { channel, s3 } = configuration ?? {};
        const encoders = s3?.encoderConfigurationArns ?? [channel?.encoderConfigurationArn ?? ''];
        const storage = s3?.storageConfigurationArn;
        const live = isRunning(output);
        const isBusy = live && channel?.channelArn !== undefined && channels.has(channel.channelArn);
        if (live && channel?.channelArn) channels.add(channel.channelArn);
        return [
          ...(isBusy ? ['a channel is used twice'] : []),
          ...(live && !running ? [`its output is ${output}`] : []),
          ...((to === undefined) === live ? [] : ['an output whose end is not its state']),
          ...(from && (from.getTime() < starts || from.getTime() > (to ?? new Date(reading.now)).getTime())
            ? ['an output starts at a wrong time']
            : []),
          ...(running && encoders.some((one) => one !== '' && !reading.encoders.has(one))
            ? ['its encoder configuration is gone']
            : []),
          ...(running && storage !== undefined && !reading.storages.has(storage)
            ? ['its storage configuration is gone']
            : []),
        ];
      },
    );
    return [
      ...breaches,
      ...((ends === undefined) === running ? [] : [`${state} and its end disagree`]),
      ...(starts > reading.now || (ends ?? starts) < starts || (ends ?? 0) > reading.now
        ? ['starts or ends at a wrong time']
        : []),
      ...(runsOn && !reading.stages.has(stageArn) ? ['its stage is gone'] : []),
      ...(running && reading.now - starts > LONGEST + 60_000 ? ['runs longer than a day'] : []),
      ...(ends !== undefined && reading.now - ends > KEPT ? ['is not cleaned up'] : []),
    ].map((breach) => `${arn}: ${breach}`);
  });
}

/** What is used is there; an ingest configuration is active while somebody publishes through it. */
function useBreaches(reading: Reading): string[] {
  const recorded = [...reading.stages].flatMap(([arn, { got }]) => {
    const storage = got?.autoParticipantRecordingConfiguration?.storageConfigurationArn ?? '';
    return storage === '' || reading.storages.has(storage) ? [] : [`${arn} records to what is gone`];
  });
  const ingests = [...reading.ingests].flatMap(([arn, { got }]) => {
    const { stageArn = '', state, redundantIngest, redundantIngestCredentials = [] } = got ?? {};
    const stage = reading.stages.get(stageArn);
    const session = stage?.sessions.get(stage.listed.activeSessionId ?? '');
    const publishes = [...(session?.participants.values() ?? [])].some(
      ({ listed, got: participant, events }) =>
        participant?.ingestConfigurationArn === arn &&
        listed.state === 'CONNECTED' &&
        events.filter(({ name }) => name === 'PUBLISH_STARTED').length >
          events.filter(({ name }) => name === 'PUBLISH_STOPPED').length,
    );
    return [
      ...(stageArn === '' || stage ? [] : [`${arn} is attached to a stage that is gone`]),
      ...((state === 'ACTIVE') === publishes ? [] : [`${arn} is ${state} against who publishes`]),
      ...(redundantIngestCredentials.length === (redundantIngest ? 2 : 0)
        ? []
        : [`${arn} has ${redundantIngestCredentials.length} credentials`]),
    ];
  });
  return [...recorded, ...ingests];
}

/** Everything that is wrong with a reading; empty when nothing is. */
export const breachesOf = (reading: Reading, quotas: Quotas): string[] => [
  ...agreementBreaches(reading),
  ...quotaBreaches(reading, quotas),
  ...compositionBreaches(reading),
  ...useBreaches(reading),
  ...stageBreaches(reading),
];
