import { inSentence } from '#web/form/form-field.tsx';
import type { InspectedKey } from './use-inspected-key.ts';

/** What was pasted: which key it is, or why it is none. */
export function KeyLook({ inspected }: { inspected: InspectedKey | undefined }) {
  const { sha256, problem } = inspected ?? {};
  return (
    <p aria-live="polite" className="text-xs text-muted empty:hidden">
      {sha256 !== undefined && (
        <>
          SHA-256 <span className="font-mono wrap-anywhere">{sha256}</span>
        </>
      )}
      {problem !== undefined && <span className="text-bad">{inSentence('The key', problem)}</span>}
    </p>
  );
}
