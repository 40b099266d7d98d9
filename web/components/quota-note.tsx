import { RESOURCE_QUOTAS } from './resource-quotas.ts';

interface QuotaNoteProps {
  of: keyof typeof RESOURCE_QUOTAS;
  /** Undefined while it is not known. */
  existing: number | undefined;
}

/** How much of a quota is used, and that AWS may have granted another. */
export function QuotaNote({ of, existing }: QuotaNoteProps) {
  const { granted } = RESOURCE_QUOTAS[of];
  const full = existing !== undefined && existing >= granted;
  return (
    <span className={full ? 'text-warn' : undefined}>
      <span className="tabular-nums">
        {existing ?? '–'} of {granted}
      </span>{' '}
      {full
        ? 'are used: AWS will refuse another one unless it has raised the quota of this account.'
        : 'are used, unless AWS has raised the quota of this account.'}
    </span>
  );
}
