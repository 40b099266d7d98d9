import { Link } from 'react-router';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';

interface ParticipantLinkProps {
  participantId: string;
  /** Where some page has loaded it. */
  userId: string | undefined;
}

/** Another participant of this session, by user id where it is known, else by participant id. */
export function ParticipantLink({ participantId, userId }: ParticipantLinkProps) {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  return (
    <Link
      to={paths.participant(connection, stageId, sessionId, participantId)}
      className={userId ? 'link truncate' : 'link truncate font-mono text-xs'}
      title={userId ? `${userId} (${participantId})` : participantId}
    >
      {userId ?? participantId}
    </Link>
  );
}
