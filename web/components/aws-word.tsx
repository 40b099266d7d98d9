interface AwsWordProps {
  /** What it means, in words. */
  word: string;
  /** The value as the API writes it, for whoever compares with a CLI or the documentation. */
  aws: string;
}

/** A value of the API in words, with AWS's own name beside it. */
export function AwsWord({ word, aws }: AwsWordProps) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {word}
      <code className="font-mono text-2xs text-muted">{aws}</code>
    </span>
  );
}
