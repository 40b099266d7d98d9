import { PanelRight } from 'lucide-react';
import type { Column } from '#web/table/column.ts';
import { IconButton } from '#web/ui/button.tsx';
import type { StageRow } from '../stage-row.ts';
import { ProblemMarks } from './problem-marks.tsx';
import { type KnownProblems, problemsOf } from './problems.ts';
import type { Selection } from '#web/components/bulk/selection.ts';

const nameOf = ({ name, id }: StageRow): string => (name === '' ? id : name);

/** A box to choose a row with; with Shift, all from the last one. */
export function selectColumn(
  selection: Selection,
  onSelect: (row: StageRow, withShift: boolean) => void,
): Column<StageRow> {
  return {
    id: 'select',
    header: 'Select',
    width: 64,
    // On a phone the name needs the room.
    from: 'medium',
    cell: (row) => (
      <label className="-my-1 flex size-7 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          aria-label={`Select ${nameOf(row)}`}
          checked={selection.has(row.id)}
          onChange={(event) =>
            onSelect(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          }
          className="size-4 cursor-pointer accent-(--color-accent-strong)"
        />
      </label>
    ),
  };
}

export function problemColumn(problems: KnownProblems): Column<StageRow> {
  return {
    id: 'problems',
    header: 'Problems',
    width: 'fill',
    from: 'medium',
    cell: (row) => <ProblemMarks kinds={problemsOf(problems, row.id)} />,
  };
}

/** Opens the panel beside the list. */
export function peekColumn(open: string, onPeek: (id: string) => void): Column<StageRow> {
  return {
    id: 'peek',
    header: 'Look',
    width: 60,
    from: 'medium',
    align: 'end',
    cell: (row) => (
      <IconButton
        small
        label={`Look into ${nameOf(row)} (o)`}
        aria-pressed={open === row.id}
        icon={<PanelRight size={14} aria-hidden />}
        onClick={() => onPeek(row.id)}
      />
    ),
  };
}
