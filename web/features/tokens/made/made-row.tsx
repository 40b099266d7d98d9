import { Copy, ExternalLink, Link2, QrCode as QrIcon } from 'lucide-react';
import { useState } from 'react';
import { DetailList } from '#web/components/facts.tsx';
import { TokenFacts } from '#web/components/token-facts.tsx';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { copyText } from '#web/ui/clipboard.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { joinLink } from './join-link.ts';
import type { MadeToken } from './made-token.ts';
import { QrCode } from './qr-code.tsx';
import { SecretToken } from './secret-token.tsx';

interface MadeRowProps {
  made: MadeToken;
  stageId: string;
  /** Where tokens lead; absent where none is set, or a wrong one. */
  template: string | undefined;
  onTaken: () => void;
  onWipe: () => void;
}

/** One token: whom it lets in and until when, and the ways to hand it over. */
export function MadeRow({ made, stageId, template, onTaken, onWipe }: MadeRowProps) {
  const { participantId, userId, expiresAt, token } = made;
  const whose = userId || participantId || 'a participant without a name';
  return (
    <li className="flex flex-col gap-1.5 border-b border-line px-4 py-2.5 last:border-b-0">
      <TokenFacts token={{ ...made, capabilities: [...made.capabilities], expirationTime: expiresAt }} />
      {made.by === 'browser' && <p className="text-xs text-muted">Signed here.</p>}
      {token === undefined ? (
        <p className="text-xs text-muted">
          The token is wiped from this page. Make another one if it is needed.
        </p>
      ) : (
        <DetailList
          labels="short"
          details={[
            {
              label: 'Token',
              value: <HandOver {...{ made, token, whose, stageId, template, onTaken, onWipe }} />,
            },
          ]}
        />
      )}
    </li>
  );
}

interface HandOverProps extends MadeRowProps {
  token: string;
  whose: string;
}

function HandOver({ made, token, whose, stageId, template, onTaken, onWipe }: HandOverProps) {
  const [inCode, setInCode] = useState(false);
  const link = template === undefined ? undefined : joinLink(template, { ...made, token, stageId });
  const copy = async (text: string, what: string) => {
    const done = await copyText(text);
    if (done) onTaken();
    announce(done ? `${what} of ${whose} copied` : 'Nothing was copied: the browser refused');
  };
  return (
    <div className="flex flex-wrap items-start gap-1.5">
      <SecretToken token={token} whose={whose} shownElsewhere={inCode} onShow={onTaken} onOver={onWipe} />
      <Button small aria-label={`Copy the token of ${whose}`} onClick={() => void copy(token, 'Token')}>
        <Copy size={14} aria-hidden /> Token
      </Button>
      {link !== undefined && (
        <>
          <Button
            small
            aria-label={`Copy the join link of ${whose}`}
            onClick={() => void copy(link, 'Join link')}
          >
            <Link2 size={14} aria-hidden /> Link
          </Button>
          <Button
            small
            aria-label={`Open the join link of ${whose}`}
            // Not a link of the page: its address would stand there for everybody to see.
            onClick={() => {
              onTaken();
              window.open(link, '_blank', 'noopener,noreferrer');
            }}
          >
            <ExternalLink size={14} aria-hidden /> Open
          </Button>
        </>
      )}
      <Button
        small
        aria-label={`QR code for ${whose}`}
        onClick={() => {
          onTaken();
          setInCode(true);
        }}
      >
        <QrIcon size={14} aria-hidden /> QR
      </Button>
      <Button small look="quiet" aria-label={`Wipe the token of ${whose}`} onClick={onWipe}>
        Wipe
      </Button>
      <Dialog open={inCode} onClose={() => setInCode(false)} title={`QR code for ${whose}`}>
        <div className="flex flex-col gap-3 p-4">
          <QrCode
            text={link ?? token}
            what={link === undefined ? `the token of ${whose}` : `the join link of ${whose}`}
          />
          <p className="text-xs text-muted">
            {link === undefined
              ? 'It holds the token alone: with a join link set on the page, a phone goes there at once.'
              : 'It holds the join link with the token.'}{' '}
            Whoever photographs it can join.
          </p>
        </div>
      </Dialog>
    </div>
  );
}
