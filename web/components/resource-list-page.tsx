import { type ReactNode, useMemo } from 'react';
import type { Topic } from '#shared/live/topic.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { type Filterable, matches, parseFilter, asksForState, toggleState } from '#web/lib/list-filter.ts';
import { useSearchText } from '#web/nav/search-state.ts';
import { type Column, type Sort, sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { ListFilterBar } from './list-filter-bar.tsx';
import { ListGate, type ReadyList } from './list-gate.tsx';
import { Page } from './page.tsx';
import { useSort } from './sort-state.ts';

/** What every resource of a list has. */
export interface ListedResource {
  arn?: string | undefined;
  name?: string | undefined;
  tags?: Readonly<Record<string, string>> | undefined;
}

interface ResourceListPageProps<Row extends ListedResource, State extends string> {
  /** `Encoder configurations`. */
  title: string;
  /** As in a sentence: `encoder configurations`. */
  what: string;
  list: WholeList<Row>;
  endpoint: { aws: readonly string[] };
  /** As in `<Page>`. */
  live?: Topic | undefined;
  /** The same array at every drawing, unless something in it has changed. */
  columns: readonly Column<Row>[];
  sortedBy: Sort;
  /** Where a row leads: the address of its first cell's link. */
  hrefOf: (row: Row) => string;
  /** What plain text finds besides names, ARNs and tags; the same function at every drawing. */
  alsoFound?: (row: Row) => readonly string[];
  /** States to narrow the list to, by the word that stands for each in the filter. */
  states?: { words: Readonly<Record<State, string>>; of: (row: Row) => string };
  /** What can be searched by, where that is more than name, id and tag. */
  placeholder?: string;
  /** Rows have tags to search by. */
  tagged?: boolean;
  /** Filters that AWS applies, beside the search. */
  controls?: ReactNode;
  /** Ends the filters that AWS applies; absent while there are none. */
  widen?: (() => void) | undefined;
  /** What can be done here, beside the age of the list. */
  actions?: ReactNode;
  /** What to know about this list, in a line or two. */
  note: ReactNode;
  /** What is said of a list that has nothing in it. */
  empty: { title: string; text: string };
  skeletonRows: number;
}

const ALWAYS = [
  ['show', 'in the name, an id'],
  ['name:^show-', 'name begins so'],
  ['name:-01$', 'name ends so'],
  ['"two words"', 'taken as they stand'],
] as const;
const TAGS = [
  ['tag:env', 'has this tag'],
  ['tag:env=prod', 'has this tag with this value'],
] as const;

/** A page that is one list of resources, loaded whole: searched, narrowed by state and sorted on the spot, all in the URL. */
export function ResourceListPage<Row extends ListedResource, State extends string = never>(
  props: ResourceListPageProps<Row, State>,
) {
  const { title, what, list, columns, hrefOf, alsoFound, states, tagged = true, widen } = props;
  const ready = list.state === 'ready' ? list : undefined;
  const [text, setText] = useSearchText('q');
  const words = useMemo(() => Object.keys(states?.words ?? {}) as State[], [states]);
  const terms = useMemo(() => parseFilter(text, words), [text, words]);
  const found = useMemo(
    () =>
      (ready?.items ?? []).map((row) => ({
        row,
        filterable: filterable<Row, State>(row, alsoFound, states?.of(row), words),
      })),
    [ready?.items, alsoFound, states, words],
  );
  const shown = useMemo(
    () => found.filter((each) => matches(terms, each.filterable)).map(({ row }) => row),
    [found, terms],
  );
  const [sort, setSort] = useSort(columns, props.sortedBy);
  const rows = useMemo(() => sortRows(shown, columns, sort), [shown, columns, sort]);
  const count = (state: State) => found.filter((each) => each.filterable.state === state).length;
  return (
    <Page
      title={title}
      note={ready && <Count list={ready} narrowed={widen !== undefined} />}
      crumbs={[]}
      live={props.live}
      actions={props.actions}
      freshness={ready?.freshness}
      refreshNote={ready?.progress.kind === 'refreshing' ? `${ready.progress.loaded} loaded` : undefined}
      layout="fill"
    >
      <ListFilterBar
        what={what}
        placeholder={props.placeholder ?? (tagged ? 'Name, id or tag' : 'Name or id')}
        text={text}
        onChange={setText}
        examples={[
          ...ALWAYS.slice(0, 1),
          ...(words.length > 0
            ? [[words.join(', '), 'in this state; several: in any of them'] as const]
            : []),
          ...ALWAYS.slice(1),
          ...(tagged ? TAGS : []),
        ]}
        states={words.map((state) => ({
          word: states?.words[state] ?? state,
          count: ready ? String(count(state)) : '–',
          pressed: asksForState(terms, state),
          onToggle: () => setText(toggleState(text, state, words)),
        }))}
        outcome={terms.length > 0 && ready && `${shown.length} of ${ready.items.length} shown`}
      >
        {props.controls}
      </ListFilterBar>
      <p className="pb-3 text-xs text-muted">{props.note}</p>
      <ListGate
        what={`the ${what}`}
        list={list}
        endpoint={props.endpoint}
        skeletonRows={props.skeletonRows}
        empty={
          widen ? (
            <EmptyState kind="filtered" title={`No ${what} answer to this filter`} clear={widen} />
          ) : (
            <EmptyState kind="none" title={props.empty.title}>
              {props.empty.text}
            </EmptyState>
          )
        }
      >
        {({ progress }) => (
          <DataTable
            label={title}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            rowHref={hrefOf}
            sort={sort}
            onSort={setSort}
            height="fill"
            rowShortcuts
            incomplete={isPartial(progress)}
            empty={
              terms.length > 0 && (
                <EmptyState kind="filtered" title="Nothing matches" clear={() => setText('')}>
                  All words of the filter must hold. Searched are names, ids{tagged && ' and tags'}
                  {isPartial(progress) ? `, of the ${what} loaded so far.` : '.'}
                </EmptyState>
              )
            }
          />
        )}
      </ListGate>
    </Page>
  );
}

function filterable<Row extends ListedResource, State extends string>(
  row: Row,
  alsoFound: ((row: Row) => readonly string[]) | undefined,
  state: string | undefined,
  words: readonly State[],
): Filterable<State> {
  return {
    name: row.name ?? '',
    ids: [row.arn ?? '', ...(alsoFound?.(row) ?? [])],
    state: words.find((word) => word === state?.toLowerCase()),
    tags: row.tags ?? {},
  };
}

/** The model lets one kind of resource go without an ARN; its name is then all that tells it apart. */
function keyOf({ arn, name }: ListedResource): string {
  return arn ?? `without an ARN ${name}`;
}

function isPartial({ kind }: ReadyList<unknown>['progress']): boolean {
  return kind === 'loading' || kind === 'stopped';
}

function Count({ list, narrowed }: { list: ReadyList<unknown>; narrowed: boolean }) {
  return (
    <p className="text-md text-muted">
      {list.items.length}
      {isPartial(list.progress) && ' loaded'}
      {narrowed && ' with this filter'}
    </p>
  );
}
