import { type Event, IVSRealTime, type Participant, type StageSummary } from '@aws-sdk/client-ivs-realtime';

/** The reads of the API: what may be asked of a world that other tests look at too. */
export type AwsReader = Pick<
  IVSRealTime,
  Extract<keyof IVSRealTime, `get${string}` | `list${string}` | `paginate${string}`>
>;

/** Asks the emulator itself, as any program with the real SDK would: what the console shows must agree with it. */
export function askEmulator({ url, region }: { url: string; region: string }): IVSRealTime {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new IVSRealTime({ endpoint: url, region, credentials, maxAttempts: 1 });
}

/** Every item of a list, from every page: `everyItem(aws.paginateListStages({}), 'stages')`. */
export async function everyItem<Key extends string, Item>(
  pages: AsyncIterable<{ [K in Key]?: Item[] | undefined }>,
  member: Key,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(page[member] ?? []));
  return items;
}

/** The SDK types every member as possibly absent; a test that builds on one fails here, with its name. */
export function given<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The emulator gave no ${name}.`);
  return value;
}

/** The last part of an ARN. */
export function idOf(arn: string | undefined): string {
  return given(given(arn, 'ARN').split('/').at(-1), 'id in the ARN');
}

export type KnownStage = StageSummary & { arn: string; id: string };

export async function everyStage(aws: AwsReader): Promise<KnownStage[]> {
  const stages = await everyItem(aws.paginateListStages({ maxResults: 100 }), 'stages');
  return stages.map((stage) => ({ ...stage, arn: given(stage.arn, 'stage ARN'), id: idOf(stage.arn) }));
}

export async function stageNamed(aws: AwsReader, name: string): Promise<KnownStage> {
  return given(
    (await everyStage(aws)).find((stage) => stage.name === name),
    `stage named ${name}`,
  );
}

export interface LiveStage extends KnownStage {
  sessionId: string;
  startTime: Date;
}

/** A stage that has an active session, with that session. */
export async function liveStageNamed(aws: AwsReader, name: string): Promise<LiveStage> {
  const stage = await stageNamed(aws, name);
  const sessionId = given(stage.activeSessionId, `active session of ${name}`);
  const { stageSession } = await aws.getStageSession({ stageArn: stage.arn, sessionId });
  return { ...stage, sessionId, startTime: given(stageSession?.startTime, 'start of the session') };
}

/** Everybody who was ever in the session. */
export async function participantsOf(aws: AwsReader, stage: { arn: string; sessionId: string }) {
  const input = { stageArn: stage.arn, sessionId: stage.sessionId, maxResults: 100 };
  return everyItem(aws.paginateListParticipants(input), 'participants');
}

/** One participant with every field. */
export async function participantOf(
  aws: AwsReader,
  stage: { arn: string; sessionId: string },
  participantId: string,
): Promise<Participant> {
  const input = { stageArn: stage.arn, sessionId: stage.sessionId, participantId };
  return given((await aws.getParticipant(input)).participant, `participant ${participantId}`);
}

/** All events of a participant, oldest first; those of the same second stay in the order they came. */
export async function eventsOf(
  aws: AwsReader,
  stage: { arn: string; sessionId: string },
  participantId: string,
) {
  const input = { stageArn: stage.arn, sessionId: stage.sessionId, participantId, maxResults: 100 };
  const events = await everyItem(aws.paginateListParticipantEvents(input), 'events');
  return events.toSorted((a, b) => Number(a.eventTime) - Number(b.eventTime));
}

export interface Found {
  participantId: string;
  events: Event[];
}

/** The first participant of a session of whom some event is as wanted. */
export async function participantWith(
  aws: AwsReader,
  session: { arn: string; sessionId: string },
  wanted: (event: Event) => boolean,
): Promise<Found> {
  for (const { participantId } of await participantsOf(aws, session)) {
    const id = given(participantId, 'participant id');
    const events = await eventsOf(aws, session, id);
    if (events.some(wanted)) return { participantId: id, events };
  }
  throw new Error('No participant of the session has such an event.');
}
