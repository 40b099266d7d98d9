import { useState } from 'react';
import { differencesOf } from '#shared/layouts/content-differences.ts';
import type { LayoutPreset, LayoutPresetInFull } from '#shared/layouts/presets.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { EditorProvider } from './editor/editor-context.tsx';
import { FRESH, type KeptDraft, readDraft } from './editor/kept-draft.ts';
import { contentOf, type EditorState, withContent } from './editor/model.ts';
import { OpenLayoutPage } from './open-layout-page.tsx';

interface OpenLayoutProps {
  /** `undefined`: one that is not kept yet. */
  preset: LayoutPresetInFull | undefined;
  presets: readonly LayoutPreset[] | undefined;
  problem: string | undefined;
}

/** One layout being edited: begins with what was edited last, or with what is kept. */
export function OpenLayout(props: OpenLayoutProps) {
  const { preset } = props;
  const connection = useConnectionId();
  const [begin] = useState(() => {
    const draft = readDraft(connection, preset?.id);
    if (draft) return preset ? broughtUpToDate(draft, preset) : draft;
    // The people that were looked at last are looked at again.
    const people = readDraft(connection, undefined)?.state ?? FRESH;
    return {
      state: preset ? withContent(people, preset.latest.content) : FRESH,
      basedOn: preset?.latest.version,
    };
  });
  // A version that is saved here is what the draft is of from then on.
  const [basedOn, setBasedOn] = useState(begin.basedOn);
  return (
    <EditorProvider
      connection={connection}
      preset={preset?.id}
      begin={{ state: begin.state, basedOn }}
      unchanged={isFresh}
    >
      <OpenLayoutPage {...props} basedOn={basedOn} onSaved={setBasedOn} />
    </EditorProvider>
  );
}

const isFresh = (state: EditorState) => state === FRESH;

/** A draft in which nothing of the layout was changed follows what somebody else has kept meanwhile. */
function broughtUpToDate(draft: KeptDraft, { versions, latest }: LayoutPresetInFull): KeptDraft {
  const base = versions.find(({ version }) => version === draft.basedOn);
  if (!base || differencesOf(base.content, contentOf(draft.state)).length > 0) return draft;
  if (base.version === latest.version) return draft;
  return { state: withContent(draft.state, latest.content), basedOn: latest.version };
}
