import { lazy, Suspense } from 'react';
import type { DisconnectIconProps } from './disconnect-icon.tsx';

const DisconnectIcon = lazy(async () => ({
  default: (await import('./disconnect-icon.tsx')).DisconnectIcon,
}));

/** On a row about somebody: the way to take them out. Fetched after the rows: it knows what the change needs. */
export function DisconnectAction(props: DisconnectIconProps) {
  return (
    <Suspense>
      <DisconnectIcon {...props} />
    </Suspense>
  );
}
