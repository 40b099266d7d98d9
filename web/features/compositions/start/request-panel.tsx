import { cliCommand } from '#shared/commands/cli-command.ts';
import { callOf } from '#shared/commands/console-call.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { CodeBlock } from '#web/components/code-block.tsx';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { useCommandPlace } from '#web/components/copy-as/use-command-place.ts';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { Panel } from '#web/components/panel.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { FieldNote } from '#web/form/form-field.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';
import type { startDraftOf } from './start-draft.ts';
import { unchosenInCapitals } from './unchosen.ts';

const start = compositionChanges.start;

interface RequestPanelProps {
  form: FieldHost;
  /** What would be sent, as it stands. */
  draft: ReturnType<typeof startDraftOf>;
  /** Whether something of it is still to be put right. */
  unfinished: boolean;
  idempotencyToken: string;
  onNewToken: () => void;
}

/** What will be sent, exactly, and the key by which AWS knows it again. */
export function RequestPanel(props: RequestPanelProps) {
  const { form, draft, unfinished, idempotencyToken, onNewToken } = props;
  const place = useCommandPlace(useConnectionId());
  const input = { body: unchosenInCapitals(draft) };
  const call = callOf(start.id, input, place.arnOf);
  return (
    <Panel
      title="Request"
      actions={<CopyAs requests={[{ endpoint: start, input }]} unfinished={unfinished} small />}
    >
      <div className="flex flex-col gap-3 px-4 py-3">
        {call && <CodeBlock what="AWS CLI command" content={cliCommand(call, place)} />}
        <div id={form.idOf('idempotencyToken')} tabIndex={-1}>
          <p className="text-muted">Idempotency key</p>
          <CopyableText text={idempotencyToken} what="idempotency key" />
          <FieldNote
            id={`${form.idOf('idempotencyToken')}-says`}
            label="The key"
            problem={form.problemOf('idempotencyToken')}
            hint="Of this form alone: however often it is sent with this key, also after a reload, AWS starts one composition."
          />
          {form.problemOf('idempotencyToken') !== undefined && (
            <Button small onClick={onNewToken}>
              Take a new key
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}

/** What a composition costs, as far as it can be said without prices. */
export function CostPanel({ renditions }: { renditions: number }) {
  return (
    <Panel title="Cost">
      <p className="px-4 py-2 text-muted">
        AWS bills every hour that is encoded, by the size of the picture and for each of the{' '}
        {renditions === 1 ? 'destinations (here one)' : `destinations (here ${renditions})`}, until the
        composition stops; S3 bills what is recorded. The console knows no prices.
      </p>
    </Panel>
  );
}
