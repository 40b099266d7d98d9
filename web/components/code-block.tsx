import { CopyButton } from '#web/ui/copy-button.tsx';

interface CodeBlockProps {
  /** What it is, for the region's name and the copy button: `public key`, `layout`. */
  what: string;
  /** Text as it is (PEM), or a value shown as JSON. */
  content: string | object;
}

/** PEM, JSON and the like, exactly, with a copy button. */
export function CodeBlock({ what, content }: CodeBlockProps) {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return (
    <section aria-label={what} className="relative">
      <pre
        // Scrolls when it is long, so it must be reachable from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-sm border border-line bg-sunken p-3 pr-10 font-mono text-xs"
      >
        {text}
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton text={text} what={what} />
      </div>
    </section>
  );
}
