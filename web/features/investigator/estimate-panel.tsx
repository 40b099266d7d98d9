import type { Estimate } from '#shared/investigator/contract.ts';
import { Panel } from '#web/components/panel.tsx';
import { Button } from '#web/ui/button.tsx';

/** What going on would cost of the rates that the account shares with its production. */
export function EstimatePanel({ estimate, onConfirm }: { estimate: Estimate; onConfirm: () => void }) {
  return (
    <Panel title="This takes more than usual">
      <div className="flex flex-col items-start gap-2 px-4 py-3">
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {estimate.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p>
          Going on takes at least {estimate.calls} further calls of the rates that this account shares with
          its production.
        </p>
        <Button look="primary" onClick={onConfirm}>
          Go on
        </Button>
      </div>
    </Panel>
  );
}
