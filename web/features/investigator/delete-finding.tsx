import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type FindingSummary, findings } from '#shared/investigator/findings.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { useOwnChange } from '#web/components/use-own-change.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

/** Deletes a finding once that was confirmed, and goes back to the list. */
export function DeleteFinding({ finding }: { finding: FindingSummary }) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const remove = useOwnChange(findings.removeFinding);
  const [open, setOpen] = useState(false);
  const close = () => {
    remove.clear();
    setOpen(false);
  };
  const run = async () => {
    const done = await remove.run({ connection, findingId: finding.id });
    if (done) void navigate(paths.findings(connection));
  };
  return (
    <>
      <ChangeButton of={findings.removeFinding} onClick={() => setOpen(true)}>
        Delete…
      </ChangeButton>
      <Dialog open={open} onClose={close} title="Delete this finding?">
        <div className="flex flex-col gap-3 p-4">
          <p className="break-words text-muted">{finding.words}</p>
          <p>
            It cannot be brought back. Links to it lead nowhere then, and AWS may have forgotten what it rests
            on.
          </p>
          <ChangeFailed failure={remove.failure} />
          <span className="flex justify-end gap-2">
            <Button onClick={close}>Keep it</Button>
            <Button look="primary" disabled={remove.isRunning} onClick={() => void run()}>
              Delete it
            </Button>
          </span>
        </div>
      </Dialog>
    </>
  );
}
