import type {
  Composition,
  CompositionSummary,
  Event,
  IngestConfiguration,
  IngestConfigurationSummary,
  Participant,
  ParticipantReplica,
  ParticipantSummary,
  Stage,
  StageSession,
  StageSummary,
} from '@aws-sdk/client-ivs-realtime';
import type { Handlers } from '../../wire/handler.ts';
import { everyPage } from '../../testing/walk.ts';

/** Everything of a world that the API's own reads tell, each thing by its list and by itself. */

export interface ParticipantReading {
  listed: ParticipantSummary;
  got: Participant | undefined;
  events: readonly Event[];
  replicas: readonly ParticipantReplica[];
}

export interface SessionReading {
  listed: StageSession;
  got: StageSession | undefined;
  /** By participant id, as they were listed. */
  participants: ReadonlyMap<string, ParticipantReading>;
}

/** A resource as it was listed, as it was got, and with its tags. */
export interface ResourceReading<Listed = object, Got = object> {
  listed: Listed;
  got: Got | undefined;
  tags: Record<string, string> | undefined;
}

export interface StageReading extends ResourceReading<StageSummary, Stage> {
  /** By session id. */
  sessions: ReadonlyMap<string, SessionReading>;
}

export interface Reading {
  /** Milliseconds since 1970. */
  now: number;
  /** Each by ARN. */
  stages: ReadonlyMap<string, StageReading>;
  compositions: ReadonlyMap<string, ResourceReading<CompositionSummary, Composition>>;
  encoders: ReadonlyMap<string, ResourceReading>;
  storages: ReadonlyMap<string, ResourceReading>;
  ingests: ReadonlyMap<string, ResourceReading<IngestConfigurationSummary, IngestConfiguration>>;
  keys: ReadonlyMap<string, ResourceReading>;
}

type Page = { maxResults?: number; nextToken?: string | undefined };

/**
 * Reads a world through its API to the end of every list.
 * @param size how many items to ask for on a page: what is read must not depend on it
 */
export function readWorld(api: Handlers, now: number, size = 100): Reading {
  const all = <Item>(ask: (page: Page) => [items: readonly Item[] | undefined, next: string | undefined]) =>
    everyPage((nextToken) => {
      // Replicas come fifty at most to a page.
      const [items, next] = ask({ maxResults: Math.min(size, 50), nextToken });
      return { items, nextToken: next };
    });

  const resources = <Listed extends { arn?: string | undefined }, Got>(
    list: readonly Listed[],
    get: (arn: string) => Got | undefined,
  ): Map<string, ResourceReading<Listed, Got>> =>
    unique(
      list,
      ({ arn }) => arn,
      (listed, arn) => ({
        listed,
        got: get(arn),
        tags: api.ListTagsForResource({ resourceArn: arn }).tags,
      }),
    );

  const participantReading = (
    stageArn: string,
    sessionId: string,
    listed: ParticipantSummary,
    participantId: string,
  ): ParticipantReading => {
    const who = { stageArn, sessionId, participantId };
    return {
      listed,
      got: api.GetParticipant(who).participant,
      events: all((page) => {
        const answer = api.ListParticipantEvents({ ...who, ...page });
        return [answer.events, answer.nextToken];
      }),
      replicas: all((page) => {
        const answer = api.ListParticipantReplicas({ sourceStageArn: stageArn, participantId, ...page });
        return [answer.replicas, answer.nextToken];
      }),
    };
  };

  const sessionReading = (stageArn: string, listed: StageSession, sessionId: string): SessionReading => ({
    listed,
    got: api.GetStageSession({ stageArn, sessionId }).stageSession,
    participants: unique(
      all((page) => {
        const answer = api.ListParticipants({ stageArn, sessionId, ...page });
        return [answer.participants, answer.nextToken];
      }),
      ({ participantId }) => participantId,
      (participant, id) => participantReading(stageArn, sessionId, participant, id),
    ),
  });

  const stages = resources(
    all((page) => {
      const answer = api.ListStages(page);
      return [answer.stages, answer.nextToken];
    }),
    (arn) => api.GetStage({ arn }).stage,
  );
  return {
    now,
    stages: new Map(
      [...stages].map(([stageArn, stage]) => {
        const listed = all((page) => {
          const answer = api.ListStageSessions({ stageArn, ...page });
          return [answer.stageSessions, answer.nextToken];
        });
        const sessions = unique(
          listed,
          ({ sessionId }) => sessionId,
          (session, id) => sessionReading(stageArn, session, id),
        );
        return [stageArn, { ...stage, sessions }];
      }),
    ),
    compositions: resources(
      all((page) => {
        const answer = api.ListCompositions(page);
        return [answer.compositions, answer.nextToken];
      }),
      (arn) => api.GetComposition({ arn }).composition,
    ),
    encoders: resources(
      all((page) => {
        const answer = api.ListEncoderConfigurations(page);
        return [answer.encoderConfigurations, answer.nextToken];
      }),
      (arn) => api.GetEncoderConfiguration({ arn }).encoderConfiguration,
    ),
    storages: resources(
      all((page) => {
        const answer = api.ListStorageConfigurations(page);
        return [answer.storageConfigurations, answer.nextToken];
      }),
      (arn) => api.GetStorageConfiguration({ arn }).storageConfiguration,
    ),
    ingests: resources(
      all((page) => {
        const answer = api.ListIngestConfigurations(page);
        return [answer.ingestConfigurations, answer.nextToken];
      }),
      (arn) => api.GetIngestConfiguration({ arn }).ingestConfiguration,
    ),
    keys: resources(
      all((page) => {
        const answer = api.ListPublicKeys(page);
        return [answer.publicKeys, answer.nextToken];
      }),
      (arn) => api.GetPublicKey({ arn }).publicKey,
    ),
  };
}

/** By id; throws when an id came twice or not at all, which no list may do. */
function unique<Item, Made>(
  items: readonly Item[],
  idOf: (item: Item) => string | undefined,
  make: (item: Item, id: string) => Made,
): Map<string, Made> {
  const made = new Map<string, Made>();
  for (const item of items) {
    const id = idOf(item);
    if (id === undefined || made.has(id)) throw new Error(`listed without an id or twice: ${id}`);
    made.set(id, make(item, id));
  }
  return made;
}
