import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { Page } from '#web/components/page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { OpenLayout } from './open-layout.tsx';

/** The layout editor: with a layout that is not kept yet, or with a kept one. */
export function LayoutPage() {
  const connection = useConnectionId();
  const { presetId } = useParams();
  const list = useQuery(q(layoutPresets.list, { connection }));
  const kept = useQuery({
    ...q(layoutPresets.get, { connection, presetId: presetId ?? '' }),
    enabled: presetId !== undefined,
  });
  const presets = list.data?.items;
  const problem = list.error ? failureWords(asFailure(list.error)).title : undefined;
  if (presetId === undefined) {
    return <OpenLayout key={`${connection} new`} preset={undefined} {...{ presets, problem }} />;
  }
  if (kept.data) {
    return <OpenLayout key={`${connection} ${presetId}`} preset={kept.data} {...{ presets, problem }} />;
  }
  return (
    <Page
      title="Kept layout"
      crumbs={[{ label: 'Layouts', to: paths.layouts(connection) }]}
      freshness={undefined}
    >
      {kept.error ? (
        <ErrorState
          what="this kept layout"
          failure={asFailure(kept.error)}
          endpoint={layoutPresets.get}
          retry={() => void kept.refetch()}
          goneAdvice="It may have been deleted."
        />
      ) : (
        <output aria-label="Loading the kept layout" className="block">
          <Skeleton className="h-64 w-full" />
        </output>
      )}
    </Page>
  );
}
