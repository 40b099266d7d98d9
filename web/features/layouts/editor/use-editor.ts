import { useEffect, useEffectEvent, useMemo, useReducer } from 'react';
import { begun, changed, type History, redone, settled, undone } from './history.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';
import type { EditorState } from './model.ts';

type Action =
  | { kind: 'change'; how: (state: EditorState) => EditorState; mark: string | undefined }
  | { kind: 'settle' }
  | { kind: 'undo' }
  | { kind: 'redo' };

/** Changes what is edited. @param mark changes with one mark in a row are one step to undo */
export type Change = (how: (state: EditorState) => EditorState, mark?: string) => void;

/** What can be done to what is edited; the same functions for as long as it is open. */
export interface EditorActs {
  change: Change;
  /** Ends a row of changes with one mark: a drag, a word. */
  settle: () => void;
  undo: () => void;
  redo: () => void;
}

export interface Editor {
  state: EditorState;
  canUndo: boolean;
  canRedo: boolean;
  acts: EditorActs;
}

function step(history: History<EditorState>, action: Action): History<EditorState> {
  switch (action.kind) {
    case 'change':
      return changed(history, action.how(history.present), action.mark);
    case 'settle':
      return settled(history);
    case 'undo':
      return undone(history);
    case 'redo':
      return redone(history);
  }
}

/** Storage follows when the hand has come to rest: a drag makes hundreds of changes. */
const REST_MS = 200;

/**
 * What is edited, with undo and redo, kept in this browser so that a reload loses nothing.
 * @param begin `state`: where it begins, later ones are not looked at; `basedOn`: the version that it is made of by now
 * @param unchanged whether there is nothing to keep
 */
export function useEditor(
  connection: string,
  preset: string | undefined,
  begin: { state: EditorState; basedOn: number | undefined },
  unchanged: (state: EditorState) => boolean,
): Editor {
  const [history, act] = useReducer(step, begin.state, begun);
  const state = history.present;
  const { basedOn } = begin;

  const keep = useEffectEvent(() => {
    if (unchanged(state)) forgetDraft(connection, preset);
    else keepDraft(connection, preset, { state, basedOn });
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(), REST_MS);
    return () => clearTimeout(timer);
  }, [state, basedOn]);
  useEffect(() => {
    const keepNow = () => keep();
    addEventListener('pagehide', keepNow);
    return () => removeEventListener('pagehide', keepNow);
  }, []);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    act({ kind: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const acts = useMemo<EditorActs>(
    () => ({
      change: (how, mark) => act({ kind: 'change', how, mark }),
      settle: () => act({ kind: 'settle' }),
      undo: () => act({ kind: 'undo' }),
      redo: () => act({ kind: 'redo' }),
    }),
    [],
  );
  return { state, canUndo: history.past.length > 0, canRedo: history.future.length > 0, acts };
}
