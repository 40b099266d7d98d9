import { type ReactNode, useState } from 'react';
import type { Answered } from '#shared/investigator/contract.ts';
import {
  CLIENT_ERROR_EXPLANATIONS,
  CLIENT_ERRORS,
  clientErrorNumber,
} from '#shared/participants/client-error-explanations.ts';
import {
  ERROR_EXPLANATIONS,
  type ErrorExplanation,
  explainError,
} from '#shared/participants/error-explanations.ts';
import { ERROR_CODES } from '#shared/participants/events.ts';
import { Panel } from '#web/components/panel.tsx';

const WHO: Readonly<Record<ErrorExplanation['whoFixes'], string>> = {
  publisher: 'The person: device, encoder or network',
  application: 'Your application',
  account: 'Whoever manages the AWS account',
  AWS: 'AWS',
};

/** The errors of this case explained with its facts, and all others to look up. */
export function ExplainedErrors({ answer }: { answer: Answered }) {
  const codes = errorsOf(answer);
  return (
    <Panel title="Errors explained">
      <div className="flex flex-col gap-3 px-4 py-3">
        {codes.length === 0 && <p className="text-muted">Neither of the two had an error in this session.</p>}
        {codes.map(({ code, facts }) => (
          <Explained key={code} code={code} explanation={explainError(code)} facts={facts} />
        ))}
        <Fold summary="What a person’s own screen may say: errors of the Web SDK on joining">
          <p className="text-muted">
            These never reach the service and are no events. Ask for the name or the number.
          </p>
          {CLIENT_ERRORS.map((error) => (
            <Explained
              key={error}
              code={`${clientErrorNumber(error)} ${error}`}
              explanation={CLIENT_ERROR_EXPLANATIONS[error]}
              facts={[]}
            />
          ))}
        </Fold>
        <Fold summary={`All ${ERROR_CODES.length} error codes of events`}>
          {ERROR_CODES.map((code) => (
            <Explained key={code} code={code} explanation={ERROR_EXPLANATIONS[code]} facts={[]} />
          ))}
        </Fold>
      </div>
    </Panel>
  );
}

/** Drawn once it is opened. */
function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-6 cursor-pointer">{summary}</summary>
      {open && <div className="flex flex-col gap-3 pt-2">{children}</div>}
    </details>
  );
}

interface ExplainedProps {
  code: string;
  explanation: ErrorExplanation | undefined;
  facts: readonly string[];
}

function Explained({ code, explanation, facts }: ExplainedProps) {
  return (
    <section aria-label={code} className="border-l-2 border-line pl-3">
      <h3 className="font-medium">
        {explanation?.title ?? 'An error without an explanation here'}{' '}
        <span className="font-mono text-xs font-normal break-all text-muted">{code}</span>
      </h3>
      {explanation && (
        <>
          <p>{explanation.meaning}</p>
          <p>
            <span className="text-muted">Who fixes it:</span> {WHO[explanation.whoFixes]}.{' '}
            <span className="text-muted">Look at:</span> {explanation.check}
          </p>
        </>
      )}
      {facts.map((fact) => (
        <p key={fact} className="text-xs">
          {fact}
        </p>
      ))}
    </section>
  );
}

/** Each code that either of them got in this session, with who got it how often and on which device. */
function errorsOf({ x, y }: Answered): { code: string; facts: string[] }[] {
  const facts = new Map<string, string[]>();
  for (const person of [x, y]) {
    for (const lane of person.lanes) {
      const counts = new Map<string, number>();
      for (const { errorCode = 'without a code' } of lane.errors)
        counts.set(errorCode, (counts.get(errorCode) ?? 0) + 1);
      const device = deviceOf(person, lane.participantId);
      for (const [code, count] of counts) {
        const times = count === 1 ? 'once' : `${count} times`;
        facts.set(code, [...(facts.get(code) ?? []), `In this session: ${person.name}, ${times}${device}.`]);
      }
    }
  }
  return [...facts].map(([code, list]) => ({ code, facts: list }));
}

function deviceOf({ participants }: Answered['x'], participantId: string): string {
  const one = participants.find((each) => each.participantId === participantId);
  const parts = [
    [one?.browserName, one?.browserVersion],
    [one?.osName, one?.osVersion],
    [one?.sdkVersion ? 'SDK' : '', one?.sdkVersion],
    [one?.protocol === 'UNKNOWN' ? '' : one?.protocol, ''],
    [one?.ispName, ''],
  ]
    .map((pair) => pair.filter(Boolean).join(' '))
    .filter((part) => part !== '');
  return parts.length === 0 ? '' : `, on ${parts.join(', ')}`;
}
