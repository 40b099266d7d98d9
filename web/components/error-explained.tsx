import { type ErrorExplanation, explainError } from '#shared/participants/error-explanations.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';

const WHO: Record<ErrorExplanation['whoFixes'], string> = {
  publisher: 'Whoever sends the stream: device, encoder or network',
  application: 'Your application',
  account: 'Whoever manages the AWS account',
  AWS: 'AWS',
};

/** One error code in words: what it means, who can put it right, what to look at first. */
export function ErrorExplained({ code }: { code: string | undefined }) {
  const explanation = code === undefined ? undefined : explainError(code);
  return (
    <div className="flex flex-col gap-2 p-4 text-left whitespace-normal">
      <p className="font-semibold">{explanation?.title ?? 'An error without an explanation here'}</p>
      <p>
        {explanation?.meaning ??
          (code === undefined
            ? 'AWS tells that it failed, and gave no code.'
            : 'AWS has added this code since this console was built. Its API reference explains it.')}
      </p>
      {explanation && (
        <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
          <dt className="text-muted">Who fixes it</dt>
          <dd>{WHO[explanation.whoFixes]}</dd>
          <dt className="text-muted">Look at</dt>
          <dd>{explanation.check}</dd>
        </dl>
      )}
      {code !== undefined && (
        <p className="flex items-center gap-1 font-mono text-xs text-muted">
          {code}
          <CopyButton text={code} what="error code" />
        </p>
      )}
    </div>
  );
}
