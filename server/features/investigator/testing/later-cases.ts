import type { InvestigatorCase } from './case.ts';

/** Thought of once the first ones were answered. */
export const LATER_CASES: readonly InvestigatorCase[] = [
  {
    name: 'two devices of one person',
    sentence: 'Ben’s telephone had left; it could not receive his laptop, which went on publishing.',
    async play(scene) {
      const x = await scene.join('ben');
      const y = await scene.rejoin(x, true);
      await scene.publish(y);
      scene.step(30);
      await scene.leave(x);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-had-left', rung: 'x-present', evidence: ['LEFT'] },
  },
  {
    name: 'before the service notices',
    sentence: 'Ben’s connection had broken off, which the service had not noticed: its record has no fault.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(30);
      await scene.loseConnection(y);
      const at = scene.step(2);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'a replica put out',
    sentence: 'Another program took Ben out of Ana’s stage, which ended his replication to it.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana', { stageArn: there });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.replicate(y, there);
      scene.step(30);
      await scene.disconnect({ ...y, stageArn: there });
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, stageArn: there };
    },
    expected: { cause: 'replication-ended', rung: 'y-present', evidence: ['REPLICATION_STOPPED', 'LEFT'] },
  },
  {
    name: 'a user id of more than letters',
    sentence: 'People may be called by any text: Ben had stopped publishing.',
    async play(scene) {
      const x = await scene.join('Ana Ångström <ana@example.com>');
      const y = await scene.join('ben & co/2');
      await scene.publish(y);
      scene.step(30);
      await scene.unpublish(y);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.userId, y: y.userId, at };
    },
    expected: { cause: 'y-stopped-publishing', rung: 'y-publishing', evidence: ['PUBLISH_STOPPED'] },
  },
  {
    name: 'back on stage and refused again',
    sentence: 'Ben was allowed to publish, then not any more, and was refused when he tried.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { selfSigned: true });
      await scene.publish(y);
      scene.step(30);
      await scene.unpublish(y);
      scene.step(10);
      await scene.exchange(y, ['SUBSCRIBE']);
      scene.step(10);
      await scene.publish(y);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-token-exchanged', rung: 'y-could-publish', evidence: ['TOKEN_EXCHANGED'] },
  },
];
