import type { ReactNode } from 'react';

interface MainAndSideProps {
  /** Panels people come for. */
  main: ReactNode;
  /** Panels of reference beside them, where there is room; else below. */
  side: ReactNode;
}

/** A page of panels in two columns. The main ones come first in the source, and so on a small screen. */
export function MainAndSide({ main, side }: MainAndSideProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">{main}</div>
      <div className="flex min-w-0 flex-col gap-4">{side}</div>
    </div>
  );
}
