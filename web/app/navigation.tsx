import { lazy, Suspense } from 'react';
import { NavLink } from 'react-router';
import { useConnectionId } from '#web/nav/route-param.ts';
import { DESTINATIONS } from './destinations.ts';

const ForLogReaders = lazy(async () => ({ default: (await import('./shell-parts.tsx')).ForLogReaders }));

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
        {DESTINATIONS.map(({ label, Icon, to }) => {
          const item = (
            <li key={label}>
              <NavLink
                to={to(connection)}
                title={label}
                onClick={onChoose}
                className={({ isActive }) =>
                  `relative flex h-8 items-center gap-2.5 rounded-sm px-2.5 outline-offset-0 hover:bg-rail-hover hover:text-rail-strong focus-visible:outline-rail-strong ${isActive ? "bg-rail-hover font-medium text-rail-strong before:absolute before:inset-y-1.5 before:-left-2 before:w-0.5 before:rounded-full before:bg-rail-strong before:content-['']" : 'text-rail-text'}`
                }
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
                <span className={words}>{label}</span>
              </NavLink>
            </li>
          );
          return label === 'Audit' ? (
            <Suspense key={label}>
              <ForLogReaders>{item}</ForLogReaders>
            </Suspense>
          ) : (
            item
          );
        })}
      </ul>
    </nav>
  );
}
