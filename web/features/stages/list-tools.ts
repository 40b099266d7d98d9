import type { ReactNode } from 'react';
import type { Column } from '#web/table/column.ts';
import type { StageRow } from './stage-row.ts';

/** What the workbench tells the list of stages: whom to show, and how. */
export interface ListTools {
  shows: (row: StageRow) => boolean;
  /** Shows every row that the filter alone lets pass; there while it leaves some out. */
  clear: (() => void) | undefined;
  /** The columns of the table with what the workbench adds and leaves out. @param shown the rows, in their order */
  columns: (columns: Column<StageRow>[], shown: readonly StageRow[]) => Column<StageRow>[];
  /** In place of the table. */
  instead: ReactNode;
  /** Beside it. */
  aside: ReactNode;
}
