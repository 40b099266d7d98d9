import { Copy, Eye, EyeOff } from 'lucide-react';
import type { people } from '#shared/people/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { Time } from '#web/components/time.tsx';
import { useShownFor } from '#web/components/use-shown-for.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { copyText } from '#web/ui/clipboard.ts';

export type TheLink = Wire<typeof people.reset>['link'];

interface ToldLinkProps {
  link: TheLink;
  /** As in “Give it to …”: `ana`, `whoever sets up the screen`. */
  whom: string;
  onCopied: () => void;
}

/** A link that is told once: dots until somebody wants to see it, and gone with the dialog. */
export function ToldLink({ link: { path, expiresAt }, whom, onCopied }: ToldLinkProps) {
  const { isShown, seconds, show, hide } = useShownFor();
  const [page = '', secret = ''] = path.split('#');
  const copy = async () => {
    const done = await copyText(`${location.origin}${path}`);
    announce(done ? 'Link copied' : 'Nothing was copied: the browser refused');
    if (done) onCopied();
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="border-l-2 border-warn px-3">
        Give this link to {whom}, by a way that only they read. It is told this once: with this dialog it is
        gone. It is good once, until <Time at={expiresAt} />.
      </p>
      <code className="rounded-sm bg-sunken p-2 font-mono text-xs break-all">
        {location.origin}
        {page}#{isShown ? secret : '•'.repeat(12)}
      </code>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" onClick={() => void copy()}>
          <Copy size={14} aria-hidden /> Copy the link
        </Button>
        <Button aria-expanded={isShown} onClick={isShown ? hide : show}>
          {isShown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
          {isShown ? 'Hide' : 'Show'}
        </Button>
        {isShown && (
          <span className="text-xs text-muted">
            Hidden again in <span className="tabular-nums">{seconds}</span> s.
          </span>
        )}
      </div>
    </div>
  );
}
