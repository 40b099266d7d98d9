/** One event of Chromium's trace. */
export interface TraceEvent {
  name: string;
  ph: string;
  /** Microseconds. */
  ts: number;
  pid: number;
  id?: string;
  id2?: { local?: string; global?: string };
  args?: { event_latency?: { event_type?: string } };
}

/** What brings a change: a key or a letter going down. Going up brings none. */
const CAUSES = /^(RAW_KEY_DOWN|KEY_DOWN|CHAR|KEY_PRESSED)$/;

/** The part of an input's way that ends with its frame on the display; an input that changed nothing has none. */
const PRESENTED = /ToPresentationCompositorFrame$/;

/** Milliseconds from each input to the frame that shows what it changed, by Chromium's trace. */
export function latencies(trace: readonly TraceEvent[]): number[] {
  const idOf = ({ pid, id, id2 }: TraceEvent) => `${pid} ${id ?? id2?.local ?? id2?.global}`;
  const begun = new Map<string, TraceEvent>();
  const presented = new Set<string>();
  const times: number[] = [];
  for (const event of trace.toSorted((one, other) => one.ts - other.ts)) {
    if (event.ph !== 'b' && event.ph !== 'e') continue;
    const id = idOf(event);
    if (PRESENTED.test(event.name)) presented.add(id);
    if (event.name !== 'EventLatency') continue;
    if (event.ph === 'b') {
      begun.set(id, event);
      presented.delete(id);
      continue;
    }
    const start = begun.get(id);
    const type = start?.args?.event_latency?.event_type ?? '';
    if (start && presented.has(id) && CAUSES.test(type)) times.push((event.ts - start.ts) / 1000);
  }
  return times;
}
