import { useState } from 'react';
import { useLocation } from 'react-router';
import { compositions } from '#shared/compositions/contract.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { Permitted } from '#web/components/permitted.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { Page } from '#web/components/page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { beginFromAddress, beginFromComposition } from './start/begin-with.ts';
import { keepStart, newStart, readStart } from './start/kept-start.ts';
import type { StartForm as StartFormState } from './start/start-form-state.ts';
import { StartForm } from './start/start-form.tsx';
import { useKnownComposition } from './use-recorded-composition.ts';

/** Starts a composition: from nothing, from a layout, or like one that runs or has run. */
export function StartCompositionPage() {
  const connection = useConnectionId();
  const { search } = useLocation();
  const asked = new URLSearchParams(search);
  const from = asked.get('from');
  return (
    <Page
      title="Start a composition"
      crumbs={[{ label: 'Compositions', to: paths.compositions(connection) }]}
      freshness={undefined}
    >
      <Permitted to={compositionChanges.start} what="start a composition">
        {from === null ? (
          <Begun key={search} search={search} blank={beginFromAddress(asked)} />
        ) : (
          <Cloned key={search} search={search} compositionId={from} />
        )}
      </Permitted>
    </Page>
  );
}

/** @param blank where the form begins, unless this tab has kept one */
function Begun({ search, blank }: { search: string; blank: StartFormState }) {
  const connection = useConnectionId();
  const [first] = useState(() => {
    const begin = readStart(connection, search) ?? newStart(blank);
    // From the first moment: a reload keeps the key as well as the fields.
    keepStart(connection, search, begin);
    return { blank, begin };
  });
  return <StartForm search={search} {...first} />;
}

/** Begins like another composition, which AWS may have forgotten: then with what the console has recorded of it. */
function Cloned({ search, compositionId }: { search: string; compositionId: string }) {
  const connection = useConnectionId();
  const { load } = useKnownComposition(connection, compositionId);
  return (
    <LoadGate
      what={`composition ${compositionId}`}
      load={load}
      endpoint={compositions.get}
      skeleton={<TableSkeleton label="the composition to begin with" rows={8} />}
    >
      {(composition) => <Begun search={search} blank={beginFromComposition(composition)} />}
    </LoadGate>
  );
}
