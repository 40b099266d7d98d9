import type { InvestigatorCase } from './case.ts';

/** More than one thing was wrong: the first check that suffices is the verdict, and the others are told. */
export const COMBINED_CASES: readonly InvestigatorCase[] = [
  {
    name: 'X gone and Y stopped',
    sentence: 'Ana had left; and Ben had stopped publishing, so that she would have seen nothing anyway.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unpublish(y);
      scene.step(10);
      await scene.leave(x);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-had-left',
      rung: 'x-present',
      evidence: ['LEFT'],
      others: ['y-stopped-publishing'],
    },
  },
  {
    name: 'both gone',
    sentence: 'Ana had left, and so had Ben.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.join('cleo');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(y);
      scene.step(5);
      await scene.leave(x);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-had-left', rung: 'x-present', evidence: ['LEFT'], others: ['y-had-left'] },
  },
  {
    name: 'Y cut off, then refused',
    sentence: 'Ben was cut off for his bitrate; when he tried again, the stage was full.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.failToPublish(y, 'BITRATE_EXCEEDED');
      scene.step(10);
      await scene.failToPublish(y, 'QUOTA_EXCEEDED');
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-publish-error',
      rung: 'y-could-publish',
      evidence: ['PUBLISH_ERROR', 'PUBLISH_STOPPED'],
      errorCode: 'BITRATE_EXCEEDED',
    },
  },
  {
    name: 'neither token suffices',
    sentence: 'Ben’s token did not allow him to publish, nor Ana’s to receive.',
    async play(scene) {
      const x = await scene.join('ana', { capabilities: ['PUBLISH'], watch: false });
      const y = await scene.join('ben', { capabilities: ['SUBSCRIBE'] });
      scene.step(10);
      await scene.publish(y);
      await scene.subscribe(x, y);
      const at = scene.step(30);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-token-without-publish',
      rung: 'y-could-publish',
      evidence: ['PUBLISH_ERROR'],
      errorCode: 'INSUFFICIENT_CAPABILITIES',
      others: ['x-token-without-subscribe'],
    },
  },
  {
    name: 'the earlier of two sessions',
    sentence: 'In the session of this time, which is over, Ben had stopped publishing; he is live again now.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(20);
      scene.step(30);
      await scene.leave(x);
      await scene.leave(y);
      scene.step(900);
      await scene.join('ana');
      await scene.publish(await scene.join('ben'));
      scene.step(60);
      return { x: 'ana', y: 'ben', at };
    },
    expected: { cause: 'y-stopped-publishing', rung: 'y-publishing', evidence: ['PUBLISH_STOPPED'] },
  },
  {
    name: 'Y refused for capability, then gone',
    sentence:
      'Ben was refused, for his token does not allow to publish, and left; that he was gone suffices.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { capabilities: ['SUBSCRIBE'] });
      scene.step(10);
      await scene.publish(y);
      scene.step(40);
      await scene.leave(y);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-had-left', rung: 'y-present', evidence: ['LEFT'] },
  },
];
