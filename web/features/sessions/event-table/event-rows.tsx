import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ROW_HEIGHT } from '#web/lib/preferences.ts';
import { usePreferences } from '#web/ui/preferences-store.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import { EventRow, type RowContext } from './event-row.tsx';
import type { FilteredEvents } from './filtered-events.ts';
import { type ListedEvent, listedEvent } from './listed-event.ts';
import { scrolledHeight, scrolledRows, scrollTopOfRow } from './row-scroll.ts';

const HEADERS = [
  { name: 'Time', width: 128 },
  { name: 'Person', width: undefined },
  { name: 'Event', width: 312 },
  { name: 'About', width: undefined },
  { name: 'Error', width: 288 },
  { name: 'After start', width: 96, end: true },
  { name: 'Copy', width: 92 },
] as const;

const WITH_DAY = 204;
/** A column that fills is never narrower; below that the table scrolls sideways within its region. */
const LEAST_FILL = 132;
const MOST_ROWS = 14;
const MOST_MADE = 500;

interface EventRowsProps {
  events: FilteredEvents;
  /** Which of them are listed, as `within` gives them. */
  first: number;
  end: number;
  store: TimelineStore;
  context: RowContext;
  /** In place of rows when there are none. */
  empty: ReactNode;
}

/** A native table of which only the rows in view exist: of a million events some dozen are made into rows. */
export function EventRows({ events, first, end, store, context, empty }: EventRowsProps) {
  const rowHeight = ROW_HEIGHT[usePreferences().density];
  const count = end - first;
  const height =
    count === 0 ? undefined : Math.min(scrolledHeight(count, rowHeight) + 50, rowHeight * (MOST_ROWS + 1.5));
  const scroller = useRef<HTMLElement>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  const [active, setActive] = useState(0);
  const wanted = useRef(-1);
  // The rows drawn before, where they are drawn again, are the same objects and cost nothing.
  const cache = useMemo(() => listedEvents(events, store), [events, store]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = () => {
      const header = element.querySelector('thead')?.offsetHeight ?? 0;
      const next = { top: element.scrollTop, height: Math.max(0, element.clientHeight - header) };
      setView((before) => (before.top === next.top && before.height === next.height ? before : next));
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    const resized = new ResizeObserver(follow);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', follow);
      resized.disconnect();
    };
    // To measure has the browser lay out the page, so not for every event that comes.
  }, [height, rowHeight]);

  const shown = scrolledRows(view, rowHeight, count);
  // Tab always reaches one row, also when the one that had the focus has been scrolled away.
  const activeRow = active >= shown.first && active < shown.end ? active : shown.first;
  // A row that the keys moved to exists once it has been scrolled into view.
  useLayoutEffect(() => {
    if (wanted.current < 0) return;
    const button = scroller.current?.querySelector<HTMLElement>(
      `tr[data-row="${wanted.current}"] [data-first]`,
    );
    if (!button) return;
    wanted.current = -1;
    button.focus({ preventScroll: true });
  });

  const goTo = (row: number) => {
    const next = Math.min(Math.max(row, 0), count - 1);
    setActive(next);
    wanted.current = next;
    scroller.current?.scrollTo({ top: scrollTopOfRow(next, view, rowHeight, count) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const at = event.target.closest<HTMLElement>('tr[data-row]');
    if (!at || event.target.closest('[popover]')) return;
    const row = Number(at.dataset['row']);
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
    const to = { ArrowUp: row - 1, ArrowDown: row + 1, PageUp: row - page, PageDown: row + page };
    const next = { ...to, Home: 0, End: count - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };

  const onFocus = ({ target }: FocusEvent) => {
    const at = target.closest<HTMLElement>('tr[data-row]');
    if (at) setActive(Number(at.dataset['row']));
  };

  const { withDay } = context;
  const widths = HEADERS.map(({ name, width }) => (name === 'Time' && withDay ? WITH_DAY : width));
  const leastWidth = widths.reduce<number>((sum, width) => sum + (width ?? LEAST_FILL), 0);
  const rows = Array.from({ length: shown.end - shown.first }, (_, i) => ({
    row: shown.first + i,
    ...cache(first + shown.first + i),
  }));
  return (
    // Keys that its rows have in common are taken here; each row has a control of its own that holds the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={scroller}
      // Within a panel the panel is the landmark; a second one would only be in the way.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset belongs to a form
      role="group"
      aria-label="Events"
      // It scrolls, so it must be reachable from the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className="relative isolate min-w-0 overflow-auto -outline-offset-2 [overflow-anchor:none]"
      style={{ height }}
    >
      <table
        aria-label="Events in the window"
        aria-rowcount={count + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-left"
        style={{ minWidth: leastWidth }}
      >
        <colgroup>
          {HEADERS.map(({ name }, i) => (
            <col key={name} style={widths[i] === undefined ? undefined : { width: widths[i] }} />
          ))}
        </colgroup>
        {/* As one: each heading that sticks by itself is one layer more for the browser to put together in every frame. */}
        <thead className="sticky top-0 z-10">
          <tr aria-rowindex={1}>
            {HEADERS.map((header) => (
              <th
                key={header.name}
                scope="col"
                className={`h-8 border-b border-line bg-sunken px-2 text-xs font-medium text-muted first:pl-4 ${'end' in header ? 'text-right' : ''}`}
              >
                <span className="block truncate">{header.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.before > 0 && <Gap height={shown.before} />}
          {rows.map(({ row, key, event }) => (
            <EventRow
              key={key}
              event={event}
              row={row}
              height={rowHeight}
              active={row === activeRow}
              context={context}
            />
          ))}
          {shown.after > 0 && <Gap height={shown.after} />}
        </tbody>
      </table>
      {count === 0 && empty}
    </section>
  );
}

/** Reads events by their position, those read last again as the same objects. */
function listedEvents(events: FilteredEvents, store: TimelineStore) {
  const made = new Map<string, { key: string; event: ListedEvent }>();
  return (position: number): { key: string; event: ListedEvent } => {
    const place = events.place(position);
    const key = `${place.lane} ${place.event}`;
    const known = made.get(key);
    if (known) return known;
    if (made.size > MOST_MADE) made.clear();
    const read = { key, event: listedEvent(events.index, store, place) };
    made.set(key, read);
    return read;
  };
}

/** Stands for the rows above or below that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden>
      <td aria-hidden colSpan={HEADERS.length} style={{ height, padding: 0 }} />
    </tr>
  );
}
