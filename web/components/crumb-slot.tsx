import { createContext, type ReactNode, useContext, useState } from 'react';

const Slot = createContext<HTMLElement | null>(null);
const SetSlot = createContext<(element: HTMLElement | null) => void>(() => {});

/** Lets a page put its breadcrumbs into the top bar, which stands outside of it. */
export function CrumbSlotProvider({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <SetSlot value={setSlot}>
      <Slot value={slot}>{children}</Slot>
    </SetSlot>
  );
}

export function CrumbSlot({ className }: { className?: string }) {
  return <div ref={useContext(SetSlot)} className={className} />;
}

export const useCrumbSlot = (): HTMLElement | null => useContext(Slot);
