interface ReplaceStepsProps {
  /** Both broadcast to the same channel. */
  isGap: boolean;
}

const OVERLAP = [
  'The new composition is started beside the old one.',
  'The console waits until it and all its destinations are ACTIVE, for a minute at most.',
  'The old composition is stopped.',
];
const GAP = [
  'The old composition is stopped: a channel takes one broadcast at a time.',
  'The console waits until it is STOPPED.',
  'The new composition is started.',
  'The console waits until it and all its destinations are ACTIVE, for a minute at most.',
];

/** What will be done, what viewers see of it, and how it goes back. */
export function ReplaceSteps({ isGap }: ReplaceStepsProps) {
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <ol className="list-decimal space-y-1 pl-5">
        {(isGap ? GAP : OVERLAP).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <dl className="flex flex-col gap-2">
        <div>
          <dt className="font-medium">Expected gap</dt>
          <dd className={isGap ? 'text-warn' : 'text-muted'}>
            {isGap
              ? 'Viewers of the channel see nothing from the stop until the new one is ACTIVE: usually 10 to 30 seconds. AWS gives no figure for it. A recording has the same gap, and a new prefix.'
              : 'None. For some seconds both run, which costs two compositions and needs room for one more: 5 on a stage, 20 in the account. A recording begins anew under another prefix.'}
          </dd>
        </div>
        <div>
          <dt className="font-medium">Way back</dt>
          <dd className="text-muted">
            {isGap
              ? 'If the new one does not start or does not become ACTIVE, or you cancel, the old layout is started again, as a composition with another id.'
              : 'If the new one does not start or does not become ACTIVE, or you cancel before the old one is stopped, the new one is stopped and the old one has never been touched.'}{' '}
            The job goes on without this page, and after a restart of the server.
          </dd>
        </div>
      </dl>
    </div>
  );
}
