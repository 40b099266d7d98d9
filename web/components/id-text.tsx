import { CopyButton } from '#web/ui/copy-button.tsx';

interface IdTextProps {
  id: string;
  /** What kind of id, for the copy button: `stage id`. */
  what: string;
}

/** An id in fixed-width letters, with a copy button on hover and focus. */
export function IdText({ id, what }: IdTextProps) {
  return (
    <span className="group inline-flex max-w-full min-w-0 items-center gap-0.5">
      <span className="truncate font-mono text-xs" title={id}>
        {id}
      </span>
      <CopyButton text={id} what={what} onHover />
    </span>
  );
}
