import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { Stage } from '#shared/stages/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

/** @param stage absent while it loads */
export function StageConfiguration({ stage }: { stage: Stage | undefined }) {
  return (
    <div className="px-4">
      <DetailList
        labels="short"
        details={[
          { label: 'Name', value: stage && (stage.name || <NotGiven>none</NotGiven>) },
          { label: 'Stage id', value: stage && <CopyableText text={idOf(stage.arn)} what="stage id" /> },
          { label: 'ARN', value: stage && <CopyableText text={stage.arn} what="ARN" /> },
          { label: 'Session', value: stage && <ActiveSession stage={stage} /> },
        ]}
      />
    </div>
  );
}

function ActiveSession({ stage }: { stage: Stage }) {
  const connection = useConnectionId();
  if (!stage.activeSessionId) return <NotGiven>none is active</NotGiven>;
  return (
    <Link
      to={paths.session(connection, idOf(stage.arn), stage.activeSessionId)}
      className="link font-mono text-xs"
    >
      {stage.activeSessionId}
    </Link>
  );
}
