import * as z from 'zod/mini';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { BulkTag as BulkTagDraft } from '#shared/bulk/drafts.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { ImpactLines } from '#web/components/guarded-action/impact-lines.tsx';
import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';
import { TagsField } from '#web/form/tags-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import type { StageRow } from '../stage-row.ts';
import { estimateLine, isAtOnce, useEstimate } from '#web/components/bulk/use-estimate.ts';
import { stagesWords } from './stages-words.ts';
import { useBulkStart } from '#web/components/bulk/use-bulk-start.ts';

interface BulkTagProps {
  connection: string;
  chosen: readonly StageRow[];
  open: boolean;
  onClose: () => void;
  onStarted: () => void;
}

const EMPTY: { rows: TagRow[] } = { rows: [{ key: '', value: '' }] };
const Tags = z.strictObject({ tags: BulkTagDraft.shape.tags });

/** Adds tags to the chosen stages; of a tag that a stage has, the value is replaced. */
export function BulkTag({ connection, chosen, open, onClose, onStarted }: BulkTagProps) {
  const start = useBulkStart(connection);
  const change = useChange(bulkChanges.tag);
  const form = useDraftForm({
    begin: EMPTY,
    draftOf: ({ rows }) => ({ tags: tagsOf(rows) ?? {} }),
    schema: Tags,
    further: ({ rows }) => tagProblems(rows),
    disabled: change.isRunning,
  });
  const estimated = useEstimate(connection, 'tag', chosen.length, open);
  const what = stagesWords(chosen.length);
  const written = tagsOf(form.state.rows) ?? {};
  const replaced = chosen.filter(({ tags }) =>
    Object.entries(written).some(([key, value]) => Object.hasOwn(tags, key) && tags[key] !== value),
  ).length;
  const submit = async () => {
    const draft = form.attempt();
    if (draft === undefined) return;
    const sent = change.run({
      connection,
      body: { key: start.key, stageIds: chosen.map(({ id }) => id), tags: draft.tags },
    });
    const outcome = await start.follow(sent);
    if (outcome.done || (await start.isDone().catch(() => false))) {
      form.reset();
      onClose();
      onStarted();
      start.open();
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title={`Tag ${what}`}>
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TagsField
          form={form}
          rows={form.state.rows}
          onChange={(rows, key) => form.change(() => ({ rows }), key === undefined ? 'tags' : `tags.${key}`)}
        />
        {replaced > 0 && (
          <p className="border-l-2 border-warn px-3 text-warn">
            {stagesWords(replaced)} {replaced === 1 ? 'has' : 'have'} one of these tags with another value,
            which is replaced.
          </p>
        )}
        <div className="rounded-sm border border-line">
          <ImpactLines lines={[estimateLine(chosen.length, estimated)]} />
        </div>
        {change.failure && (
          <ChangeFailure failure={change.failure} endpoint={{ aws: ['TagResource'] }} what="tag the stages" />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" type="submit" disabled={change.isRunning || !isAtOnce(chosen.length)}>
            Tag {what}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
