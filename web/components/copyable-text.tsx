import { CopyButton } from '#web/ui/copy-button.tsx';

interface CopyableTextProps {
  text: string;
  /** What is copied, for the button: `ARN`. */
  what: string;
}

/** Long machine text (an ARN, an address) in full, broken where it must be, with its copy button always in view. */
export function CopyableText({ text, what }: CopyableTextProps) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="min-w-0 font-mono text-xs wrap-anywhere">{text}</span>
      <CopyButton text={text} what={what} />
    </span>
  );
}
