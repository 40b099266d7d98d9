import { RESOURCE_QUOTAS } from '#web/components/resource-quotas.ts';

/** How many keys a Region has room for still: no quota that AWS raises, unlike those of other resources. */
export function KeyRoom({ existing }: { existing: number | undefined }) {
  const most = RESOURCE_QUOTAS.publicKeys.granted;
  const isFull = existing !== undefined && existing >= most;
  return (
    <span className={isFull ? 'text-warn' : undefined}>
      <span className="tabular-nums">
        {existing ?? '–'} of {most}
      </span>{' '}
      {isFull
        ? 'keys are there, and AWS raises that for nobody: it will refuse another one until one is deleted.'
        : 'keys are there; AWS raises that for nobody.'}
    </span>
  );
}
