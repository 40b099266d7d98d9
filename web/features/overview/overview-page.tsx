import { overview } from '#shared/overview/contract.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Page } from '#web/components/page.tsx';
import { useLive } from '#web/live/use-live.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Button } from '#web/ui/button.tsx';
import { GapLines } from './gap-lines.tsx';
import { countWords } from './gaps.ts';
import { NoticesPart } from './notices-part.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { troublesOf } from './troubles.ts';
import { UnknownPart } from './unknown-part.tsx';
import { type OverviewLook, useOverviewLook } from './use-overview-look.ts';
import { Wall } from './wall.tsx';

/** What is live and what is wrong, in one screen; with `?wall=1` only what is wrong, for a display on a wall. */
export function OverviewPage() {
  const connection = useConnectionId();
  const [wall, setWall] = useSearchState('wall', '');
  const look = useOverviewLook(connection);
  const topic = { kind: 'overview', connection } as const;
  const live = useLive(topic);
  const { data, failure, retry, names, open, stageList, gaps } = look;
  const freshness = stageList.state === 'ready' ? stageList.freshness : undefined;
  return (
    <Page
      title="Overview"
      crumbs={[]}
      freshness={freshness}
      live={topic}
      actions={<Button onClick={() => setWall('1')}>Wall display</Button>}
      facts={<Facts look={look} />}
    >
      {data === undefined && failure && (
        <ErrorState what="the overview" failure={failure} endpoint={overview.get} retry={retry} />
      )}
      {data === undefined && !failure && <TableSkeleton label="the overview" rows={8} />}
      {data && (
        <MainAndSide
          main={
            <>
              <GapLines gaps={gaps} />
              <NoticesPart connection={connection} open={open} />
              {data.problems
                .filter(({ stages }) => stages.length > 0)
                .map((problem) => (
                  <ProblemPanel key={problem.kind} connection={connection} problem={problem} names={names} />
                ))}
              {open.length === 0 && data.problems.every(({ stages }) => stages.length === 0) && (
                <EmptyState kind="none" title={countWords(0, gaps)}>
                  {gaps.length === 0
                    ? 'What the console has seen of the stages has nothing wrong in it. What it has not seen stands beside this.'
                    : 'What the console has seen has nothing wrong in it, and it has not seen all.'}
                </EmptyState>
              )}
            </>
          }
          side={<UnknownPart data={data} />}
        />
      )}
      {wall === '1' && <Wall look={look} live={live} onLeave={() => setWall('')} />}
    </Page>
  );
}

function Facts({ look: { data, names, open, gaps } }: { look: OverviewLook }) {
  const value = (number: number | undefined, isAll = true) =>
    number === undefined ? undefined : (
      <span className="tabular-nums">
        {number.toLocaleString('en-US')}
        {!isAll && '+'}
      </span>
    );
  return (
    <FactsRow
      facts={[
        { label: 'Live', value: value(data?.live) },
        { label: 'Stages', value: value(data?.stages) },
        { label: 'Compositions', value: value(data?.compositions) },
        { label: 'Problems', value: value(data && troublesOf(data, names, open).length, gaps.length === 0) },
      ]}
    />
  );
}
