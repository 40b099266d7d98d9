import { lazy, Suspense, useState } from 'react';
import { type ResourceKind, RESOURCE_KINDS } from '#shared/contract/ids.ts';
import { tagChanges } from '#shared/tags/changes.ts';
import { ChangeButton } from '../change-button.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { KeyValueTable } from '#web/components/key-value-table.tsx';
import { Panel } from '#web/components/panel.tsx';
import { parseArn } from '#web/lib/arn.ts';

const TagsEditor = lazy(async () => ({ default: (await import('./tags-editor.tsx')).TagsEditor }));

interface TagsPanelProps {
  /** As in a sentence, without its article: `encoder configuration`. */
  what: string;
  /** Undefined where AWS gave none: then its tags can be looked at alone. */
  arn: string | undefined;
  tags: Readonly<Record<string, string>>;
}

/** The tags of a resource, with the way to change them. */
export function TagsPanel({ what, arn, tags }: TagsPanelProps) {
  const [open, setOpen] = useState(false);
  const [everOpened, setEverOpened] = useState(false);
  const { kind, id } = parseArn(arn ?? '') ?? {};
  const resourceKind = RESOURCE_KINDS.find((one): one is ResourceKind => one === kind);
  const count = Object.keys(tags).length;
  return (
    <Panel
      title="Tags"
      note={count}
      actions={
        resourceKind && (
          <ChangeButton
            of={tagChanges.add}
            small
            onClick={() => {
              setEverOpened(true);
              setOpen(true);
            }}
          >
            Change tags…
          </ChangeButton>
        )
      }
    >
      {count === 0 ? (
        <EmptyNote title="No tags">
          Tags can be searched in the lists, as tag:key=value; AWS groups costs and permissions by them.
        </EmptyNote>
      ) : (
        <KeyValueTable label="Tags" entries={tags} />
      )}
      {everOpened && resourceKind && id !== undefined && (
        <Suspense>
          <TagsEditor
            key={arn}
            open={open}
            onClose={() => setOpen(false)}
            what={what}
            resourceKind={resourceKind}
            resourceId={id}
            shown={tags}
          />
        </Suspense>
      )}
    </Panel>
  );
}
