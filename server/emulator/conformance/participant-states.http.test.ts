import type { Event } from '@aws-sdk/client-ivs-realtime';
import { describe, expect } from 'vitest';
import { holds, simulated, targetOfFile } from './case.ts';
import { given, makePublisher, makeStage } from './make.ts';
import type { Person } from './simulation.ts';
import { NEEDS_PEOPLE } from './success.ts';
import type { SimulatedTarget, Target } from './target.ts';

/** What is told of participants, their events, and the tokens that let them in. */

const target = targetOfFile();
const rule = (name: string, run: (place: SimulatedTarget) => Promise<void>): void =>
  holds(name, simulated(NEEDS_PEOPLE, run), target);

const eventsOf = async ({ call }: SimulatedTarget, person: Person): Promise<Event[]> => {
  const { stageArn, sessionId, participantId } = person;
  const { events = [] } = await call('ListParticipantEvents', { stageArn, sessionId, participantId });
  return events.toSorted((one, other) => (one.eventTime?.getTime() ?? 0) - (other.eventTime?.getTime() ?? 0));
};
const namesOf = (events: Event[]): string[] => events.map(({ name = '' }) => String(name));

const participantOf = async ({ call }: SimulatedTarget, { stageArn, sessionId, participantId }: Person) =>
  (await call('GetParticipant', { stageArn, sessionId, participantId })).participant;

describe('a participant', () => {
  rule('is told of in the order in which things happened, at the instants they did', async (place) => {
    const { simulate } = place;
    const stageArn = await makeStage(place);
    const person = await simulate.join({ stageArn });
    const instants = [await simulate.now()];
    for (const act of ['publish', 'unpublish', 'leave'] as const) {
      await simulate.step(10);
      await simulate.act(person, act);
      instants.push(await simulate.now());
    }
    const events = await eventsOf(place, person);
    expect(namesOf(events)).toEqual(['JOINED', 'PUBLISH_STARTED', 'PUBLISH_STOPPED', 'LEFT']);
    expect(events.map(({ eventTime }) => eventTime)).toEqual(instants);
    expect(await participantOf(place, person)).toMatchObject({
      state: 'DISCONNECTED',
      published: true,
      firstJoinTime: instants[0],
    });
  });

  rule('receives who publishes, and is told of it with the other participant', async (place) => {
    const { simulate } = place;
    const stageArn = await makeStage(place);
    const publisher = await makePublisher(simulate, stageArn);
    const viewer = await simulate.join({ stageArn, watch: false });
    await simulate.step(10);
    const { participantId: remoteParticipantId } = publisher;
    await simulate.act(viewer, 'subscribe', { remoteParticipantId });
    await simulate.step(10);
    await simulate.act(publisher, 'unpublish');
    await simulate.step(10);
    const heard = (await eventsOf(place, viewer)).filter(({ name }) => name?.startsWith('SUBSCRIBE'));
    expect(namesOf(heard)).toEqual(['SUBSCRIBE_STARTED', 'SUBSCRIBE_STOPPED']);
    expect(heard.map((event) => event.remoteParticipantId)).toEqual([
      remoteParticipantId,
      remoteParticipantId,
    ]);
  });

  rule('that the service cuts off is told the error code', async (place) => {
    const stageArn = await makeStage(place);
    const person = await makePublisher(place.simulate, stageArn);
    await place.simulate.step(10);
    await place.simulate.act(person, 'fail', { event: 'PUBLISH_ERROR', errorCode: 'BITRATE_EXCEEDED' });
    const errors = (await eventsOf(place, person)).filter(({ name }) => name === 'PUBLISH_ERROR');
    expect(errors.map(({ errorCode }) => errorCode)).toEqual(['BITRATE_EXCEEDED']);
    expect((await participantOf(place, person))?.state).toBe('CONNECTED');
  });

  rule('that loses its connection leaves, and comes back as the same one', async (place) => {
    const stageArn = await makeStage(place);
    const person = await place.simulate.join({ stageArn });
    await place.simulate.step(10);
    await place.simulate.act(person, 'lose-connection');
    await place.simulate.step(10);
    expect((await participantOf(place, person))?.state).toBe('DISCONNECTED');
    await place.simulate.act(person, 'rejoin');
    expect((await participantOf(place, person))?.state).toBe('CONNECTED');
    expect(namesOf(await eventsOf(place, person))).toEqual(['JOINED', 'LEFT', 'JOINED']);
  });

  rule('that exchanges its token is what the new one says, and is told of both', async (place) => {
    const { simulate } = place;
    const stageArn = await makeStage(place);
    const person = await simulate.join({
      stageArn,
      selfSigned: true,
      userId: 'ana',
      attributes: { role: 'guest' },
      capabilities: ['SUBSCRIBE'],
    });
    await simulate.step(10);
    await simulate.act(person, 'exchange-token', {
      userId: 'anna',
      attributes: { role: 'host' },
      capabilities: ['PUBLISH', 'SUBSCRIBE'],
    });
    expect(await participantOf(place, person)).toMatchObject({
      userId: 'anna',
      attributes: { role: 'host' },
    });
    const exchange = (await eventsOf(place, person)).find(({ name }) => name === 'TOKEN_EXCHANGED');
    expect(exchange).toMatchObject({
      previousToken: { userId: 'ana', attributes: { role: 'guest' }, capabilities: ['SUBSCRIBE'] },
      newToken: { userId: 'anna', attributes: { role: 'host' } },
    });
    expect(exchange?.newToken?.expirationTime).toBeInstanceOf(Date);
    expect((await simulate.act(person, 'publish')).publishing).toBe(true);
  });
});

describe('a token', () => {
  const tokenFor = async (place: Target, stageArn: string, more: object = {}) => {
    const { participantToken } = await place.call('CreateParticipantToken', { stageArn, ...more });
    return { token: given(participantToken?.token), participantId: given(participantToken?.participantId) };
  };

  rule('lets its bearer do what it says', async (place) => {
    const stageArn = await makeStage(place);
    const asked = { userId: 'ana', attributes: { role: 'guest' }, capabilities: ['SUBSCRIBE'] };
    const { token, participantId } = await tokenFor(place, stageArn, asked);
    const person = await place.simulate.join({ token });
    expect(person).toMatchObject({ participantId, userId: 'ana', stageArn, state: 'CONNECTED' });
    const tried = await place.simulate.act(person, 'publish');
    expect(tried).toMatchObject({ publishing: false, refusal: 'INSUFFICIENT_CAPABILITIES' });
    const { sessionId } = person;
    const { participant } = await place.call('GetParticipant', { stageArn, sessionId, participantId });
    expect(participant).toMatchObject({ attributes: { role: 'guest' }, published: false });
  });

  rule('is good for its minutes', async (place) => {
    const stageArn = await makeStage(place);
    const { token } = await tokenFor(place, stageArn, { duration: 2 });
    await place.simulate.step(121);
    expect((await place.simulate.cannot('people', { token })).status).toBe(403);
  });

  rule('that came with a stage is for that stage, until it is deleted', async (place) => {
    const { stage, participantTokens } = await place.call('CreateStage', {
      participantTokenConfigurations: [{ userId: 'ana' }, { userId: 'bob' }],
    });
    const [ana, bob] = participantTokens ?? [];
    expect(await place.simulate.join({ token: ana?.token })).toMatchObject({
      stageArn: stage?.arn,
      participantId: ana?.participantId,
    });
    await place.call('DeleteStage', { arn: stage?.arn });
    expect((await place.simulate.cannot('people', { token: bob?.token })).status).toBeGreaterThanOrEqual(400);
  });

  rule('is barred by DisconnectParticipant, and no other of the same user is', async (place) => {
    const stageArn = await makeStage(place);
    const first = await tokenFor(place, stageArn, { userId: 'ana' });
    const second = await tokenFor(place, stageArn, { userId: 'ana' });
    const person = await place.simulate.join({ token: first.token });
    await place.simulate.step(5);
    await place.call('DisconnectParticipant', { stageArn, participantId: person.participantId });
    expect(await place.simulate.cannot('people', { token: first.token })).toEqual({
      status: 403,
      code: 'PARTICIPANT_DISCONNECTED',
    });
    expect(await place.simulate.join({ token: second.token })).toMatchObject({ userId: 'ana' });
    const { sessionId, participantId } = person;
    const { participant } = await place.call('GetParticipant', { stageArn, sessionId, participantId });
    expect(participant?.state).toBe('DISCONNECTED');
  });

  rule('of somebody who has left is barred as well', async (place) => {
    const stageArn = await makeStage(place);
    const { token } = await tokenFor(place, stageArn);
    const person = await place.simulate.join({ token });
    await place.simulate.step(5);
    await place.simulate.act(person, 'leave');
    await place.call('DisconnectParticipant', { stageArn, participantId: person.participantId });
    expect((await place.simulate.cannot('people', { token })).code).toBe('PARTICIPANT_DISCONNECTED');
  });
});
