import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TimeWindow } from './geometry/time-window.ts';
import { TimelineView } from './timeline-view.ts';
import { formatWindow, parseWindow } from './window-in-url.ts';

/** The URL follows when the movement has come to rest: browsers limit how often an address may change. */
const REST_MS = 250;

/** The view of a timeline, in the URL as `from` and `to` unless it shows the whole. */
export function useTimelineView(bounds: TimeWindow): TimelineView {
  const [search, setSearch] = useSearchParams();
  const from = search.get('from');
  const to = search.get('to');
  const [view] = useState(() => new TimelineView(bounds, parseWindow(from, to)));

  const { from: first, to: last } = bounds;
  useEffect(() => view.setBounds({ from: first, to: last }), [view, first, last]);

  // What this wrote itself comes back from the router some time later, when the view may be elsewhere already.
  const written = useRef([`${from} ${to}`]);
  const writeUrl = useEffectEvent(() => {
    const text = view.isWhole ? undefined : formatWindow(view.getWindow());
    if ((text?.from ?? null) === from && (text?.to ?? null) === to) return;
    written.current.push(`${text?.from ?? null} ${text?.to ?? null}`);
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('from');
        after.delete('to');
        if (text) for (const [name, value] of Object.entries(text)) after.set(name, value);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = view.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => writeUrl(), REST_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [view]);

  const readUrl = useEffectEvent(() => {
    const echoOf = written.current.indexOf(`${from} ${to}`);
    written.current = echoOf < 0 ? [`${from} ${to}`] : written.current.slice(echoOf);
    if (echoOf >= 0) return;
    const asked = parseWindow(from, to);
    if (asked) view.show(asked);
    else view.showWhole();
  });
  // Going back and forward, or following a link to another window of this session.
  useEffect(() => readUrl(), [from, to]);
  return view;
}
