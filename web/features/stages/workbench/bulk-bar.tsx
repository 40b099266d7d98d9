import { useState } from 'react';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { Button } from '#web/ui/button.tsx';
import type { StageRow } from '../stage-row.ts';
import { BulkDelete } from './bulk-delete.tsx';
import { BulkTag } from './bulk-tag.tsx';
import { BulkUntag } from './bulk-untag.tsx';

interface BulkBarProps {
  connection: string;
  chosen: readonly StageRow[];
  /** How many the filter lets pass. */
  matching: number;
  onAll: () => void;
  onNone: () => void;
}

/** What can be done with the chosen stages. */
export function BulkBar({ connection, chosen, matching, onAll, onNone }: BulkBarProps) {
  const [open, setOpen] = useState<'tag' | 'untag' | 'delete'>();
  const dialog = { connection, chosen, onClose: () => setOpen(undefined), onStarted: onNone };
  const count = (number: number): string => number.toLocaleString('en-US');
  return (
    <fieldset aria-label="Chosen stages" className="flex items-center gap-2">
      <output className="font-medium whitespace-nowrap tabular-nums">{count(chosen.length)} selected</output>
      {matching > chosen.length && (
        <Button small look="quiet" onClick={onAll}>
          Select all {count(matching)} that match
        </Button>
      )}
      <ChangeButton of={bulkChanges.tag} small onClick={() => setOpen('tag')}>
        Tag…
      </ChangeButton>
      <ChangeButton of={bulkChanges.untag} small onClick={() => setOpen('untag')}>
        Take tags away…
      </ChangeButton>
      <ChangeButton of={bulkChanges.remove} small onClick={() => setOpen('delete')}>
        Delete…
      </ChangeButton>
      <Button small look="quiet" onClick={onNone}>
        Clear
      </Button>
      <BulkTag {...dialog} open={open === 'tag'} />
      <BulkUntag {...dialog} open={open === 'untag'} />
      <BulkDelete {...dialog} open={open === 'delete'} />
    </fieldset>
  );
}
