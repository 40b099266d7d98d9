import { CheckBox } from '#web/form/check-box.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { Columns3 } from 'lucide-react';

interface ColumnsMenuProps {
  columns: readonly { id: string; header: string }[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
}

/** Which columns the table has, as far as the window has room for them. */
export function ColumnsMenu({ columns, hidden, onChange }: ColumnsMenuProps) {
  return (
    <Popover
      width={230}
      trigger={
        <>
          <Columns3 size={14} aria-hidden />
          {hidden.size > 0 && <span className="text-muted tabular-nums">−{hidden.size}</span>}
        </>
      }
      label={hidden.size > 0 ? `Columns, ${hidden.size} hidden` : 'Columns'}
      triggerClassName="control control-quiet control-small"
    >
      <fieldset className="flex flex-col gap-1 p-3">
        <legend className="sr-only">Columns</legend>
        {columns.map(({ id, header }) => (
          <CheckBox
            key={id}
            label={header}
            checked={!hidden.has(id)}
            onChange={(shown) => {
              const next = new Set(hidden);
              if (shown) next.delete(id);
              else next.add(id);
              onChange(next);
            }}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
