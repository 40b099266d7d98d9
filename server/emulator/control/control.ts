import type { IncomingMessage, ServerResponse } from 'node:http';
import { RefusedAct } from '../people/refused-act.ts';
import { TokenRefused } from '../state/token-refused.ts';
import { AwsError } from '../wire/aws-error.ts';
import { InvalidFaultRule } from '../wire/fault-rule.ts';
import { readBody, targetOf } from '../wire/incoming.ts';
import type { CallLog } from '../wire/call-log.ts';
import type { Faults } from '../wire/faults.ts';
import type { WorldClock } from '../simulation/clock.ts';
import { changeClock, clockState, InvalidClockChange } from './clock-control.ts';
import type { ControlAnswer, ControlRoutes } from './control-routes.ts';
import { addFaults, listCalls } from './fault-control.ts';
import { InvalidControl } from './invalid-control.ts';

/** What the emulator says of itself; plain JSON. */
export type About = Readonly<Record<string, string | number>>;

export interface ControlDependencies {
  clock: WorldClock;
  faults: Faults;
  calls: CallLog;
  about: () => About;
  /** What can be done to the world that is served, beside its time. */
  controls?: readonly ControlRoutes[] | undefined;
}

const BODY_LIMIT = 65_536;

/** A saved world holds everything that was ever done to it. */
const WORLD_LIMIT = 64 * 1_048_576;

/**
 * Answers `/_emulator/…`, which AWS does not have: the clock, the faults, the record of calls, and what people in the
 * world do. Every request needs the header `x-emulator-control: 1` and every body the type application/json: a web page
 * of another origin can send neither without a preflight, which is refused.
 */
export const createControl =
  (deps: ControlDependencies) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = await answer(deps, request);
    if (response.destroyed) return;
    if (!request.complete) response.setHeader('connection', 'close');
    response.setHeader('x-emulator-now', new Date(deps.clock.now()).toISOString());
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

const refusal = (
  status: number,
  message: string,
  more: { problems?: readonly string[]; code?: string } = {},
): ControlAnswer => ({ status, body: { message, ...more } });

const answer = async (deps: ControlDependencies, request: IncomingMessage): Promise<ControlAnswer> => {
  if (request.headers['x-emulator-control'] !== '1') {
    return refusal(403, 'Control requests need the header "x-emulator-control: 1".');
  }
  try {
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    return route(deps, request, body);
  } catch (error) {
    return refused(error);
  }
};

/** Throws what is no refusal. */
const refused = (error: unknown): ControlAnswer => {
  if (
    error instanceof InvalidFaultRule ||
    error instanceof InvalidClockChange ||
    error instanceof InvalidControl
  ) {
    return refusal(400, error.message, { problems: error.problems });
  }
  if (error instanceof RefusedAct) return refusal(error.status, error.message, { code: error.code });
  if (error instanceof TokenRefused) return refusal(403, error.message, { code: error.code });
  if (error instanceof AwsError) return refusal(error.status, error.message);
  throw error;
};

/** The parts of a path below `/_emulator/`, decoded. Throws `InvalidControl`. */
const partsOf = (path: string): string[] => {
  try {
    return path.slice('/_emulator/'.length).split('/').map(decodeURIComponent);
  } catch {
    throw new InvalidControl(['path: must be well-formed percent-encoding']);
  }
};

const route = (deps: ControlDependencies, request: IncomingMessage, body: unknown): ControlAnswer => {
  const { path, query } = targetOf(request);
  const method = request.method ?? '';
  const parts = partsOf(path);
  for (const routes of deps.controls ?? []) {
    const found = routes({ method, parts, query, body });
    if (found) return found;
  }
  const [resource = '', id, ...beyond] = parts;
  switch (`${method} ${[resource, ...(id === undefined ? [] : ['id']), ...beyond].join('/')}`) {
    case 'GET ':
      return { status: 200, body: deps.about() };
    case 'GET clock':
      return { status: 200, body: clockState(deps.clock) };
    case 'POST clock':
      changeClock(deps.clock, body);
      return { status: 200, body: clockState(deps.clock) };
    case 'GET faults':
      return { status: 200, body: { faults: deps.faults.list() } };
    case 'POST faults':
      return { status: 201, body: { added: addFaults(deps.faults, body) } };
    case 'DELETE faults':
      deps.faults.clear();
      return { status: 204, body: undefined };
    case 'DELETE faults/id':
      return deps.faults.remove(id ?? '')
        ? { status: 204, body: undefined }
        : refusal(404, `There is no rule "${id}".`);
    case 'GET calls':
      return { status: 200, body: listCalls(deps.calls, query) };
    case 'DELETE calls':
      deps.calls.clear();
      return { status: 204, body: undefined };
    default:
      return refusal(404, `There is nothing to control at ${method} ${path.slice(0, 200)}.`);
  }
};

/** `undefined` for a request without a body. */
const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const contentType = request.headers['content-type'];
  const { path } = targetOf(request);
  if (contentType !== undefined && contentType.split(';')[0]?.trim() !== 'application/json') {
    throw new AwsError('UnsupportedMediaTypeException', 'Changes are sent as application/json.');
  }
  const body = await readBody(request, path === '/_emulator/world' ? WORLD_LIMIT : BODY_LIMIT);
  if (body.length === 0) return undefined;
  if (contentType === undefined) {
    throw new AwsError('UnsupportedMediaTypeException', 'Changes are sent as application/json.');
  }
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'The body is not well-formed JSON.');
  }
};
