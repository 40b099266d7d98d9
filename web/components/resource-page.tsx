import type { ReactNode } from 'react';
import type { Topic } from '#shared/live/topic.ts';
import type { Load } from '#web/api/use-item.ts';
import { IdText } from './id-text.tsx';
import { LoadGate } from './load-gate.tsx';
import { type Crumb, Page } from './page.tsx';
import type { ListedResource } from './resource-list-page.tsx';

interface ResourcePageProps<Item> {
  load: Load<Item>;
  endpoint: { aws: readonly string[] };
  /** As in a sentence, without its article: `encoder configuration`. */
  what: string;
  id: string;
  /** The heading of a resource that has no name; without it, the name, with the id beside it. */
  title?: string;
  crumb: Crumb;
  /** As in `<Page>`. */
  live?: Topic;
  /** Beside the heading. */
  note?: ReactNode;
  facts?: ReactNode;
  /** What can be done with it, beside its age. */
  actions?: ReactNode;
  goneAdvice?: string;
  /** The panels; without an item while it loads, so that they stand where they will be. */
  children: (item: Item | undefined) => ReactNode;
}

/** The page of one resource: its name and id, and panels that are all of one answer and so of one age. */
export function ResourcePage<Item extends ListedResource>(props: ResourcePageProps<Item>) {
  const { load, endpoint, what, id, title, crumb, live, note, actions, facts, goneAdvice, children } = props;
  const item = load.state === 'ready' ? load.data : undefined;
  return (
    <Page
      title={title ?? (item ? item.name || `Unnamed ${what}` : id)}
      note={
        <>
          {note}
          {item && title === undefined && <IdText id={id} what={`${what} id`} />}
        </>
      }
      crumbs={[crumb]}
      live={live}
      freshness={load.state === 'ready' ? load.freshness : undefined}
      facts={load.state !== 'failed' && facts}
      actions={load.state !== 'failed' && actions}
    >
      <LoadGate
        what={`this ${what}`}
        load={load}
        endpoint={endpoint}
        goneAdvice={goneAdvice}
        skeleton={children(undefined)}
      >
        {children}
      </LoadGate>
    </Page>
  );
}
