import { compositions } from '#shared/compositions/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { CompositionsPanel } from '#web/components/compositions-panel.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

export function StageCompositions({ stageId }: { stageId: string }) {
  const connection = useConnectionId();
  return (
    <CompositionsPanel
      title="Compositions"
      what="the compositions of this stage"
      list={useWholeList(compositions.list, { connection, stageId })}
      actions={
        <LinkButton
          of={compositionChanges.start}
          small
          to={`${paths.startComposition(connection)}?stage=${encodeURIComponent(stageId)}`}
        >
          Start…
        </LinkButton>
      }
      empty={
        <EmptyNote title="No composition runs on this stage">
          A composition mixes the stage into one picture for a channel or a recording. It appears here once it
          is started.
        </EmptyNote>
      }
    />
  );
}
