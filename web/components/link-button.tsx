import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Permitted } from '#shared/contract/refusals.ts';
import { useRefusal } from '#web/api/use-refusal.ts';
import { classNames } from '#web/lib/class-names.ts';

interface LinkButtonProps {
  to: string;
  /** What is done on that page: whoever may not do it is told so here. */
  of?: Permitted;
  look?: 'plain' | 'primary';
  small?: boolean;
  children: ReactNode;
}

/** A way to a page on which something can be done, drawn as the button that it stands for. */
export function LinkButton({ to, of, look = 'plain', small = false, children }: LinkButtonProps) {
  const refusal = useRefusal(of);
  const className = classNames('control', `control-${look}`, small && 'control-small');
  return refusal === undefined ? (
    <Link to={to} className={className}>
      {children}
    </Link>
  ) : (
    <button type="button" aria-disabled data-refused="" title={refusal} className={className}>
      {children}
    </button>
  );
}
