import { Menu } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { CrumbSlot, CrumbSlotProvider } from '#web/components/crumb-slot.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Announcer } from '#web/ui/announcer.tsx';
import { IconButton } from '#web/ui/button.tsx';
import { useScrollMemory } from '#web/ui/scroll-memory.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { ConnectionBadge, useCurrentConnection } from './connection-badge.tsx';
import { connectionGround } from './connection-colour.ts';
import { DESTINATIONS } from './destinations.ts';
import { Navigation } from './navigation.tsx';
import type { ShellDialog } from './shell-dialogs.tsx';
import { Wordmark } from '#web/components/wordmark.tsx';

const parts = async () => import('./shell-parts.tsx');
const BarParts = lazy(async () => ({ default: (await parts()).BarParts }));
const PrefetchLinks = lazy(async () => ({ default: (await parts()).PrefetchLinks }));
const PaletteButton = lazy(async () => ({ default: (await parts()).PaletteButton }));
const ShellDialogs = lazy(async () => ({ default: (await import('./shell-dialogs.tsx')).ShellDialogs }));

/** What stands around every page: rail, top bar, live region, dialogs. */
export function Shell() {
  const [open, setOpen] = useState<ShellDialog>();
  const [everOpened, setEverOpened] = useState(false);
  const show = (dialog: ShellDialog) => {
    setOpen(dialog);
    setEverOpened(true);
  };
  const connection = useConnectionId();
  const colour = useCurrentConnection()?.colour;
  const navigate = useNavigate();
  const main = useRef<HTMLElement>(null);
  const { key: visit, pathname } = useLocation();
  useScrollMemory(main, pathname, visit);
  const travelling = useNavigation().state !== 'idle';
  useShortcuts([
    { keys: '?', label: 'Show this help', run: () => show('keyboard') },
    // Not in the button itself, whose code comes a moment later: a key that is pressed by then must not be lost.
    { keys: 'Ctrl+k', label: 'Find, paste or do anything', run: () => show('palette') },
    ...DESTINATIONS.map(({ keys, label, to }) => ({
      keys,
      label: `Go to ${label}`,
      run: () => void navigate(to(connection)),
    })),
  ]);
  return (
    <CrumbSlotProvider>
      <a
        href="#main"
        // The address stays as it is: it is there to be shared.
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
        className="control control-primary fixed top-2 left-2 z-50 -translate-y-16 focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] sm:grid-cols-[auto_minmax(0,1fr)]">
        <aside className="row-span-2 hidden w-13 flex-col border-r border-rail-line bg-rail sm:flex lg:w-52">
          <div className="flex h-12 items-center px-4">
            <span className="lg:hidden">
              <Wordmark compact />
            </span>
            <span className="hidden lg:block">
              <Wordmark />
            </span>
          </div>
          <Navigation shape="rail" />
        </aside>
        <header className="relative flex h-12 items-center gap-1 border-b border-line bg-surface px-2 sm:gap-2 sm:px-4 md:px-6">
          <span
            aria-hidden
            className={classNames('absolute inset-x-0 top-0 h-0.5', colour && connectionGround[colour])}
          />
          <span className="sm:hidden">
            <IconButton
              label="Navigation"
              icon={<Menu size={18} aria-hidden />}
              onClick={() => show('navigation')}
            />
          </span>
          <ConnectionBadge />
          <CrumbSlot className="ml-2 hidden min-w-0 flex-1 md:block" />
          <span className="ml-auto flex min-h-7 min-w-9 lg:min-w-48">
            <Suspense>
              <PaletteButton onOpen={() => show('palette')} />
            </Suspense>
          </span>
          {/* As wide as what comes a moment later than the bar, with the gaps between. */}
          <Suspense fallback={<span className="w-34 shrink-0 sm:w-62" />}>
            <BarParts connection={connection} onOpen={show} />
          </Suspense>
          {travelling && (
            <span aria-hidden className="absolute inset-x-0 -bottom-px h-0.5 animate-breathe bg-accent" />
          )}
        </header>
        <main ref={main} id="main" tabIndex={-1} className="min-h-0 min-w-0 overflow-y-auto outline-none">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Announcer />
      <Suspense>
        <PrefetchLinks />
      </Suspense>
      {everOpened && (
        <Suspense>
          <ShellDialogs open={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </CrumbSlotProvider>
  );
}
