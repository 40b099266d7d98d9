import { idOf } from '#shared/contract/ids.ts';
import { byText } from '#web/lib/order.ts';
import type { Column } from '#web/table/column.ts';
import { NotGiven } from './absent.tsx';
import { ArnLink } from './arn-link.tsx';
import type { StageNames } from './use-stage-names.ts';

/**
 * The stage that a row belongs to, by name where it is known.
 * @param whereNone what it means for a row to have none
 */
export function stageColumn<Row extends { stageArn: string }>(
  stages: StageNames,
  whereNone = '',
): Column<Row> {
  const shown = ({ stageArn }: Row) => stages.nameOf(stageArn) ?? idOf(stageArn);
  return {
    id: 'stage',
    header: 'Stage',
    width: 'fill',
    compare: (a, b) => byText(shown(a), shown(b)),
    unknown: ({ stageArn }) => stageArn === '',
    cell: ({ stageArn }) =>
      stageArn === '' ? (
        <span title={whereNone}>
          <NotGiven>no stage</NotGiven>
        </span>
      ) : (
        <ArnLink arn={stageArn} name={stages.nameOf(stageArn)} />
      ),
  };
}
