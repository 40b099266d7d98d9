import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from '../wire/aws-error.ts';
import { InvalidFaultRule } from '../wire/fault-rule.ts';
import { readBody, targetOf } from '../wire/incoming.ts';
import type { CallLog } from '../wire/call-log.ts';
import type { Faults } from '../wire/faults.ts';
import type { WorldClock } from '../simulation/clock.ts';
import { changeClock, clockState, InvalidClockChange } from './clock-control.ts';
import { addFaults, listCalls } from './fault-control.ts';

/** What the emulator says of itself; plain JSON. */
export type About = Readonly<Record<string, string | number>>;

export interface ControlDependencies {
  clock: WorldClock;
  faults: Faults;
  calls: CallLog;
  about: About;
}

/** What a control endpoint answers. */
export interface ControlAnswer {
  status: number;
  body: unknown;
}

const BODY_LIMIT = 65_536;

/**
 * Answers `/_emulator/…`, which AWS does not have: the clock, the faults and the record of calls. Every request needs
 * the header `x-emulator-control: 1` and every body the type application/json: a web page of another origin can send
 * neither without a preflight, which is refused.
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

const refusal = (status: number, message: string, problems?: readonly string[]): ControlAnswer => ({
  status,
  body: { message, ...(problems === undefined ? {} : { problems }) },
});

const answer = async (deps: ControlDependencies, request: IncomingMessage): Promise<ControlAnswer> => {
  if (request.headers['x-emulator-control'] !== '1') {
    return refusal(403, 'Control requests need the header "x-emulator-control: 1".');
  }
  try {
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    return route(deps, request, body);
  } catch (error) {
    if (error instanceof InvalidFaultRule || error instanceof InvalidClockChange) {
      return refusal(400, error.message, error.problems);
    }
    if (error instanceof AwsError) return refusal(error.status, error.message);
    throw error;
  }
};

const route = (deps: ControlDependencies, request: IncomingMessage, body: unknown): ControlAnswer => {
  const { path, query } = targetOf(request);
  const [resource = '', id, ...beyond] = path.slice('/_emulator/'.length).split('/');
  switch (`${request.method} ${[resource, ...(id === undefined ? [] : ['id']), ...beyond].join('/')}`) {
    case 'GET ':
      return { status: 200, body: deps.about };
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
      return refusal(404, `There is nothing to control at ${request.method} ${path.slice(0, 200)}.`);
  }
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    throw new AwsError('UnsupportedMediaTypeException', 'Changes are sent as application/json.');
  }
  const body = await readBody(request, BODY_LIMIT);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'The body is not well-formed JSON.');
  }
};
