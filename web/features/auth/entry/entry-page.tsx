import type { ReactNode } from 'react';
import { Wordmark } from '#web/components/wordmark.tsx';

interface EntryPageProps {
  title: string;
  children: ReactNode;
}

/** The frame of the pages before one is signed in: nothing of the console is around them. */
export function EntryPage({ title, children }: EntryPageProps) {
  return (
    <div className="flex min-h-full flex-col">
      <title>{`${title} · Callboard`}</title>
      <header className="flex h-12 items-center bg-rail px-4">
        <Wordmark />
      </header>
      <main className="flex grow justify-center p-4 py-10">
        <div className="flex w-full max-w-100 min-w-0 flex-col gap-4">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
