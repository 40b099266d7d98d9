import { NavLink } from 'react-router';
import { useConnectionId } from '#web/nav/route-param.ts';
import { DESTINATIONS } from './destinations.ts';

interface NavigationProps {
  /** `rail` shows words where there is room and icons alone where there is not; `drawer` always shows words. */
  shape: 'rail' | 'drawer';
  onChoose?: () => void;
}

export function Navigation({ shape, onChoose }: NavigationProps) {
  const connection = useConnectionId();
  const words = shape === 'drawer' ? '' : 'sr-only lg:not-sr-only';
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5 p-2">
        {DESTINATIONS.map(({ label, Icon, to }) => (
          <li key={label}>
            <NavLink
              to={to(connection)}
              title={label}
              onClick={onChoose}
              className="relative flex h-8 items-center gap-2.5 rounded-sm px-2.5 text-rail-text outline-offset-0 hover:bg-rail-hover hover:text-rail-strong focus-visible:outline-rail-strong aria-[current=page]:bg-rail-hover aria-[current=page]:font-medium aria-[current=page]:text-rail-strong aria-[current=page]:before:absolute aria-[current=page]:before:inset-y-1.5 aria-[current=page]:before:-left-2 aria-[current=page]:before:w-0.5 aria-[current=page]:before:rounded-full aria-[current=page]:before:bg-rail-strong aria-[current=page]:before:content-['']"
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
              <span className={words}>{label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
