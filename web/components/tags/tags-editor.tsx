import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import type { ResourceKind } from '#shared/contract/ids.ts';
import { tagChanges as endpoints } from '#shared/tags/changes.ts';
import { TagAdditions } from '#shared/tags/drafts.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { rowsOf, tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';
import { TagsField } from '#web/form/tags-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { byText } from '#web/lib/order.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { changesInWords, ownTags, tagChanges, tagsOfAws } from './tag-changes.ts';
import { tagsNow, useTagChanges } from './use-tag-changes.ts';

interface TagsEditorProps {
  open: boolean;
  onClose: () => void;
  /** As in a sentence, without its article: `encoder configuration`. */
  what: string;
  resourceKind: ResourceKind;
  resourceId: string;
  /** Those that the page shows, which may be older than what AWS has. */
  shown: Readonly<Record<string, string>>;
}

interface TagsForm {
  /** What the resource had when it was asked for. */
  before: Record<string, string>;
  rows: TagRow[];
}

const formOf = (tags: Readonly<Record<string, string>>): TagsForm => {
  const before = ownTags(tags);
  return { before, rows: rowsOf(before).toSorted((a, b) => byText(a.key, b.key)) };
};
/** Only what would be written is held to the rules: what somebody else has named otherwise can stay, and can be removed. */
const draftOf = ({ before, rows }: TagsForm) => ({ tags: tagChanges(before, rows).tags });
const furtherRules = ({ rows }: TagsForm) => tagProblems(rows);

/** Adds, changes and removes tags of one resource: begins with what AWS has now, and ends when AWS shows what was wanted. */
export function TagsEditor(props: TagsEditorProps) {
  const { open, onClose, what, resourceKind, resourceId, shown } = props;
  const resource = { connection: useConnectionId(), resourceKind, resourceId };
  const course = useTagChanges(resource);
  const isBusy = course.step.kind === 'sending' || course.step.kind === 'following';
  const [looked, setLooked] = useState(false);
  const isLooking = open && !looked;
  const form = useDraftForm({
    begin: formOf(shown),
    draftOf,
    schema: TagAdditions,
    further: furtherRules,
    // What is typed before the answer is there would be typed over by it.
    disabled: isBusy || isLooking,
  });
  const { before, rows } = form.state;
  const [unread, setUnread] = useState<Failure>();
  const ask = useEffectEvent(async () => tagsNow(resource));
  const begin = useEffectEvent((now: Readonly<Record<string, string>> | undefined, failure?: Failure) => {
    setUnread(failure);
    form.reset(formOf(now ?? shown));
    course.reset();
    setLooked(true);
  });
  useEffect(() => {
    if (!isLooking) return;
    ask().then(
      (now) => begin(now),
      (thrown) => begin(undefined, asFailure(thrown)),
    );
  }, [isLooking]);
  const close = () => {
    // What was typed is there when it is opened again; otherwise AWS is asked anew.
    setLooked(form.isDirty || isBusy);
    onClose();
  };

  const changes = tagChanges(before, rows);
  const words = changesInWords(before, changes);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (words === '' || isBusy || isLooking || form.attempt() === undefined) return;
    if (!(await course.make(changes, Object.keys(before).length))) return;
    announce(`Tags: ${words}`);
    form.reset(formOf(tagsOf(rows) ?? {}));
    setLooked(false);
    onClose();
  };
  const requests = [
    ...(Object.keys(changes.tags).length > 0
      ? [{ endpoint: endpoints.add, input: { resourceKind, resourceId, body: { tags: changes.tags } } }]
      : []),
    ...(changes.tagKeys.length > 0
      ? [
          {
            endpoint: endpoints.remove,
            input: { resourceKind, resourceId, body: { tagKeys: changes.tagKeys } },
          },
        ]
      : []),
  ];
  const ofAws = Object.keys(tagsOfAws(shown)).length;
  return (
    <Dialog open={open} onClose={close} title={`Tags of this ${what}`}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 p-4">
        {unread && (
          <p className="text-warn">
            ⚠ AWS could not be asked for the tags as they are now ({failureWords(unread).title}): these are
            those of the page.
          </p>
        )}
        <TagsField
          form={form}
          optional={false}
          rows={rows}
          onChange={(next, key) =>
            form.change((state) => ({ ...state, rows: next }), key === undefined ? undefined : `tags.${key}`)
          }
        />
        {ofAws > 0 && (
          <p className="text-xs text-muted">
            {ofAws === 1 ? 'One tag begins' : `${ofAws} tags begin`} with aws: and cannot be changed by
            anybody but AWS.
          </p>
        )}
        <StepNote course={course} what={what} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          <output className="mr-auto text-muted">
            {isLooking ? 'Asking AWS for the tags…' : isBusy ? WORDS[course.step.kind] : words}
          </output>
          {requests.length > 0 && <CopyAs requests={requests} unfinished={form.problems.length > 0} />}
          <Button onClick={close}>Close</Button>
          <Button type="submit" look="primary" aria-disabled={isBusy || isLooking || words === ''}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  sending: 'Asking AWS…',
  following: 'Looking whether AWS shows them…',
};

const DONE_BEFORE = {
  added: 'What was to be added or changed is done; nothing was removed.',
  removed: 'What was to be removed is removed; nothing was added or changed.',
} as const;

function StepNote({ course: { step }, what }: { course: ReturnType<typeof useTagChanges>; what: string }) {
  if (step.kind === 'still-old')
    return (
      <p role="alert" className="border-l-2 border-warn px-3 py-2">
        AWS has accepted the tags and shows the old ones still. It may take a moment: look again later.
      </p>
    );
  if (step.kind !== 'failed') return null;
  return (
    <div className="flex flex-col gap-2">
      {step.done && <p className="text-warn">⚠ {DONE_BEFORE[step.done]}</p>}
      <ChangeFailure
        failure={step.failure}
        endpoint={step.endpoint}
        what={`change the tags of the ${what}`}
      />
    </div>
  );
}
