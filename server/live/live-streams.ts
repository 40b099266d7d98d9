import { randomUUID } from 'node:crypto';
import { type Topic, topicOf, topicText } from '#shared/live/topic.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Principal } from '#server/http/principal.ts';
import type { Place } from '#server/http/stream-places.ts';
import type { Hub } from './hub.ts';
import { bytesOf, eventOf, type LiveEvent, snapshotEventOf } from './live-event.ts';
import type { News } from './news.ts';
import { ReaderQueue } from './reader-queue.ts';
import { ReplayRing } from './replay-ring.ts';

export interface LiveStreamOptions {
  /** Bytes of news that may wait for one reader before it is cut. */
  mostWaitingBytes?: number;
  /** Milliseconds for which a stream without a reader goes on, so that coming back misses nothing. */
  holdMs?: number;
  /** Milliseconds for which the topics of a stream without a reader are remembered. */
  rememberMs?: number;
  /** What is kept for readers that come back. */
  ring?: { most: number; mostBytes: number };
}

/** One connection that wants to read. */
export interface Reader {
  /** The stream that it was before. */
  streamId: string | undefined;
  /** The last event that it got. */
  after: string | undefined;
  /** Ends the connection at once. */
  cut: () => void;
  /** Of the connection: given back at once where another takes over its stream. */
  place: Place;
  /** Who reads. Their stream is nobody else's, and brings nothing that they may not see. */
  principal: Principal | undefined;
  /** Aborted when the connection has ended. */
  signal: AbortSignal;
}

/** The streams of all browsers: who is subscribed to what, and what they were sent last. */
export interface LiveStreams {
  open(reader: Reader): AsyncIterable<LiveEvent>;
  /**
   * Sets what a stream brings.
   * @returns those of the topics that are such, and that whoever asks may see
   * @throws {ApiError} `not_found` where the stream is not known (any more), or is somebody else's
   */
  setTopics(streamId: string, topics: readonly string[], principal: Principal | undefined): string[];
  /** Connections that are being read. */
  readonly readers: number;
  /** Ends all connections at once, as a broken network would; browsers come back by themselves. */
  cutAll(): void;
  close(): void;
}

const DEFAULTS = {
  mostWaitingBytes: 1024 * 1024,
  holdMs: 10_000,
  rememberMs: 60_000,
  ring: { most: 10_000, mostBytes: 16 * 1024 * 1024 },
};

interface Stream {
  id: string;
  /** The session by which it was opened. */
  sessionId: string | undefined;
  /** By text, with the number of the event after which the topic was whole at the reader. */
  topics: Map<string, number>;
  reader: { queue: ReaderQueue<LiveEvent>; cut: () => void; place: Place } | undefined;
  /** Whether its topics go on being watched. */
  held: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** What a reader has that was never told a topic whole. */
const NEVER = Number.POSITIVE_INFINITY;

/** @param accepts whether a topic can be subscribed to: its connection is there */
export function createLiveStreams(
  hub: Hub,
  accepts: (topic: Topic) => boolean,
  options: LiveStreamOptions = {},
): LiveStreams {
  const { mostWaitingBytes, holdMs, rememberMs, ring: ringSize } = { ...DEFAULTS, ...options };
  // A server that was started anew must not take the numbers of the one before for its own.
  const epoch = randomUUID().slice(0, 8);
  const streams = new Map<string, Stream>();
  const topics = new Map<string, { topic: Topic; leave: () => void; streams: Set<Stream> }>();
  const ring = new ReplayRing<LiveEvent>(ringSize);
  let number = 0;
  let readers = 0;

  const nextId = (): string => `${epoch}-${(number += 1)}`;

  function hear(text: string, subscribed: ReadonlySet<Stream>, news: News): void {
    const event = eventOf(news, nextId());
    const bytes = bytesOf(event);
    ring.add({ number, topic: text, event }, bytes);
    for (const { reader } of subscribed) reader?.queue.push(event, bytes);
  }

  function join(stream: Stream, topic: Topic): void {
    const text = topicText(topic);
    const known = topics.get(text);
    if (known !== undefined) {
      known.streams.add(stream);
      return;
    }
    const subscribed = new Set([stream]);
    const leave = hub.subscribe(topic, (news) => hear(text, subscribed, news));
    topics.set(text, { topic, leave, streams: subscribed });
  }

  function part(stream: Stream, text: string): void {
    const known = topics.get(text);
    if (!known?.streams.delete(stream) || known.streams.size > 0) return;
    topics.delete(text);
    known.leave();
  }

  /** Sends what is known of topics, after which the reader has them whole. */
  function tellWhole(stream: Stream, texts: readonly string[]): void {
    if (stream.reader === undefined || texts.length === 0) return;
    const { queue } = stream.reader;
    for (const text of texts) {
      const topic = topics.get(text)?.topic;
      if (topic !== undefined) for (const news of hub.snapshot(topic)) queue.push(snapshotEventOf(news), 0);
    }
    queue.push({ event: 'subscribed', data: { topics: [...texts] }, id: nextId() }, 0);
    for (const text of texts) stream.topics.set(text, number);
  }

  /** The number of an event of this server's own run. */
  function numberOf(id: string | undefined): number | undefined {
    const [of, digits] = (id ?? '').split('-');
    return of === epoch && digits !== undefined ? Number(digits) : undefined;
  }

  function begin(principal: Principal | undefined): Stream {
    const stream: Stream = {
      id: randomUUID(),
      sessionId: principal?.sessionId,
      topics: new Map(),
      reader: undefined,
      held: true,
      timer: undefined,
    };
    streams.set(stream.id, stream);
    return stream;
  }

  function forget(stream: Stream): void {
    clearTimeout(stream.timer);
    for (const text of stream.topics.keys()) part(stream, text);
    streams.delete(stream.id);
  }

  /** Its reader has gone: the stream goes on for a moment, then it is only remembered, then forgotten. */
  function rest(stream: Stream): void {
    stream.timer = setTimeout(() => {
      stream.held = false;
      for (const text of stream.topics.keys()) part(stream, text);
      stream.timer = setTimeout(() => forget(stream), Math.max(0, rememberMs - holdMs)).unref();
    }, holdMs).unref();
  }

  function detach(stream: Stream, queue: ReaderQueue<LiveEvent>): void {
    queue.end();
    readers -= 1;
    if (stream.reader?.queue !== queue) return;
    stream.reader = undefined;
    rest(stream);
  }

  /** What a reader gets first: what it missed, or all anew. */
  function catchUp(
    stream: Stream,
    queue: ReaderQueue<LiveEvent>,
    after: string | undefined,
    isNew: boolean,
  ): void {
    const from = numberOf(after);
    const gapless = !isNew && stream.held && from !== undefined && ring.reaches(from);
    stream.held = true;
    for (const text of stream.topics.keys()) {
      const topic = topicOf(text);
      if (topic !== undefined) join(stream, topic);
    }
    if (!gapless) {
      if (after !== undefined) queue.push({ event: 'reset', data: {} }, 0);
      tellWhole(stream, [...stream.topics.keys()]);
      return;
    }
    for (const { topic, event } of ring.after(from))
      if ((stream.topics.get(topic) ?? NEVER) <= from) queue.push(event, 0);
    tellWhole(
      stream,
      [...stream.topics].filter(([, whole]) => whole > from).map(([text]) => text),
    );
  }

  /** Of another session a stream is as if it were not known. */
  function ownStream(id: string | undefined, principal: Principal | undefined): Stream | undefined {
    const stream = id === undefined ? undefined : streams.get(id);
    return stream?.sessionId === principal?.sessionId ? stream : undefined;
  }

  return {
    open({ streamId, after, cut, place, principal, signal }) {
      const known = ownStream(streamId, principal);
      // Who comes back needs the place of the connection that broke, and no second one.
      known?.reader?.place.leave();
      place.take();
      const stream = known ?? begin(principal);
      clearTimeout(stream.timer);
      const queue = new ReaderQueue<LiveEvent>(mostWaitingBytes, cut);
      // The connection of before may still seem open: it broke where neither end has noticed yet.
      stream.reader?.queue.push({ event: 'bye', data: { reason: 'replaced' } }, 0);
      stream.reader?.queue.end();
      stream.reader = { queue, cut, place };
      readers += 1;
      let attached = true;
      const leave = (): void => {
        if (attached) detach(stream, queue);
        attached = false;
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      queue.push({ event: 'hello', data: { streamId: stream.id, topics: [...stream.topics.keys()] } }, 0);
      catchUp(stream, queue, after, known === undefined);
      return queue.read(leave);
    },

    setTopics(streamId, texts, principal) {
      const stream = ownStream(streamId, principal);
      if (stream === undefined)
        throw new ApiError('not_found', 'This stream is no longer known; a new one has to be opened.');
      const wanted = new Map<string, Topic>();
      for (const text of texts) {
        const topic = topicOf(text);
        if (topic !== undefined && accepts(topic) && maySee(principal, topic)) wanted.set(text, topic);
      }
      const added = [...wanted.keys()].filter((text) => !stream.topics.has(text));
      // First what is new: a topic that two of a stream's pages hand over is never unwatched in between.
      for (const text of added) {
        stream.topics.set(text, NEVER);
        const topic = wanted.get(text);
        if (stream.held && topic !== undefined) join(stream, topic);
      }
      for (const text of stream.topics.keys()) {
        if (wanted.has(text)) continue;
        stream.topics.delete(text);
        part(stream, text);
      }
      tellWhole(stream, added);
      return [...wanted.keys()];
    },

    get readers() {
      return readers;
    },

    cutAll() {
      for (const { reader } of streams.values()) reader?.cut();
    },

    close() {
      for (const stream of streams.values()) {
        stream.reader?.queue.end();
        forget(stream);
      }
    },
  };
}

function maySee(principal: Principal | undefined, { connection }: Topic): boolean {
  return principal?.connections?.includes(connection) ?? true;
}
