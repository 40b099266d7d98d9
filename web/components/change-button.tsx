import type { ComponentProps, MouseEvent } from 'react';
import type { Permitted } from '#shared/contract/refusals.ts';
import { useRefusal } from '#web/api/use-refusal.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button, IconButton } from '#web/ui/button.tsx';

interface OfChange {
  /** What it does, or leads to: whoever may not do that is told so in its place. */
  of: Permitted | undefined;
}

/** A button that changes something, or opens what does. It stays in its place for those who may not, and says why. */
export function ChangeButton({ of, ...rest }: OfChange & ComponentProps<typeof Button>) {
  const refusal = useRefusal(of);
  return <Button {...rest} {...refused(refusal, refusal)} />;
}

/** As `ChangeButton`, of an icon alone. */
export function ChangeIconButton({ of, ...rest }: OfChange & ComponentProps<typeof IconButton>) {
  const refusal = useRefusal(of);
  return <IconButton {...rest} {...refused(refusal, `${rest.label}. ${refusal}`)} />;
}

/** Not `disabled`: it can be reached by keyboard, so that the reason can be read. */
function refused(refusal: string | undefined, title: string | undefined) {
  if (refusal === undefined) return {};
  return {
    title,
    disabled: false,
    'aria-disabled': true,
    // By which the palette knows that the tooltip is the reason.
    'data-refused': '',
    onClick: (event: MouseEvent) => {
      // Also of the form that it would send.
      event.preventDefault();
      announce(refusal);
    },
  };
}
