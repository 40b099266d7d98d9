import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from '#web/lib/class-names.ts';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'plain' | 'primary' | 'quiet';
  small?: boolean;
  children: ReactNode;
}

export function Button({ look = 'plain', small, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames('control', `control-${look}`, small && 'control-small', className)}
      {...rest}
    >
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'title'> {
  /** Says what it does: the accessible name and the tooltip. */
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, className, look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Button
      aria-label={label}
      title={label}
      look={look}
      className={classNames('control-icon', className)}
      {...rest}
    >
      {icon}
    </Button>
  );
}
