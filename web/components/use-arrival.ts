import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'react-router';
import { announce } from '#web/ui/announcer.tsx';

/** What react-router calls the location that a visit began with. */
const FIRST = 'default';

/**
 * Tells where the reader has arrived: on going to another page the heading takes the focus (a click on a link would
 * leave it on a link that is gone) and the title is announced. The first page of a visit leaves the focus alone.
 */
export function useArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const arrive = useEffectEvent(() => {
    if (key === FIRST) return;
    heading.current?.focus({ preventScroll: true });
  });
  const tell = useEffectEvent(() => {
    if (key !== FIRST) announce(title);
  });
  useEffect(() => arrive(), [pathname]);
  // An id stands in for the title until the name is loaded.
  useEffect(() => tell(), [pathname, title]);
  return heading;
}
