import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { RestTimer } from '#web/components/time-axis/rest-timer.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { useSearch } from '#web/nav/use-search.ts';
import { TimelineView } from './timeline-view.ts';
import { formatWindow, parseWindow } from './window-in-url.ts';

/** The URL follows when the movement has come to rest: browsers limit how often an address may change. */
const REST_MS = 250;

/** The view of a timeline, in the URL as `from` and `to` unless it shows the whole. */
export function useTimelineView(bounds: TimeWindow): TimelineView {
  const [search, changeSearch] = useSearch();
  const { key } = useLocation();
  const how = useNavigationType();
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
    changeSearch((query) => {
      query.delete('from');
      query.delete('to');
      if (text) for (const [name, value] of Object.entries(text)) query.set(name, value);
      return query;
    });
  });
  useEffect(() => {
    const rest = new RestTimer(REST_MS, () => writeUrl());
    const unsubscribe = view.subscribe((change) => {
      if (change !== 'bounds') rest.moved();
    });
    return () => {
      unsubscribe();
      rest.cancel();
    };
  }, [view]);

  const readUrl = useEffectEvent(() => {
    const echoOf = written.current.indexOf(`${from} ${to}`);
    // Who goes elsewhere overtakes what was written and never came back: the address may then say what it said before.
    const isOvertaken = how !== 'REPLACE' && written.current.length > 1;
    const isEcho = echoOf >= 0 && !isOvertaken;
    written.current = isEcho ? written.current.slice(echoOf) : [`${from} ${to}`];
    if (isEcho) return;
    const asked = parseWindow(from, to);
    if (asked) view.show(asked);
    else view.showWhole();
  });
  // Going back and forward, or following a link to another window of this session.
  useEffect(() => readUrl(), [from, to, key]);
  return view;
}
