import type { ReactNode } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { NotGiven } from './absent.tsx';
import { CopyableText } from './copyable-text.tsx';
import { DetailList } from './facts.tsx';
import { Panel } from './panel.tsx';
import type { ListedResource } from './resource-list-page.tsx';
import { TagsPanel } from './tags/tags-panel.tsx';

interface IdentityPanelsProps {
  /** As in a sentence, without its article: `encoder configuration`. */
  what: string;
  /** Absent while it loads. */
  resource: ListedResource | undefined;
  /** Resources that cannot have a name say nothing of one. */
  nameless?: boolean;
  /** Below its name, id and ARN. */
  more?: readonly { label: string; value: ReactNode }[];
  note?: ReactNode;
}

/** What every resource has: name, id, ARN and tags; in the column beside what is its own. */
export function IdentityPanels({ what, resource, nameless, more = [], note }: IdentityPanelsProps) {
  const copyable = (text: string | undefined, of: string) =>
    text ? <CopyableText text={text} what={of} /> : <NotGiven>not given</NotGiven>;
  const name = { label: 'Name', value: resource && (resource.name || <NotGiven>none</NotGiven>) };
  return (
    <>
      <Panel title="Identity">
        <div className="px-4">
          <DetailList
            labels="short"
            details={[
              ...(nameless ? [] : [name]),
              { label: 'Id', value: resource && copyable(resource.arn && idOf(resource.arn), `${what} id`) },
              { label: 'ARN', value: resource && copyable(resource.arn, 'ARN') },
              ...more,
            ]}
          />
        </div>
        {note !== undefined && <p className="border-t border-line px-4 py-2 text-xs text-muted">{note}</p>}
      </Panel>
      {resource && <TagsPanel what={what} arn={resource.arn} tags={resource.tags ?? {}} />}
    </>
  );
}
