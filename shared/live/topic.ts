/**
 * What a browser can be kept up to date about. A topic's text is the connection and a path of short ids, so that it can
 * be a map's key on both sides.
 */
export type Topic =
  | { kind: 'stages'; connection: string }
  | { kind: 'stage'; connection: string; stageId: string }
  | { kind: 'session'; connection: string; stageId: string; sessionId: string }
  | {
      kind: 'participant';
      connection: string;
      stageId: string;
      sessionId: string;
      participantId: string;
    }
  | { kind: 'compositions'; connection: string }
  | { kind: 'composition'; connection: string; compositionId: string }
  | { kind: 'jobs'; connection: string }
  | { kind: 'budget'; connection: string }
  | { kind: 'notices'; connection: string }
  | { kind: 'overview'; connection: string };

export type TopicKind = Topic['kind'];

/** The ids that a topic of each kind has. */
export const TOPIC_IDS: Record<TopicKind, readonly string[]> = {
  stages: [],
  stage: ['stageId'],
  session: ['stageId', 'sessionId'],
  participant: ['stageId', 'sessionId', 'participantId'],
  compositions: [],
  composition: ['compositionId'],
  jobs: [],
  budget: [],
  notices: [],
  overview: [],
};

/** `emulator/session/AbCdEfGhIjKl/st-…` */
export function topicText(topic: Topic): string {
  const ids = topic as unknown as Record<string, string>;
  return [topic.connection, topic.kind, ...TOPIC_IDS[topic.kind].map((name) => ids[name])].join('/');
}

/** The topic of a text, or undefined where it is none. */
export function topicOf(text: string): Topic | undefined {
  const [connection, kind, ...values] = text.split('/');
  if (connection === undefined || kind === undefined || !Object.hasOwn(TOPIC_IDS, kind)) return undefined;
  const names = TOPIC_IDS[kind as TopicKind];
  if (
    names.length !== values.length ||
    [connection, ...values].some((id) => !/^[a-zA-Z0-9_-]{1,64}$/.test(id))
  )
    return undefined;
  const ids = Object.fromEntries(names.map((name, index) => [name, values[index]]));
  return { kind, connection, ...ids } as Topic;
}
