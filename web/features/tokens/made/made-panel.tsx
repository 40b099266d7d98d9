import { EmptyNote } from '#web/components/empty-note.tsx';
import { Panel } from '#web/components/panel.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { SHOWN_SECONDS } from '#web/components/signing-keys/use-wiped-text.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { MadeRow } from './made-row.tsx';
import { tokensCsv } from './tokens-csv.ts';
import type { MadeTokens } from './use-made-tokens.ts';

interface MadePanelProps {
  made: MadeTokens;
  stageId: string;
  /** As in `MadeRow`. */
  template: string | undefined;
}

/** The tokens that were made on this visit, to be handed over. */
export function MadePanel({ made, stageId, template }: MadePanelProps) {
  const { all } = made;
  const there = all.filter(({ token }) => token !== undefined).map(({ key }) => key);
  const save = () => {
    saveFile(`tokens-${stageId}.csv`, 'text/csv;charset=utf-8', tokensCsv(all, stageId, template));
    made.take(there);
    announce(`${there.length} tokens saved as CSV`);
  };
  return (
    <Panel
      title="Made on this visit"
      note={all.length > 0 && all.length}
      actions={
        there.length > 0 && (
          <>
            <Button small onClick={save}>
              Save {there.length} as CSV
            </Button>
            <Button small look="quiet" onClick={() => made.wipe(there)}>
              Wipe all
            </Button>
          </>
        )
      }
    >
      {all.length === 0 ? (
        <EmptyNote title="None yet">
          Tokens stand here once they are made: in this page alone, and gone with it.
        </EmptyNote>
      ) : (
        <>
          <ul aria-label="Tokens made on this visit">
            {all.map((one) => (
              <MadeRow
                key={one.key}
                made={one}
                stageId={stageId}
                template={template}
                onTaken={() => made.take([one.key])}
                onWipe={() => made.wipe([one.key])}
              />
            ))}
          </ul>
          <p className="border-t border-line px-4 py-2 text-xs text-muted">
            Whoever has a token can join with it. It can be shown for {SHOWN_SECONDS} seconds in all and is
            wiped then; nothing of it is kept by the console, and AWS does not store it.
          </p>
        </>
      )}
    </Panel>
  );
}
