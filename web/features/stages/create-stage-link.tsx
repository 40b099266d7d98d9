import { stageChanges } from '#shared/stages/changes.ts';
import { LinkButton } from '#web/components/link-button.tsx';
import { paths } from '#web/nav/paths.ts';

/** The way to a new stage. A chunk of its own: the first page needs nothing else of what changes stages. */
export function CreateStageLink({ connection }: { connection: string }) {
  return (
    <LinkButton of={stageChanges.create} look="primary" to={paths.createStage(connection)}>
      Create…
    </LinkButton>
  );
}
