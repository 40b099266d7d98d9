import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { auth } from '#shared/auth/contract.ts';
import { type Role, ROLES } from '#shared/contract/roles.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { CodeBlock } from '#web/components/code-block.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { ROLE_WORDS } from '#web/components/role-words.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Segmented } from '#web/ui/segmented.tsx';

const OPTIONS = ROLES.map((role) => ({ value: role, label: role }));

/** What the console's own credentials have to be allowed in AWS, so that people of a role can do what they may. */
export function PolicyPanel({ role: own = 'viewer' }: { role: Role | undefined }) {
  const [chosen, setChosen] = useState<Role>();
  const role = chosen ?? own;
  const query = useQuery({ ...q(auth.policy, { role }), staleTime: Infinity });
  return (
    <Panel title="What a role needs of AWS">
      <div className="flex flex-col gap-3 px-4 py-3">
        <p>
          The console calls AWS with credentials of its own, whoever asks. If nobody who uses it may do more
          than a role, this IAM policy is enough for those credentials.
        </p>
        <span className="flex">
          <Segmented label="Role" value={role} options={OPTIONS} onChange={setChosen} />
        </span>
        <p className="text-muted">{ROLE_WORDS[role]}</p>
        {query.data ? (
          <CodeBlock what={`IAM policy for ${role}`} content={query.data.policy} />
        ) : query.error === null ? (
          <TableSkeleton label="the policy" rows={6} />
        ) : (
          <ErrorState
            what="the policy"
            failure={asFailure(query.error)}
            endpoint={auth.policy}
            retry={() => void query.refetch()}
          />
        )}
      </div>
    </Panel>
  );
}
