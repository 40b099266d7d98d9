import { useEffect, useRef } from 'react';

interface CountedDownProps {
  /** Until it is sent. */
  seconds: number;
  /** `Deleting show-1`. */
  what: string;
  onCancel: () => void;
}

/** The seconds in which something can still be taken back; the way back has the focus. */
export function CountedDown({ seconds, what, onCancel }: CountedDownProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-sm bg-warn-tint px-3 py-2 text-warn">
      <span className="min-w-0 wrap-anywhere">
        {what} in <span className="tabular-nums">{seconds}</span> s. Nothing has been sent yet.
      </span>
      <button ref={button} type="button" className="control control-plain" onClick={onCancel}>
        Take it back
      </button>
    </div>
  );
}
