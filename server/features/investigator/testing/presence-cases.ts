import type { InvestigatorCase } from './case.ts';

/** X and Y were not both there. */
export const PRESENCE_CASES: readonly InvestigatorCase[] = [
  {
    name: 'before the session',
    sentence: 'At this time the session had not begun.',
    async play(scene) {
      const at = scene.now();
      scene.step(60);
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      await scene.publish(y);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'session-not-running', rung: 'session', evidence: ['fact'] },
  },
  {
    name: 'after the session',
    sentence: 'At this time the session was over.',
    async play(scene) {
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      scene.step(30);
      await scene.leave(x);
      await scene.leave(y);
      const at = scene.step(900);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'session-not-running', rung: 'session', evidence: ['fact'] },
  },
  {
    name: 'no session by time',
    sentence: 'No session of the stage was under way at this time.',
    async play(scene) {
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      scene.step(30);
      await scene.leave(x);
      await scene.leave(y);
      const at = scene.step(900);
      scene.step(60);
      return { x: 'ana', y: 'ben', at };
    },
    expected: { cause: 'session-not-running', rung: 'session', evidence: ['fact'] },
  },
  {
    name: 'time not reached',
    sentence: 'This time has not come yet.',
    async play(scene) {
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      await scene.publish(y);
      const at = scene.step(30) + 3_600_000;
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'time-not-reached', rung: 'session', evidence: ['fact'] },
  },
  {
    name: 'X never joined',
    sentence: 'Nobody called zoe was ever in this session.',
    async play(scene) {
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(60);
      return { x: 'zoe', y: y.participantId, at, sessionId: y.sessionId };
    },
    expected: { cause: 'x-not-in-session', rung: 'same-session', evidence: ['fact'] },
  },
  {
    name: 'Y never joined',
    sentence: 'Nobody called zoe was ever in this session, so that there was nobody to receive.',
    async play(scene) {
      const x = await scene.join('ana');
      const at = scene.step(60);
      scene.step(60);
      return { x: 'ana', y: 'zoe', at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-not-in-session', rung: 'same-session', evidence: ['fact'] },
  },
  {
    name: 'different sessions',
    sentence: 'Y was in an earlier session of the stage, X in the one of this time.',
    async play(scene) {
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(y);
      scene.step(900);
      const x = await scene.join('ana');
      const at = scene.step(60);
      scene.step(10);
      return { x: x.participantId, y: y.participantId, at };
    },
    expected: { cause: 'different-sessions', rung: 'same-session', evidence: ['fact'] },
  },
  {
    name: 'X not joined yet',
    sentence: 'Ana joined a minute after this time.',
    async play(scene) {
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(60);
      const x = await scene.join('ana');
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-not-joined-yet', rung: 'x-present', evidence: ['JOINED'] },
  },
  {
    name: 'X had left',
    sentence: 'Ana had left 20 seconds before.',
    async play(scene) {
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(x);
      const at = scene.step(20);
      scene.step(60);
      return { x: 'ana', y: 'ben', at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-had-left', rung: 'x-present', evidence: ['LEFT'] },
  },
  {
    name: 'X away for a while',
    sentence: 'Ana had left and came back with the same token 15 seconds later.',
    async play(scene) {
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(x);
      const at = scene.step(20);
      scene.step(15);
      await scene.rejoin(x);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-had-left', rung: 'x-present', evidence: ['LEFT', 'JOINED'] },
  },
  {
    name: 'X could not come back',
    sentence: 'Ana had left, and the service failed when she tried to join again.',
    async play(scene) {
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(x);
      scene.step(20);
      await scene.failToJoin(x, 'INTERNAL_SERVER_EXCEPTION');
      const at = scene.step(20);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-could-not-join',
      rung: 'x-present',
      evidence: ['LEFT', 'JOIN_ERROR'],
      errorCode: 'INTERNAL_SERVER_EXCEPTION',
    },
  },
  {
    name: 'Y not joined yet',
    sentence: 'Ben joined a minute after this time.',
    async play(scene) {
      const x = await scene.join('ana');
      const at = scene.step(60);
      scene.step(60);
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(30);
      return { x: x.participantId, y: 'ben', at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-not-joined-yet', rung: 'y-present', evidence: ['JOINED'] },
  },
  {
    name: 'Y had left',
    sentence: 'Ben had left 20 seconds before and did not come back.',
    async play(scene) {
      await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(y);
      const at = scene.step(20);
      scene.step(30);
      return { x: 'ana', y: y.participantId, at };
    },
    expected: { cause: 'y-had-left', rung: 'y-present', evidence: ['LEFT'] },
  },
  {
    name: 'Y lost the connection',
    sentence: 'Ben’s connection broke off; the service noticed, and he came back half a minute later.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.loseConnection(y);
      const at = scene.step(20);
      scene.step(15);
      await scene.publish(await scene.rejoin(y));
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-had-left', rung: 'y-present', evidence: ['LEFT', 'JOINED'] },
  },
  {
    name: 'Y disconnected by the API',
    sentence: 'Ben was taken out with DisconnectParticipant by another program; the service tells only LEFT.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.disconnect(y);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-had-left', rung: 'y-present', evidence: ['LEFT'] },
  },
  {
    name: 'X disconnected by the API',
    sentence: 'Ana was taken out with DisconnectParticipant by another program.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.disconnect(x);
      const at = scene.step(20);
      scene.step(30);
      return { x: 'ana', y: 'ben', at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-had-left', rung: 'x-present', evidence: ['LEFT'] },
  },
];
