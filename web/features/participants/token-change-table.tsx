import type { ReactNode } from 'react';
import { NotGiven } from '#web/components/absent.tsx';
import { Time } from '#web/components/time.tsx';
import { classNames } from '#web/lib/class-names.ts';
import type { ClaimChange } from '#web/components/token-change.ts';

interface TokenChangeTableProps {
  changes: readonly ClaimChange[];
  /** The token that AWS left out, if it did. */
  missing: 'previous' | 'new' | undefined;
}

/** Both tokens of an exchange side by side; what changed stands out. */
export function TokenChangeTable({ changes, missing }: TokenChangeTableProps) {
  return (
    <div className="p-4 text-left whitespace-normal">
      <p className="font-semibold">The token was exchanged</p>
      <p className="mb-2 text-muted">
        {missing
          ? `AWS did not give the ${missing} token.`
          : 'Same participant, new claims. Changes are in bold.'}
      </p>
      <table className="w-full table-fixed border-separate border-spacing-0">
        <colgroup>
          <col className="w-32" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="pb-1 text-left font-normal">
              Claim
            </th>
            <th scope="col" className="pb-1 text-left font-normal">
              Before
            </th>
            <th scope="col" className="pb-1 text-left font-normal">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.claim} ${change.name}`} className="align-top">
              <th scope="row" className="border-t border-line py-1 pr-2 font-normal wrap-anywhere text-muted">
                {labelOf(change)}
              </th>
              <Side change={change} side="before" />
              <Side change={change} side="after" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ change, side }: { change: ClaimChange; side: 'before' | 'after' }) {
  return (
    <td
      className={classNames(
        'border-t border-line py-1 pr-2 wrap-anywhere',
        change.changed && side === 'after' ? 'font-semibold' : 'text-muted',
      )}
    >
      {valueOf(change, change[side])}
    </td>
  );
}

function labelOf({ claim, name }: ClaimChange): ReactNode {
  if (claim === 'capability') return <code className="font-mono text-xs">{name}</code>;
  if (claim === 'attribute') return name;
  return claim === 'user id' ? 'User id' : 'Expires';
}

function valueOf({ claim }: ClaimChange, value: string | undefined): ReactNode {
  if (value === undefined) return <NotGiven>{claim === 'capability' ? 'no' : 'none'}</NotGiven>;
  if (claim === 'expiry') return <Time at={value} />;
  return value === '' ? 'empty' : value;
}
