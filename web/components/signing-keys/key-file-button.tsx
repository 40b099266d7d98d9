import { useRef } from 'react';
import { Button } from '#web/ui/button.tsx';

/** A key in PEM is below one kilobyte; what is much larger is none. */
const LARGEST = 64 * 1024;

interface KeyFileButtonProps {
  /** What the file is: `File with the private key`. */
  label: string;
  disabled?: boolean;
  /** @param text empty for a file that is too large to be a key */
  onText: (text: string) => void;
}

/** Reads a key from a file. The file is read by the browser and goes nowhere. */
export function KeyFileButton({ label, disabled = false, onText }: KeyFileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file) onText(file.size > LARGEST ? '' : await file.text());
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".pem,.key,.pub,.txt,application/x-pem-file,text/plain"
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        disabled={disabled}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // The same file may be chosen again once it was put right.
          event.target.value = '';
        }}
      />
      <Button small disabled={disabled} onClick={() => input.current?.click()}>
        Take from a file…
      </Button>
    </>
  );
}
