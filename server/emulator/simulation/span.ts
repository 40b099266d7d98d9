/** A stretch of time in milliseconds since 1970; `to` is always later than `from`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part two stretches share; `undefined` where they only touch or miss. */
export function overlap(one: Span, other: Span): Span | undefined {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from < to ? { from, to } : undefined;
}

/** Every part that a stretch of the first list shares with one of the second. */
export function overlaps(ones: readonly Span[], others: readonly Span[]): Span[] {
  return ones.flatMap((one) => others.flatMap((other) => overlap(one, other) ?? []));
}

/** What is left of the stretches when `gap` is taken out. */
export function without(spans: readonly Span[], gap: Span): Span[] {
  return spans.flatMap((span) => {
    if (overlap(span, gap) === undefined) return [span];
    const parts: Span[] = [];
    if (span.from < gap.from) parts.push({ from: span.from, to: gap.from });
    if (gap.to < span.to) parts.push({ from: gap.to, to: span.to });
    return parts;
  });
}

export function lengthOf(span: Span): number {
  return span.to - span.from;
}

export function longest(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (best, span) => (best === undefined || lengthOf(span) > lengthOf(best) ? span : best),
    undefined,
  );
}

/** Whether an instant lies in a stretch: its beginning counts, its end does not. */
export function covers(span: Span, instant: number): boolean {
  return span.from <= instant && instant < span.to;
}
