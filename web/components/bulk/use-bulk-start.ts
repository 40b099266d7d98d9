import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Job, jobs } from '#shared/jobs/contract.ts';
import { request } from '#web/api/request.ts';
import type { Outcome } from '#web/api/use-change.ts';
import { q } from '#web/api/query.ts';
import { paths } from '#web/nav/paths.ts';

interface BulkStart {
  /** The same for every attempt at one wish: asked for twice, it is done once. */
  key: string;
  /** Sends the wish. */
  follow: (sent: Promise<Outcome<Job>>) => Promise<Outcome<unknown>>;
  /** Whether the server has the job, where its answer was lost. */
  isDone: () => Promise<boolean>;
  /** Shows the job. */
  open: () => void;
}

/** Starts a job over many things and goes to its page. */
export function useBulkStart(connection: string): BulkStart {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const id = useRef<string>(undefined);
  return {
    key,
    async follow(sent) {
      const outcome = await sent;
      if (outcome.done) id.current = outcome.answer.id;
      return outcome;
    },
    async isDone() {
      if (id.current !== undefined) return true;
      const { items } = await request(jobs.list, { connection });
      id.current = items.find(({ task }) => task['key'] === key)?.id;
      return id.current !== undefined;
    },
    open() {
      if (id.current === undefined) return;
      setKey(crypto.randomUUID());
      void client.invalidateQueries({ queryKey: q(jobs.list, { connection }).queryKey });
      void navigate(paths.bulkJob(connection, id.current));
    },
  };
}
