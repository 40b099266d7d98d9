import { classNames } from '#web/lib/class-names.ts';

/** A bar where text will stand: as high as a line of it, so that nothing moves when it comes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={classNames('block h-5 py-1', className)}>
      <span className="block h-full animate-breathe rounded-xs bg-line" />
    </span>
  );
}
