import { idOf } from '#shared/contract/ids.ts';
import { byNameThenArn, byText } from '#web/lib/order.ts';
import type { Column } from '#web/table/column.ts';
import { NotGiven } from './absent.tsx';
import { IdText } from './id-text.tsx';
import { NameLink } from './name-link.tsx';
import type { ListedResource } from './resource-list-page.tsx';
import { TagList } from './tag-list.tsx';

/** As plain lists are sorted until somebody chooses otherwise. */
export const BY_NAME = { column: 'name', descending: false };

export function nameColumn<Row extends ListedResource>(hrefOf: (id: string) => string): Column<Row> {
  return {
    id: 'name',
    header: 'Name',
    width: 'fill',
    compare: byNameThenArn,
    cell: ({ arn, name }) => (
      <NameLink
        name={name}
        id={arn === undefined ? 'neither name nor ARN given' : idOf(arn)}
        to={arn === undefined ? undefined : hrefOf(idOf(arn))}
      />
    ),
  };
}

/** @param what the kind of id, for its copy button: `public key id` */
export function idColumn<Row extends ListedResource>(what: string, width: number): Column<Row> {
  return {
    id: 'id',
    header: 'Id',
    width,
    from: 'medium',
    compare: (a, b) => byText(idOf(a.arn ?? ''), idOf(b.arn ?? '')),
    unknown: ({ arn }) => arn === undefined,
    cell: ({ arn }) => (arn === undefined ? <NotGiven /> : <IdText id={idOf(arn)} what={what} />),
  };
}

export function tagsColumn<Row extends ListedResource>(): Column<Row> {
  return {
    id: 'tags',
    header: 'Tags',
    width: 'fill',
    from: 'medium',
    cell: ({ tags }) => <TagList tags={tags} oneLine />,
  };
}
