import type { ReactNode } from 'react';
import { Lock } from 'lucide-react';
import type { Permitted as Endpoint } from '#shared/contract/refusals.ts';
import { useIsUnknown, useRefusal } from '#web/api/use-refusal.ts';

interface PermittedProps {
  /** What the form sends in the end. */
  to: Endpoint;
  /** As in “You cannot …”: `create a stage`. */
  what: string;
  children: ReactNode;
}

/** A form, or in its place why whoever is signed in could fill it in and not send it. */
export function Permitted({ to, what, children }: PermittedProps) {
  const refusal = useRefusal(to);
  // Nothing is begun that would be taken away in a moment.
  if (useIsUnknown()) return null;
  if (refusal === undefined) return children;
  return (
    <div role="note" className="flex gap-3 border-l-2 border-warn bg-surface px-4 py-5">
      <Lock size={20} aria-hidden className="shrink-0 text-warn" />
      <div className="flex max-w-160 min-w-0 flex-col gap-2">
        <p className="text-md font-semibold">You cannot {what}</p>
        <p>{refusal}</p>
      </div>
    </div>
  );
}
