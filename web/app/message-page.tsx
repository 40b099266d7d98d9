import type { ReactNode } from 'react';
import { useArrival } from '#web/components/use-arrival.ts';

interface MessagePageProps {
  /** A short mark above the title: `404`. */
  mark: string;
  title: string;
  children: ReactNode;
}

/** A page that has only something to say: not found, gone wrong. It works inside the shell and without it. */
export function MessagePage({ mark, title, children }: MessagePageProps) {
  const heading = useArrival(title);
  return (
    <div className="flex min-h-full items-center justify-center p-6">
      <title>{`${title} · Callboard`}</title>
      <div className="flex max-w-130 min-w-0 flex-col items-start gap-3 border-l-2 border-edge pl-6">
        <p className="font-mono text-xs text-muted">{mark}</p>
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-tight">
          {title}
        </h1>
        {children}
      </div>
    </div>
  );
}
