import * as z from 'zod/mini';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { plainWords } from '#shared/contract/plain-words.ts';
import { badRequest } from './api-error.ts';
import { type FieldProblem, fieldProblems } from '#shared/contract/field-problems.ts';

/** What came in, before anything is believed of it. */
export interface RawInput {
  params: Readonly<Record<string, unknown>>;
  search: URLSearchParams;
  /** The JSON value of the body, where the endpoint takes one. */
  body?: unknown;
}

/**
 * Prepares the check of an endpoint's path, query and body. All problems are reported at once, each by its place
 * (`query.maxResults`). Query parameters that are repeated or unknown are refused: a misspelt filter that is
 * ignored would show the wrong list.
 *
 * @throws {ApiError} `bad_request`, from the returned function
 */
export function inputParser(endpoint: Endpoint): (raw: RawInput) => Record<string, unknown> {
  const params = z.object(endpoint.params);
  const query = z.object(endpoint.query);
  const body = 'body' in endpoint ? endpoint.body : undefined;

  return (raw) => {
    const problems: FieldProblem[] = [];
    const parsed: Record<string, unknown> = {};

    const checkedParams = z.safeParse(params, raw.params, { error: plainWords });
    if (checkedParams.success) Object.assign(parsed, checkedParams.data);
    else problems.push(...fieldProblems('params', checkedParams.error.issues));

    const values = Object.fromEntries(raw.search);
    for (const name of new Set(raw.search.keys())) {
      const path = `query.${name}`;
      const known = Object.hasOwn(endpoint.query, name);
      if (!known) problems.push({ path, message: 'is not a parameter of this endpoint' });
      else if (raw.search.getAll(name).length > 1) problems.push({ path, message: 'must be given once' });
    }
    const checkedQuery = z.safeParse(query, values, { error: plainWords });
    if (checkedQuery.success) Object.assign(parsed, checkedQuery.data);
    else problems.push(...fieldProblems('query', checkedQuery.error.issues));

    if (body !== undefined) {
      const checkedBody = z.safeParse(body, raw.body, { error: plainWords });
      if (checkedBody.success) parsed['body'] = checkedBody.data;
      else problems.push(...fieldProblems('body', checkedBody.error.issues));
    }

    if (problems.length > 0) throw badRequest(problems);
    return parsed;
  };
}
