import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { ProblemKind } from '#shared/overview/contract.ts';
import { type Participant, participants } from '#shared/participants/contract.ts';
import { isWhole, useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { AsOf } from '#web/components/as-of.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { LinkButton } from '#web/components/link-button.tsx';
import { PROBLEM_WORDS } from '#web/components/problem-words.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';
import { StateBadge } from '#web/components/state-badge.tsx';
import { TagList } from '#web/components/tag-list.tsx';
import { useLive } from '#web/live/use-live.ts';
import { paths } from '#web/nav/paths.ts';
import { IconButton } from '#web/ui/button.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import type { StageRow } from '../stage-row.ts';

interface PeekPanelProps {
  connection: string;
  row: StageRow;
  problems: readonly ProblemKind[];
  onClose: () => void;
}

/** Publishers that are named; a stage takes twelve at a time. */
const NAMED = 12;

/** What is in a stage now, beside the list that stays where it is. */
export function PeekPanel({ connection, row, problems, onClose }: PeekPanelProps) {
  const { id: stageId, sessionId, name } = row;
  const title = name === '' ? stageId : name;
  const running = useWholeList(compositions.list, { connection, stageId });
  return (
    <aside
      aria-label={`Look into ${title}`}
      className="flex w-80 shrink-0 flex-col overflow-y-auto rounded-t-md border-x border-t border-line bg-surface max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:max-h-[60dvh] max-sm:w-auto max-sm:shadow-raised"
    >
      <header className="flex min-h-10 items-center gap-2 border-b border-line py-1 pr-1 pl-4">
        <h2 className="min-w-0 grow truncate font-semibold" title={title}>
          {title}
        </h2>
        <StateBadge kind="stage" value={row.state} />
        <IconButton small label="Close (Esc)" icon={<X size={14} aria-hidden />} onClick={onClose} />
      </header>
      <div className="flex flex-col gap-4 p-4">
        {problems.length > 0 && (
          <ul aria-label="Problems" className="flex flex-col gap-1">
            {problems.map((kind) => (
              <li key={kind}>
                <span
                  className={`inline-flex items-center gap-1.5 font-medium ${toneText[PROBLEM_WORDS[kind].tone]}`}
                >
                  <StateMark {...PROBLEM_WORDS[kind]} />
                  {PROBLEM_WORDS[kind].word}
                </span>
                <span className="block text-xs text-muted">{PROBLEM_WORDS[kind].meaning}</span>
              </li>
            ))}
          </ul>
        )}
        {sessionId === undefined ? (
          <p className="text-muted">Nobody is in it: the stage has no session now.</p>
        ) : (
          <People key={sessionId} connection={connection} stageId={stageId} sessionId={sessionId} />
        )}
        <Part title="Compositions">
          <Compositions connection={connection} list={running} />
        </Part>
        <Part title="Tags">
          {Object.keys(row.tags).length === 0 ? (
            <p className="text-muted">None.</p>
          ) : (
            <TagList tags={row.tags} />
          )}
        </Part>
        <div className="flex flex-wrap gap-2">
          <LinkButton small to={paths.stage(connection, stageId)}>
            Open the stage
          </LinkButton>
          {sessionId !== undefined && (
            <LinkButton small to={paths.session(connection, stageId, sessionId)}>
              Open the session
            </LinkButton>
          )}
        </div>
      </div>
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
      {children}
    </section>
  );
}

function People({
  connection,
  stageId,
  sessionId,
}: {
  connection: string;
  stageId: string;
  sessionId: string;
}) {
  const list = useWholeList(participants.list, { connection, stageId, sessionId });
  useLive({ kind: 'session', connection, stageId, sessionId });
  if (list.state === 'failed')
    return <p className="text-warn">Not known who is in it: {failureWords(list.failure).title}.</p>;
  const items = list.state === 'ready' ? list.items : undefined;
  const connected = items?.filter(({ state }) => state === 'CONNECTED');
  const publishers = connected?.filter(({ published }) => published);
  const whole = list.state === 'ready' && isWhole(list.progress);
  const failed = items?.filter(({ recordingState }) => recordingState === 'FAILED').length ?? 0;
  return (
    <Part title="In it now">
      {connected === undefined || publishers === undefined ? (
        <Skeleton className="w-40" />
      ) : (
        <>
          <p className="tabular-nums">
            <span className="font-medium">{connected.length}</span> connected{!whole && ' of those loaded'},{' '}
            <span className="font-medium">{publishers.length}</span> of them have published
            {failed > 0 && <span className="text-bad">, {failed} recordings failed</span>}
          </p>
          <ul aria-label="Publishers" className="mt-1 flex flex-col">
            {publishers.slice(0, NAMED).map((person) => (
              <Publisher
                key={person.participantId}
                person={person}
                to={paths.participant(connection, stageId, sessionId, person.participantId ?? '')}
              />
            ))}
          </ul>
          {publishers.length > NAMED && <p className="text-muted">and {publishers.length - NAMED} more</p>}
        </>
      )}
      {list.state === 'ready' && (
        <p className="mt-1 text-xs text-muted">
          <AsOf freshness={list.freshness} />
        </p>
      )}
    </Part>
  );
}

function Publisher({
  person,
  to,
}: {
  person: Pick<Participant, 'userId' | 'participantId' | 'recordingState'>;
  to: string;
}) {
  const name = person.userId || person.participantId || '';
  return (
    <li className="flex min-h-7 items-center justify-between gap-2">
      <Link to={to} className="link min-w-0 truncate" title={name}>
        {name}
      </Link>
      {person.recordingState !== undefined && person.recordingState !== 'DISABLED' && (
        <StateBadge kind="recording" value={person.recordingState} />
      )}
    </li>
  );
}

interface Listed {
  arn: string;
  state?: string | undefined;
}

function Compositions({ connection, list }: { connection: string; list: WholeList<Listed> }) {
  if (list.state === 'failed')
    return <p className="text-warn">Not known: {failureWords(list.failure).title}.</p>;
  if (list.state === 'loading') return <Skeleton className="w-40" />;
  const running = runningCompositions(list.items);
  if (running.length === 0) return <p className="text-muted">None starts or runs.</p>;
  return (
    <ul className="flex flex-col">
      {running.map(({ arn, state }) => (
        <li key={arn} className="flex min-h-7 items-center justify-between gap-2">
          <Link to={paths.composition(connection, idOf(arn))} className="link font-mono text-xs">
            {idOf(arn)}
          </Link>
          {state !== undefined && <StateBadge kind="composition" value={state} />}
        </li>
      ))}
    </ul>
  );
}
