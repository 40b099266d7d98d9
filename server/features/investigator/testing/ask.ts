import type { Scene } from './scene.ts';

/** The address of a question about the scene's stage, as a browser would ask it. */
export function addressOf(
  scene: Scene,
  question: { x: string; y: string; at: number; sessionId?: string; confirm?: boolean },
): string {
  const { sessionId, at, x, y, confirm } = question;
  const search = new URLSearchParams({ x, y, at: new Date(at).toISOString() });
  if (confirm !== undefined) search.set('confirm', String(confirm));
  const session = sessionId === undefined ? '' : `/sessions/${sessionId}`;
  return `/api/emulator/stages/${scene.stageId}${session}/investigation?${search.toString()}`;
}
