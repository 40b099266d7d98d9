import type { InvestigatorCase } from './case.ts';

/** Somebody came back with another token, and is another participant of the same user id. */
export const IDENTITY_CASES: readonly InvestigatorCase[] = [
  {
    name: 'Y replaced',
    sentence:
      'The Ben who was asked about had left; he was back with another token, and Ana received that one.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(y);
      scene.step(5);
      const again = await scene.rejoin(y, true);
      await scene.publish(again);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-replaced',
      rung: 'one-identity',
      evidence: ['LEFT', 'JOINED', 'SUBSCRIBE_STARTED'],
    },
  },
  {
    name: 'Y between two participants',
    sentence: 'Ben had left and came back with another token later.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(y);
      const at = scene.step(10);
      scene.step(20);
      await scene.publish(await scene.rejoin(y, true));
      scene.step(60);
      return { x: x.participantId, y: 'ben', at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-had-left', rung: 'y-present', evidence: ['LEFT', 'JOINED'] },
  },
  {
    name: 'X still with the old Y',
    sentence: 'Ben was back as another participant, to whom Ana never subscribed.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.subscribe(x, y);
      scene.step(60);
      await scene.leave(y);
      scene.step(5);
      await scene.publish(await scene.rejoin(y, true));
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: 'ben', at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-never-subscribed', rung: 'x-subscribed', evidence: ['PUBLISH_STARTED', 'fact'] },
  },
  {
    name: 'Y there twice',
    sentence:
      'Ben was there on two devices; the one that was asked about did not publish, the other one did.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      scene.step(10);
      const other = await scene.rejoin(y, true);
      await scene.publish(other);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-never-published', rung: 'y-publishing', evidence: ['JOINED', 'fact'] },
  },
  {
    name: 'Y there twice, by user id',
    sentence: 'Ben was there on two devices, and Ana received the one that published.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      scene.step(10);
      const other = await scene.rejoin(y, true);
      await scene.publish(other);
      const at = scene.step(60);
      scene.step(30);
      return { x: 'ana', y: 'ben', at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'X replaced',
    sentence: 'The Ana who was asked about had left; she was back with another token and received Ben.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(x);
      scene.step(5);
      await scene.rejoin(x, true);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-replaced',
      rung: 'one-identity',
      evidence: ['LEFT', 'JOINED', 'SUBSCRIBE_STARTED'],
    },
  },
];
