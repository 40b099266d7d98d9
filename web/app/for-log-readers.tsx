import type { ReactNode } from 'react';
import { audit } from '#shared/audit/contract.ts';
import { useIsUnknown, useRefusal } from '#web/api/use-refusal.ts';

/** What is for whoever may see the audit log; nothing for others, and until it is known who asks. */
export function ForLogReaders({ children }: { children: ReactNode }) {
  const isRefused = useRefusal(audit.list) !== undefined;
  return useIsUnknown() || isRefused ? null : children;
}
