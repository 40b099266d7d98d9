import { useMemo } from 'react';
import { audit, type AuditAct, outcomeOf } from '#shared/audit/contract.ts';
import { useRefusal } from '#web/api/use-refusal.ts';
import { objectsOf } from '#web/components/audit/entry-objects.ts';
import { actionWords, outcomeWords, whoWords } from '#web/components/audit/entry-words.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { paths } from '#web/nav/paths.ts';
import { Button } from '#web/ui/button.tsx';
import type { SessionExtent } from '../data/lane-shapes.ts';
import type { SessionAddress } from '../kept-session.ts';
import type { TimelineView } from '../timeline-view.ts';
import type { StripBar } from './strip-bar.ts';
import type { StripGroup } from './strip-group.tsx';
import type { Strip } from './strip-row.tsx';
import { MOST_ACTIONS, useActions } from './use-actions.ts';

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

/** What was done to the stage through this console while the session lasted: a row for each who did something. */
export function ActionStrips({ address, extent, Group, ...common }: ActionStripsProps) {
  const { connection, stageId } = address;
  const { items, more, failure, retry } = useActions(address, extent);
  const seesLog = useRefusal(audit.list) === undefined;
  const strips = useMemo(
    () =>
      actionStrips(connection, items ?? [], (person) =>
        seesLog
          ? `${paths.audit(connection)}?${new URLSearchParams({ person }).toString()}`
          : paths.stage(connection, stageId),
      ),
    [connection, stageId, items, seesLog],
  );
  return (
    <>
      {strips.length > 0 && (
        <Group
          title="Done through this console"
          strips={strips}
          note={
            more
              ? `more than ${MOST_ACTIONS.toLocaleString('en')}: the newest are here, all of them in the audit log`
              : undefined
          }
          {...common}
        />
      )}
      {failure && (
        <p
          role="alert"
          className="flex flex-wrap items-center gap-2 bg-warn-tint px-4 py-1 text-xs text-warn"
        >
          {items === undefined
            ? 'What was done through this console is not known: '
            : 'What was done of late may be missing: '}
          {failureWords(failure).title}.
          <Button small onClick={retry}>
            Try again
          </Button>
        </p>
      )}
    </>
  );
}

/** By AWS's time, on whose axis it is drawn. */
const timeOf = ({ upstreamAt, at }: AuditAct): number => Date.parse(upstreamAt ?? at);

function actionStrips(
  connection: string,
  entries: readonly AuditAct[],
  addressOf: (person: string) => string,
): Strip[] {
  const byPerson = new Map<string, AuditAct[]>();
  for (const entry of entries)
    byPerson.set(whoWords(entry), [...(byPerson.get(whoWords(entry)) ?? []), entry]);
  return [...byPerson].map(([who, done]) => ({
    key: who,
    name: who,
    title: who,
    isId: false,
    href: addressOf(done[0]?.person?.name ?? ''),
    state: undefined,
    more: done.length === 1 ? '1 change' : `${done.length} changes`,
    trouble: undefined,
    bars: done.toReversed().map((entry) => barOf(connection, entry)),
  }));
}

function barOf(connection: string, entry: AuditAct): StripBar {
  const [about] = objectsOf(connection, entry.objects);
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
