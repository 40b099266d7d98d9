import { SECOND } from './schedule.ts';
import type { ParticipantScript } from './script.ts';
import { overlaps, type Span } from './span.ts';

/** Stretches that nothing goes on with after an instant. One that has only just begun lasts for its second. */
export function cutSpans(spans: readonly Span[], at: number): readonly Span[] {
  if (spans.every((span) => span.to <= at)) return spans;
  return spans
    .filter((span) => span.from <= at)
    .map(({ from, to }) => ({ from, to: Math.min(to, Math.max(at, from + SECOND)) }));
}

/** A participant to whom nothing happens after an instant. Recordings and replications are not looked at. */
export function cutShort(participant: ParticipantScript, at: number): ParticipantScript {
  const { exchanges, failures, choices } = participant;
  const publications = cutSpans(participant.publications, at);
  const lastPublished = publications.at(-1)?.to ?? -Infinity;
  // Who has begun to publish in the very last second is still there while that lasts.
  const presences = cutSpans(participant.presences, at).map((span, index, all) =>
    index === all.length - 1 ? { ...span, to: Math.max(span.to, lastPublished) } : span,
  );
  const received = (spans: readonly Span[]) => overlaps(cutSpans(spans, at), presences);
  return {
    ...participant,
    exchanges: exchanges.filter((exchange) => exchange.at <= at),
    presences,
    publications,
    watching: received(participant.watching),
    ...(choices ? { choices: new Map([...choices].map(([id, spans]) => [id, received(spans)])) } : {}),
    failures: failures.filter((failure) => failure.at <= at),
  };
}
