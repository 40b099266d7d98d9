/** What stands around every page and comes a moment after the bar, as one chunk: each name weighs on the first page. */
export { AccountMenu } from '#web/features/auth/account-menu.tsx';
export { SessionWatch } from '#web/features/auth/session-watch.tsx';
export { BudgetMeter } from '#web/features/capacity/budget-meter.tsx';
export { NoticesBell } from '#web/features/notices/notices-bell.tsx';
export { PaletteButton } from './palette-button.tsx';
export { PrefetchLinks } from './prefetch-links.tsx';
export { ShellButtons } from './shell-buttons.tsx';
