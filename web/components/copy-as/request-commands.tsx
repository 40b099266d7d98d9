import { callOf } from '#shared/commands/console-call.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { CommandList } from './command-list.tsx';
import type { PlannedRequest } from './copy-as.tsx';
import { useCommandPlace } from './use-command-place.ts';

interface RequestCommandsProps {
  requests: readonly PlannedRequest[];
  unfinished: boolean;
}

/** The calls behind requests, in every form. */
export function RequestCommands({ requests, unfinished }: RequestCommandsProps) {
  const place = useCommandPlace(useConnectionId());
  const calls = requests.flatMap(({ endpoint, input }) => {
    const call = callOf(endpoint.id, input, place.arnOf);
    return call === undefined ? [] : [{ call }];
  });
  return (
    <>
      {unfinished && (
        <p className="border-b border-line bg-warn-tint px-4 py-2 text-warn">
          ⚠ The form is not finished: AWS would refuse this as it stands.
        </p>
      )}
      <CommandList calls={calls} place={place} />
    </>
  );
}
