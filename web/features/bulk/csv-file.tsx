import { type ChangeEvent, useState } from 'react';

interface CsvFileProps {
  disabled: boolean;
  onText: (text: string) => void;
}

/** A thousand stages with all their tags are less. */
const LARGEST_BYTES = 1024 * 1024;

/** Reads a file of this machine into the form; nothing is sent. */
export function CsvFile({ disabled, onText }: CsvFileProps) {
  const [problem, setProblem] = useState<string>();
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const [file] = input.files ?? [];
    // The text goes its own way from here; chosen again, as after it was mended, the same file is read again.
    input.value = '';
    if (file === undefined) return;
    if (file.size > LARGEST_BYTES) {
      setProblem('The file is larger than 1 MB.');
      return;
    }
    try {
      onText(await file.text());
      setProblem(undefined);
    } catch {
      setProblem('The file could not be read.');
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label className="flex flex-wrap items-center gap-2">
        <span>Or a file:</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          disabled={disabled}
          onChange={(event) => void read(event)}
        />
      </label>
      {problem !== undefined && (
        <span role="alert" className="text-bad">
          {problem}
        </span>
      )}
    </div>
  );
}
