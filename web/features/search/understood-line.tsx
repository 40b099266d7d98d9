import { Link } from 'react-router';
import type { Lead, Understood } from '#shared/search/question.ts';
import { inUtc } from '#web/lib/instant.ts';
import { resourcePath } from '#web/nav/resource-path.ts';
import type { Found } from './use-found.ts';

const WORDS: Record<Understood['means'], string> = {
  participant: 'participant id',
  user: 'user id that begins with',
  session: 'session id',
  stage: 'stage name or id',
  composition: 'composition id',
  resource: 'ARN',
  tag: 'stage with the tag',
  error: 'error',
  from: 'from',
  to: 'to',
  anything: 'user id that begins with, any id, or part of a stage name:',
};
const PASTED: Record<NonNullable<Found['pasted']>, string> = {
  'eventbridge-event': 'an event of EventBridge',
  's3-prefix': 'a place in S3',
  'cli-command': 'an AWS CLI command',
  'sdk-snippet': 'a call of an AWS SDK',
  'console-address': 'an address of a console',
  'error-text': 'an error of AWS',
  json: 'JSON',
  secret: 'a token or a stream key, which is a secret and is not searched for',
};
const KINDS: Record<Lead['kind'], string> = {
  stage: 'stage',
  composition: 'composition',
  'encoder-configuration': 'encoder configuration',
  'storage-configuration': 'storage configuration',
  'ingest-configuration': 'ingest configuration',
  'public-key': 'public key',
};

/** How the line was read, so that nobody wonders why something was not found. */
export function UnderstoodLine({ found }: { found: Found }) {
  const { understood, pasted } = found;
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
      <span>{pasted === undefined ? 'Read as' : `Found in ${PASTED[pasted]}:`}</span>
      {understood.map(({ means, value }) => (
        <span
          key={`${means} ${value}`}
          className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-xs border border-line bg-sunken px-1.5"
        >
          {WORDS[means]}{' '}
          <span className="truncate font-mono text-text">
            {means === 'from' || means === 'to' ? inUtc(value) : value}
          </span>
        </span>
      ))}
      {understood.length === 0 && <span>nothing that can be searched for</span>}
    </p>
  );
}

/** What an ARN leads to, whether or not it has ever been seen. */
export function Leads({ connection, leads }: { connection: string; leads: readonly Lead[] }) {
  if (leads.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-col gap-1">
      {leads.map(({ kind, id, elsewhere }) => (
        <li key={`${kind} ${id}`} className="flex flex-wrap items-center gap-x-3">
          {elsewhere === undefined ? (
            <Link to={resourcePath[kind](connection, id)} data-result className="link min-h-6">
              Open the {KINDS[kind]} <span className="font-mono text-xs">{id}</span>
            </Link>
          ) : (
            <span className="text-warn">
              The {KINDS[kind]} <span className="font-mono text-xs">{id}</span> is of another account or
              Region ({elsewhere}): choose that connection to open it.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
