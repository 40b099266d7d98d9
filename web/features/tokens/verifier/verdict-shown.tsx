import { DetailList } from '#web/components/facts.tsx';
import { type MarkShape, StateMark, type Tone, toneText } from '#web/ui/state-mark.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { claimWords } from './claim-words.tsx';
import type { Finding } from './finding.ts';
import type { Verdict } from './token-verdict.ts';

const LOOKS: Readonly<Record<Finding['tone'], { tone: Tone; shape: MarkShape; word: string }>> = {
  good: { tone: 'live', shape: 'dot', word: 'right' },
  bad: { tone: 'bad', shape: 'cross', word: 'wrong' },
  note: { tone: 'warn', shape: 'half', word: 'not known' },
};

/** What a token is, in words. */
export function VerdictShown({ verdict }: { verdict: Verdict }) {
  switch (verdict.kind) {
    case 'no-token':
      return (
        <Outcome tone="bad" title="This is no token">
          A token is one line of three parts with a full stop between them, the first two of them JSON in
          base64url. Is some of it missing?
        </Outcome>
      );
    case 'of-aws':
      return (
        <Outcome tone="note" title="This token was made by IVS">
          What CreateParticipantToken gives is opaque: AWS alone can read and verify it, and its form may
          change at any time. Nobody else can tell whom it lets in, where, or until when.
        </Outcome>
      );
    case 'connection':
      return (
        <Outcome tone="note" title="This is a connection token">
          It is for a connection that several stages of an account share: it names no stage and lets nobody
          into one. To join, a participant token is needed beside it.
        </Outcome>
      );
    case 'self-signed':
      return <SelfSigned verdict={verdict} />;
  }
}

function SelfSigned({ verdict }: { verdict: Extract<Verdict, { kind: 'self-signed' }> }) {
  const { findings, good, claims } = verdict;
  const isSure = findings.every(({ tone }) => tone !== 'note');
  return (
    <div className="flex flex-col gap-3">
      <Outcome
        tone={good ? (isSure ? 'good' : 'note') : 'bad'}
        title={
          good
            ? isSure
              ? 'AWS should take this token'
              : 'Nothing speaks against this token, as far as it is known'
            : 'AWS refuses this token'
        }
      >
        {good
          ? 'Unless its participant has been disconnected: a token does not let the same one in again.'
          : 'For every reason that is marked as wrong.'}
      </Outcome>
      <ul aria-label="What was looked at" className="flex flex-col gap-1.5">
        {findings.map(({ about, tone, text }) => {
          const look = LOOKS[tone];
          return (
            <li key={about + text} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2">
              <span className="flex items-baseline gap-1.5">
                <StateMark tone={look.tone} shape={look.shape} />
                {about}
              </span>
              <span className="wrap-anywhere">
                <span className={classNames('font-medium', toneText[look.tone])}>{look.word}: </span>
                {text}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="border-t border-line">
        <DetailList labels="short" details={claimWords(claims)} />
      </div>
    </div>
  );
}

interface OutcomeProps {
  tone: Finding['tone'];
  title: string;
  children: string;
}

function Outcome({ tone, title, children }: OutcomeProps) {
  const look = LOOKS[tone];
  return (
    <output className="flex flex-col gap-0.5">
      <span className={classNames('flex items-center gap-1.5 font-semibold', toneText[look.tone])}>
        <StateMark tone={look.tone} shape={look.shape} />
        {title}
      </span>
      <span>{children}</span>
    </output>
  );
}
