import { Suspense } from 'react';
import { AccountMenu } from '#web/features/auth/account-menu.tsx';
import { BudgetMeter } from '#web/features/capacity/budget-meter.tsx';
import { NoticesBell } from '#web/features/notices/notices-bell.tsx';
import { ShellButtons } from './shell-buttons.tsx';

interface BarPartsProps {
  connection: string;
  onOpen: (dialog: 'keyboard' | 'preferences') => void;
}

/** The right end of the top bar. Each part has its place from the start; the bar itself holds that of all of them. */
export function BarParts({ connection, onOpen }: BarPartsProps) {
  return (
    <>
      <span className="flex min-w-9 shrink-0 justify-end sm:min-w-28">
        <Suspense>
          <BudgetMeter connection={connection} />
        </Suspense>
      </span>
      <span className="flex shrink-0" data-actions="Console">
        <span className="flex w-7">
          <Suspense>
            <NoticesBell connection={connection} />
          </Suspense>
        </span>
        <span className="flex w-7 sm:w-14">
          <Suspense>
            <ShellButtons onOpen={onOpen} />
          </Suspense>
        </span>
      </span>
      <span className="flex min-w-9 shrink-0 justify-end">
        <Suspense>
          <AccountMenu connection={connection} />
        </Suspense>
      </span>
    </>
  );
}
