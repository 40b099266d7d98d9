import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { SHOWN_SECONDS } from '#web/components/signing-keys/use-wiped-text.ts';
import { Button } from '#web/ui/button.tsx';
import { useShownSeconds } from './use-shown-seconds.ts';

interface SecretTokenProps {
  token: string;
  /** Whose it is, for the names of its buttons. */
  whose: string;
  /** Shown in another form elsewhere on the page, as a QR code: that counts as well. */
  shownElsewhere: boolean;
  onShow: () => void;
  /** It has been shown for as long as it may be. */
  onOver: () => void;
}

/** A token as dots until somebody wants to see it; half a minute in all, and then it is wiped. */
export function SecretToken({ token, whose, shownElsewhere, onShow, onOver }: SecretTokenProps) {
  const [shown, setShown] = useState(false);
  const left = useShownSeconds(shown || shownElsewhere, onOver);
  const begun = left < SHOWN_SECONDS || shown || shownElsewhere;
  return (
    <span className="flex min-w-0 grow basis-64 flex-wrap items-center gap-x-2 gap-y-1">
      <Button
        small
        aria-expanded={shown}
        aria-label={`${shown ? 'Hide' : 'Show'} the token of ${whose}`}
        onClick={() => {
          if (!shown) onShow();
          setShown(!shown);
        }}
      >
        {shown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
        {shown ? 'Hide' : 'Show'}
      </Button>
      {shown ? (
        <span className="min-w-0 basis-full font-mono text-xs break-all">{token}</span>
      ) : (
        <span aria-hidden className="font-mono text-xs tracking-widest text-muted">
          ••••••••••••
        </span>
      )}
      {begun && (
        <span className="text-xs text-muted tabular-nums">
          wiped after {left} s {shown || shownElsewhere ? '' : 'more '}of being shown
        </span>
      )}
    </span>
  );
}
