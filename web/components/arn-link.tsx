import { Link } from 'react-router';
import { RESOURCE_KINDS, type ResourceKind } from '#shared/contract/ids.ts';
import { parseArn } from '#web/lib/arn.ts';
import { resourcePath } from '#web/nav/resource-path.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { NotGiven } from './absent.tsx';

interface ArnLinkProps {
  /** Absent or empty where AWS gives none. */
  arn: string | undefined;
  /** The resource's name where it is known; else its id is shown. */
  name?: string | undefined;
}

function isKind(kind: string): kind is ResourceKind {
  return (RESOURCE_KINDS as readonly string[]).includes(kind);
}

/** A resource named by its ARN: a link to its page, the ARN in the tooltip and on the copy button. */
export function ArnLink({ arn, name }: ArnLinkProps) {
  const connection = useConnectionId();
  if (!arn) return <NotGiven />;
  const parts = parseArn(arn);
  const shown = name || parts?.id || arn;
  const look = name ? 'truncate' : 'truncate font-mono text-xs';
  return (
    <span className="group inline-flex max-w-full min-w-0 items-center gap-0.5">
      {parts?.service === 'ivs' && isKind(parts.kind) ? (
        <Link to={resourcePath[parts.kind](connection, parts.id)} className={`link ${look}`} title={arn}>
          {shown}
        </Link>
      ) : (
        <span className={look} title={arn}>
          {shown}
        </span>
      )}
      <CopyButton text={arn} what="ARN" onHover />
    </span>
  );
}
