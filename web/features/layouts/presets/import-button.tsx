import { layoutPresets } from '#shared/layouts/presets.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { useRef, useState } from 'react';
import { type PresetFile, readPresetFile } from '#shared/layouts/preset-file.ts';

/** A file of a layout is a few hundred bytes; what is much larger is none. */
const LARGEST = 64 * 1024;

/** Takes a layout in from a file. */
export function ImportButton({ onRead }: { onRead: (file: PresetFile) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const read = async (file: File | undefined) => {
    if (!file) return;
    const result =
      file.size > LARGEST ? { problem: 'The file is too large.' } : readPresetFile(await file.text());
    if ('problem' in result) setProblem(result.problem);
    else {
      setProblem('');
      onRead(result);
    }
  };
  return (
    <>
      <output className={problem === '' ? 'sr-only' : 'text-bad'}>{problem}</output>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label="File with a layout"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // The same file may be chosen again once it was put right.
          event.target.value = '';
        }}
      />
      <ChangeButton of={layoutPresets.create} small onClick={() => input.current?.click()}>
        Take from a file…
      </ChangeButton>
    </>
  );
}
