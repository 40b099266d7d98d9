import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from '#web/lib/class-names.ts';

interface LinkButtonProps {
  to: string;
  look?: 'plain' | 'primary';
  small?: boolean;
  children: ReactNode;
}

/** A way to a page on which something can be done, drawn as the button that it stands for. */
export function LinkButton({ to, look = 'plain', small = false, children }: LinkButtonProps) {
  return (
    <Link to={to} className={classNames('control', `control-${look}`, small && 'control-small')}>
      {children}
    </Link>
  );
}
