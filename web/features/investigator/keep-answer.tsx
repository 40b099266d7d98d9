import { useState } from 'react';
import { Link } from 'react-router';
import { findings } from '#shared/investigator/findings.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { useOwnChange } from '#web/components/use-own-change.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';

/** Keeps the answer on screen as it is, and then leads to it. */
export function KeepAnswer({ answerId }: { answerId: string }) {
  const connection = useConnectionId();
  const keep = useOwnChange(findings.keepFinding);
  const [kept, setKept] = useState<{ answerId: string; id: string }>();
  if (kept?.answerId === answerId)
    return (
      <Link to={paths.finding(connection, kept.id)} className="link inline-flex min-h-6 items-center">
        Kept: open the finding
      </Link>
    );
  const run = async () => {
    const finding = await keep.run({ connection, body: { answerId } });
    if (!finding) return;
    setKept({ answerId, id: finding.id });
    announce('The answer is kept as a finding');
  };
  return (
    <>
      <ChangeButton of={findings.keepFinding} disabled={keep.isRunning} onClick={() => void run()}>
        Keep as a finding
      </ChangeButton>
      <ChangeFailed failure={keep.failure} />
    </>
  );
}
