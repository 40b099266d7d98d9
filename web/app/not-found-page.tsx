import { Link, useLocation, useParams } from 'react-router';
import { paths } from '#web/nav/paths.ts';
import { MessagePage } from './message-page.tsx';

export function NotFoundPage() {
  const { pathname } = useLocation();
  const { connection } = useParams();
  return (
    <MessagePage mark="404" title="There is no page at this address">
      <p>
        <code className="font-mono break-all">{pathname}</code>
      </p>
      <p className="text-muted">
        If someone sent you the link, check that it was copied whole. Addresses of the console hold short ids,
        never ARNs.
      </p>
      <Link to={connection ? paths.stages(connection) : '/'} className="control control-plain">
        Go to the stages
      </Link>
    </MessagePage>
  );
}
