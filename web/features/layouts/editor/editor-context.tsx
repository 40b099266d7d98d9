import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from 'react';
import { type EffectiveLayout, effectiveLayout } from '#shared/layouts/effective-layout.ts';
import { type Drawing, drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';
import { type EditorState, layoutOf, onStage } from './model.ts';
import { type EditorActs, useEditor } from './use-editor.ts';

/** What is edited, and what is drawn of it. */
export interface EditorView {
  state: EditorState;
  canUndo: boolean;
  canRedo: boolean;
  layout: EffectiveLayout;
  /** Those on the stage. */
  people: readonly Person[];
  drawing: Drawing;
}

const Now = createContext<EditorView | undefined>(undefined);
const Later = createContext<EditorView | undefined>(undefined);
const Acts = createContext<EditorActs | undefined>(undefined);

interface EditorProviderProps {
  connection: string;
  preset: string | undefined;
  begin: Parameters<typeof useEditor>[2];
  unchanged: Parameters<typeof useEditor>[3];
  children: ReactNode;
}

/**
 * Holds what is edited. Only what asks for it is drawn anew: at once the pictures and the fields, a frame later all that
 * is said about them. Drawn in one frame, words, lists and commands took longer than the pictures.
 */
export function EditorProvider({ connection, preset, begin, unchanged, children }: EditorProviderProps) {
  const { state, canUndo, canRedo, acts } = useEditor(connection, preset, begin, unchanged);
  const { kind, grid, pip, canvas, people: all, shown } = state;
  const layout = useMemo(() => effectiveLayout(layoutOf({ kind, grid, pip })), [kind, grid, pip]);
  const people = useMemo(() => onStage({ people: all, shown }), [all, shown]);
  const drawing = useMemo(() => drawLayout(layout, canvas, people), [layout, canvas, people]);
  const now = useMemo(
    () => ({ state, canUndo, canRedo, layout, people, drawing }),
    [state, canUndo, canRedo, layout, people, drawing],
  );
  const later = useDeferredValue(now);
  return (
    <Acts value={acts}>
      <Now value={now}>
        <Later value={later}>{children}</Later>
      </Now>
    </Acts>
  );
}

/** What is edited, at once: for the pictures, and for the fields, which must not fall behind the typing. */
export const useEditorNow = (): EditorView => given(useContext(Now));

/** The same a frame later: for what is said about the pictures. */
export const useEditorLater = (): EditorView => given(useContext(Later));

/** What can be done to it. */
export const useEditorActs = (): EditorActs => given(useContext(Acts));

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There is no layout editor around this.');
  return value;
}
