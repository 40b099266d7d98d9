import { type CompositionSummary, compositions } from '#shared/compositions/contract.ts';
import type { Topic } from '#shared/live/topic.ts';
import { type Participant, participants } from '#shared/participants/contract.ts';
import { sessions, type StageSession } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Feed, Look, Outlook, Rhythm } from './feed.ts';
import { lookAtItem, lookAtList } from './handler-look.ts';

/** The handlers of the API that feeds ask. */
export interface ReadHandlers {
  stages: Pick<ContractHandlers<typeof stages>, 'list' | 'get'>;
  sessions: Pick<ContractHandlers<typeof sessions>, 'list' | 'get'>;
  participants: Pick<ContractHandlers<typeof participants>, 'list' | 'get' | 'events'>;
  compositions: Pick<ContractHandlers<typeof compositions>, 'list' | 'get'>;
}

/** The kinds of topic that are kept up to date by asking AWS. */
export const POLLED = ['stages', 'stage', 'session', 'participant', 'compositions', 'composition'] as const;
type PolledKind = (typeof POLLED)[number];
export type PolledTopic = Extract<Topic, { kind: PolledKind }>;

const LIST: Rhythm = { leastMs: 2_000, calmMs: 8_000 };
const ITEM: Rhythm = { leastMs: 2_500, calmMs: 10_000 };
/** Never more than five seconds old, whatever happens in it, a look's wait for its turn among them. */
const LIVE_SESSION: Rhythm = { leastMs: 2_000, calmMs: 4_600 };
const MOVING_COMPOSITION: Rhythm = { leastMs: 1_000, calmMs: 1_000 };
const STEADY_COMPOSITION: Rhythm = { leastMs: 5_000, calmMs: 5_000 };

const MOVING = ['STARTING', 'STOPPING', 'RECONNECTING'];
const ENDED = ['STOPPED', 'FAILED'];
/** AWS writes the last events, and closes recordings, a little after a session's end. */
const AFTERMATH_MS = 60_000;

/** What a topic consists of, and how often each part of it is looked at. */
export function feedsOf(topic: PolledTopic, handlers: ReadHandlers, connections: Connections): Feed[] {
  const { connection } = topic;
  const stage = 'stageId' in topic ? { connection, stageId: topic.stageId } : undefined;
  const sessionId = 'sessionId' in topic ? topic.sessionId : undefined;
  const session = stage && sessionId !== undefined ? { ...stage, sessionId } : undefined;
  switch (topic.kind) {
    case 'stages':
      return [
        {
          endpoint: stages.list,
          input: { connection },
          operation: 'ListStages',
          by: 'arn',
          look: lookAtList(connections, stages.list, handlers.stages.list, { connection }),
          outlook: () => LIST,
        },
      ];
    case 'stage':
      return [
        {
          endpoint: stages.get,
          input: { ...stage },
          operation: 'GetStage',
          look: lookAtItem(connections, stages.get, handlers.stages.get, { ...stage }),
          outlook: () => ITEM,
        },
        {
          endpoint: sessions.list,
          input: { ...stage },
          operation: 'ListStageSessions',
          by: 'sessionId',
          look: lookAtList(connections, sessions.list, handlers.sessions.list, { ...stage }),
          outlook: () => LIST,
        },
        compositionsFeed({ ...stage }, handlers, connections),
      ];
    case 'session':
      return sessionFeeds({ ...session }, { ...stage }, handlers, connections);
    case 'participant':
      return participantFeeds({ ...session }, topic.participantId, handlers, connections);
    case 'compositions':
      return [compositionsFeed({ connection }, handlers, connections)];
    case 'composition': {
      const input = { connection, compositionId: topic.compositionId };
      return [
        {
          endpoint: compositions.get,
          input,
          operation: 'GetComposition',
          look: lookAtItem(connections, compositions.get, handlers.compositions.get, input),
          outlook: (look) => compositionOutlook(itemOf<CompositionSummary>(look)),
        },
      ];
    }
  }
}

type Input = Readonly<Record<string, unknown>>;

function compositionsFeed(input: Input, handlers: ReadHandlers, connections: Connections): Feed {
  return {
    endpoint: compositions.list,
    input,
    operation: 'ListCompositions',
    by: 'arn',
    look: lookAtList(connections, compositions.list, handlers.compositions.list, input),
    outlook: () => LIST,
  };
}

function sessionFeeds(input: Input, stage: Input, handlers: ReadHandlers, connections: Connections): Feed[] {
  let over = false;
  return [
    {
      endpoint: sessions.get,
      input,
      operation: 'GetStageSession',
      look: lookAtItem(connections, sessions.get, handlers.sessions.get, input),
      outlook(look) {
        over = isOver(look);
        return over ? 'settled' : LIVE_SESSION;
      },
    },
    {
      endpoint: participants.list,
      input,
      operation: 'ListParticipants',
      by: 'participantId',
      look: lookAtList(connections, participants.list, handlers.participants.list, input),
      outlook: () => (over ? 'settled' : LIVE_SESSION),
    },
    // The timeline shows which compositions were running, and the recorder keeps what AWS forgets of them.
    {
      ...compositionsFeed(stage, handlers, connections),
      outlook: () => (over ? 'settled' : LIST),
    },
  ];
}

function participantFeeds(
  session: Input,
  participantId: string,
  handlers: ReadHandlers,
  connections: Connections,
): Feed[] {
  const input = { ...session, participantId };
  const lookAtPerson = lookAtItem(connections, participants.get, handlers.participants.get, input);
  const lookAtSession = lookAtItem(connections, sessions.get, handlers.sessions.get, session);
  let over = false;
  return [
    {
      endpoint: participants.get,
      input,
      operation: 'GetParticipant',
      async look(signal, notOlderMs) {
        const look = await lookAtPerson(signal, notOlderMs);
        // Somebody who has left may come back as long as the session goes on.
        if (!over && itemOf<Participant>(look).state === 'DISCONNECTED')
          over = isOver(await lookAtSession(signal, notOlderMs));
        return look;
      },
      outlook: () => (over ? 'settled' : ITEM),
    },
    {
      // Events carry no id: the list comes whole whenever it has changed.
      endpoint: participants.events,
      input,
      operation: 'ListParticipantEvents',
      look: lookAtList(connections, participants.events, handlers.participants.events, input),
      outlook: () => (over ? 'settled' : ITEM),
    },
  ];
}

/** The item of a look at an endpoint that answers such items: it was encoded by that endpoint's contract. */
function itemOf<Item>(look: Look): Item {
  return (look.kind === 'item' ? look.item : {}) as Item;
}

function isOver(look: Look): boolean {
  const { endTime } = itemOf<StageSession>(look);
  return endTime !== undefined && Date.parse(look.asOf) - Date.parse(endTime) > AFTERMATH_MS;
}

function compositionOutlook({ state, destinations }: CompositionSummary): Outlook {
  const states = [state, ...destinations.map((destination) => destination.state)];
  if (states.some((each) => MOVING.includes(each))) return MOVING_COMPOSITION;
  return ENDED.includes(state) ? 'settled' : STEADY_COMPOSITION;
}
