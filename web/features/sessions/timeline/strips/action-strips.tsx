import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { audit, type AuditEntry, outcomeOf } from '#shared/audit/contract.ts';
import { request } from '#web/api/request.ts';
import { objectsOf } from '#web/components/audit/entry-objects.ts';
import { actionWords, outcomeWords, whoWords } from '#web/components/audit/entry-words.ts';
import { paths } from '#web/nav/paths.ts';
import type { SessionExtent } from '../data/lane-shapes.ts';
import type { SessionAddress } from '../kept-session.ts';
import type { TimelineView } from '../timeline-view.ts';
import type { StripBar } from './strip-bar.ts';
import type { StripGroup } from './strip-group.tsx';
import type { Strip } from './strip-row.tsx';

interface ActionStripsProps {
  address: SessionAddress;
  extent: SessionExtent;
  view: TimelineView;
  width: number;
  moment: number | undefined;
  onRead: (words: string | undefined) => void;
  /** Draws them; handed in, so that this file brings nothing of the timeline along. */
  Group: typeof StripGroup;
}

const PAGE = 200;
/** A program may have done thousands of things to a stage: so many pages are looked through for those of the session. */
const MOST_PAGES = 5;

/** What was done to the stage through this console while the session lasted: a row for each who did something. */
export function ActionStrips({ address, extent, Group, ...common }: ActionStripsProps) {
  const { connection, stageId } = address;
  const { start, end } = extent;
  const { data } = useQuery({
    queryKey: [audit.ofObject.id, { connection, stageId, start, end }],
    queryFn: async ({ signal }) => {
      const items: AuditEntry[] = [];
      let nextToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const asked = { connection, objectId: stageId, maxResults: PAGE, nextToken };
        const answer = await request(audit.ofObject, asked, signal);
        items.push(...answer.items.filter((entry) => isWithin(entry, start, end)));
        nextToken = answer.nextToken;
        const last = answer.items.at(-1);
        if (nextToken === undefined || (last && timeOf(last) < start)) break;
      }
      return items;
    },
  });
  const strips = useMemo(() => actionStrips(connection, data ?? []), [connection, data]);
  if (strips.length === 0) return null;
  return <Group title="Done through this console" strips={strips} {...common} />;
}

/** By AWS's time, on whose axis it is drawn. */
const timeOf = ({ upstreamAt, at }: AuditEntry): number => Date.parse(upstreamAt ?? at);

/** Of the console's own data, as notes, there is nothing to see in a session. */
function isWithin(entry: AuditEntry, start: number, end: number | undefined): boolean {
  const at = timeOf(entry);
  return entry.operations.length > 0 && at >= start && (end === undefined || at <= end);
}

function actionStrips(connection: string, entries: readonly AuditEntry[]): Strip[] {
  const byPerson = new Map<string, AuditEntry[]>();
  for (const entry of entries)
    byPerson.set(whoWords(entry), [...(byPerson.get(whoWords(entry)) ?? []), entry]);
  return [...byPerson].map(([who, done]) => ({
    key: who,
    name: who,
    title: who,
    isId: false,
    href: `${paths.audit(connection)}?${new URLSearchParams({ person: done[0]?.person?.name ?? '' }).toString()}`,
    state: undefined,
    more: done.length === 1 ? '1 change' : `${done.length} changes`,
    trouble: undefined,
    bars: done.toReversed().map(barOf),
  }));
}

function barOf(entry: AuditEntry): StripBar {
  const [about] = objectsOf(entry.connection, entry.objects);
  const failed = outcomeOf(entry) !== 'ok';
  const parts = [
    `${actionWords(entry)}${about === undefined ? '' : ` (${about.of} ${about.id})`}`,
    ...(entry.reason === undefined ? [] : [`“${entry.reason}”`]),
    ...(failed ? [outcomeWords(entry)] : []),
  ];
  return {
    from: timeOf(entry),
    to: timeOf(entry),
    look: failed ? 'failed' : 'active',
    word: '',
    meaning: parts.join(', '),
    goesOn: false,
  };
}
