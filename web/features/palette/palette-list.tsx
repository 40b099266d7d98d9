// A list whose options the field points at is made of roles: the elements that have them bring a focus of their own.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useEffect, useRef } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { KeyCap } from '#web/ui/key-cap.tsx';
import { grouped, type PaletteOption } from './palette-option.ts';

interface PaletteListProps {
  id: string;
  options: readonly PaletteOption[];
  active: PaletteOption | undefined;
  optionId: (option: PaletteOption) => string;
  onPoint: (option: PaletteOption) => void;
  onChoose: (option: PaletteOption) => void;
}

/** The options by group. The focus stays in the field, which names the active one (the combobox pattern of ARIA). */
export function PaletteList({ id, options, active, optionId, onPoint, onChoose }: PaletteListProps) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);
  return (
    <div id={id} role="listbox" aria-label="Choices" className="min-h-0 grow overflow-y-auto p-1.5">
      {grouped(options).map(({ group, options: own }) => (
        <div key={group} role="group" aria-label={group}>
          <p aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-semibold text-muted">
            {group}
          </p>
          {own.map((option) => (
            // The keys are the field's: nothing here takes the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={option.id}
              ref={option === active ? shown : undefined}
              id={optionId(option)}
              role="option"
              aria-selected={option === active}
              aria-disabled={option.disabled === true ? true : undefined}
              onPointerMove={() => option === active || onPoint(option)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(option)}
              className={classNames(
                'flex min-h-8 cursor-pointer scroll-my-4 flex-wrap items-center gap-x-3 rounded-sm px-2.5 py-1',
                option === active && 'bg-selected',
                option.disabled && 'text-muted',
              )}
            >
              <span className="min-w-0 break-words">{option.label}</span>
              <span className="ml-auto flex min-w-0 items-center gap-2 text-xs text-muted">
                <span className="min-w-0 break-words">
                  {option.disabled === true ? 'not possible now · ' : ''}
                  {option.note}
                </span>
                {option.keys !== undefined && <KeyCap keys={option.keys} />}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
