import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { search } from '#shared/search/contract.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Page } from '#web/components/page.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { IndexBanner } from './index-banner.tsx';
import { LookPanel } from './look-panel.tsx';
import { CompositionsFound, PeopleFound, SessionsFound, StagesFound } from './results.tsx';
import { moveThroughResults } from './result-keys.ts';
import { SearchField } from './search-field.tsx';
import { Leads, UnderstoodLine } from './understood-line.tsx';
import { type Found, useFound } from './use-found.ts';
import { useLineText } from './use-line-text.ts';
import { useRested } from '#web/lib/use-rested.ts';

/** Searches what the console has seen of an account: people above all, in whatever stage and session they were. */
export function SearchPage() {
  const connection = useConnectionId();
  const { text, setText, secret } = useLineText();
  // What is a secret is not even waited for.
  const asked = secret === undefined ? text.trim() : '';
  const line = useRested(asked, asked);
  const field = useRef<HTMLInputElement>(null);
  const { key: visit } = useLocation();
  // The page is there to be typed into, also when Ctrl+K is pressed on it. Its frame has given the focus to the heading.
  const arrived = useNavigationType() !== 'REPLACE';
  useEffect(() => {
    if (arrived) field.current?.focus();
  }, [visit, arrived]);
  const { found, settled, failure, retry } = useFound(connection, line);
  return (
    <Page title="Search" crumbs={[]} freshness={undefined}>
      {/* The keys are an addition: every result is a link, and the field a field. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={moveThroughResults}>
        <SearchField field={field} text={text} onChange={setText} />
        {secret !== undefined && (
          <p role="alert" className="mb-3 text-warn">
            This holds {secret}, which is a secret: it is neither searched for nor kept in the address. Search
            for the user, the participant or the stage that it belongs to.
          </p>
        )}
        {line === '' && (
          <p className="mb-4 text-muted">
            Searches what this console has seen: people, sessions, stages and compositions of all stages. It
            asks AWS for nothing.
          </p>
        )}
        {failure && found === undefined && (
          <ErrorState what="the results" failure={failure} endpoint={search.find} retry={retry} />
        )}
        {found && <UnderstoodLine found={found} />}
        {found && <Leads connection={connection} leads={found.leads} />}
        <output className="sr-only">{found && settled ? countWords(found) : ''}</output>
        {found && <Results key={line} connection={connection} line={line} found={found} field={field} />}
        {found && settled && isEmpty(found) && (
          <EmptyState kind="none" title="Nothing that is indexed answers to this">
            It may be in a stage or session that is not indexed yet. User ids are compared as they are
            written, capitals included.
          </EmptyState>
        )}
      </div>
      {found && settled && <LookPanel key={line} connection={connection} line={line} found={found} />}
      <IndexBanner connection={connection} />
    </Page>
  );
}

interface ResultsProps {
  connection: string;
  line: string;
  found: Found;
  field: RefObject<HTMLInputElement | null>;
}

function Results({ connection, line, found, field }: ResultsProps) {
  const { people, sessions, stages, compositions } = found;
  const given = { connection, line };
  const all = useRef<HTMLDivElement>(null);
  // Those of the next line take the place of these, and with it the focus: who was among them goes on from the field.
  useLayoutEffect(() => {
    const [place, back] = [all.current, field.current];
    return () => {
      if (place?.contains(document.activeElement)) back?.focus();
    };
  }, [field]);
  return (
    <div ref={all}>
      {people && <PeopleFound {...given} first={people} />}
      {stages && <StagesFound {...given} first={stages} />}
      {sessions && <SessionsFound {...given} first={sessions} />}
      {compositions && <CompositionsFound {...given} first={compositions} />}
    </div>
  );
}

const groupsOf = ({ people, sessions, stages, compositions }: Found) =>
  [people, sessions, stages, compositions].flatMap((group) => (group === undefined ? [] : [group]));

function isEmpty(found: Found): boolean {
  return (
    found.leads.length === 0 &&
    groupsOf(found).every(({ items, nextCursor }) => items.length === 0 && nextCursor === undefined)
  );
}

function countWords(found: Found): string {
  const groups = groupsOf(found);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const more = groups.some(({ nextCursor }) => nextCursor !== undefined) ? ' or more' : '';
  return `${count}${more} result${count === 1 ? '' : 's'}`;
}
