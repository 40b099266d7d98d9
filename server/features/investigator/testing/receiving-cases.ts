import type { InvestigatorCase } from './case.ts';

/** Both were there and Y published. */
export const RECEIVING_CASES: readonly InvestigatorCase[] = [
  {
    name: 'X without SUBSCRIBE',
    sentence: 'Ana’s token did not allow her to receive anybody, and she was refused.',
    async play(scene) {
      const x = await scene.join('ana', { capabilities: ['PUBLISH'], watch: false });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.subscribe(x, y);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-token-without-subscribe',
      rung: 'x-could-subscribe',
      evidence: ['SUBSCRIBE_ERROR'],
      errorCode: 'INSUFFICIENT_CAPABILITIES',
    },
  },
  {
    name: 'X without SUBSCRIBE, who did not try',
    sentence: 'Ana never subscribed to Ben; what her token allowed, nothing tells.',
    async play(scene) {
      const x = await scene.join('ana', { capabilities: ['PUBLISH'] });
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-never-subscribed', rung: 'x-subscribed', evidence: ['PUBLISH_STARTED', 'fact'] },
  },
  {
    name: 'X’s SUBSCRIBE exchanged away',
    sentence: 'Ana’s token was exchanged for one that does not allow to receive.',
    async play(scene) {
      const x = await scene.join('ana', { selfSigned: true });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.exchange(x, ['PUBLISH']);
      const at = scene.step(30);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-token-exchanged',
      rung: 'x-could-subscribe',
      evidence: ['TOKEN_EXCHANGED', 'SUBSCRIBE_STOPPED'],
    },
  },
  {
    name: 'X never subscribed',
    sentence: 'Ana’s application never subscribed to Ben.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      return { x: 'ana', y: 'ben', at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-never-subscribed', rung: 'x-subscribed', evidence: ['PUBLISH_STARTED', 'fact'] },
  },
  {
    name: 'X with somebody else',
    sentence: 'Ana received Cleo, and never subscribed to Ben.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      const other = await scene.join('cleo');
      await scene.publish(y);
      await scene.publish(other);
      scene.step(10);
      await scene.subscribe(x, other);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-never-subscribed', rung: 'x-subscribed', evidence: ['PUBLISH_STARTED', 'fact'] },
  },
  {
    name: 'X had unsubscribed',
    sentence: 'Ana had stopped receiving Ben 20 seconds before, while he went on publishing.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unsubscribe(x, y);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-subscription-ended', rung: 'x-subscribed', evidence: ['SUBSCRIBE_STOPPED'] },
  },
  {
    name: 'X between two subscriptions',
    sentence: 'Ana had stopped receiving Ben and did so again 15 seconds after.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unsubscribe(x, y);
      const at = scene.step(20);
      scene.step(15);
      await scene.subscribe(x, y);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-subscription-ended',
      rung: 'x-subscribed',
      evidence: ['SUBSCRIBE_STOPPED', 'SUBSCRIBE_STARTED'],
    },
  },
  {
    name: 'X not subscribed yet',
    sentence: 'Ana began to receive Ben half a minute after.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      await scene.subscribe(x, y);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'x-not-subscribed-yet', rung: 'x-subscribed', evidence: ['SUBSCRIBE_STARTED'] },
  },
  {
    name: 'X asked too early',
    sentence: 'Ana asked for Ben before he published, was refused and did not ask again.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      scene.step(10);
      await scene.subscribe(x, y);
      scene.step(10);
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-subscribe-error',
      rung: 'x-could-subscribe',
      evidence: ['SUBSCRIBE_ERROR'],
      errorCode: 'PUBLISHER_NOT_FOUND',
    },
  },
  {
    name: 'X one subscriber too many',
    sentence: 'The stage had as many subscribers as it takes when Ana came.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.failToSubscribe(x, y, 'QUOTA_EXCEEDED');
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-subscribe-error',
      rung: 'x-could-subscribe',
      evidence: ['SUBSCRIBE_ERROR'],
      errorCode: 'QUOTA_EXCEEDED',
    },
  },
  {
    name: 'X an encoder',
    sentence: 'X is an encoder, which only sends.',
    async play(scene) {
      const y = await scene.join('ben');
      await scene.publish(y);
      const { streamKey, participantId = '' } = await scene.ingestConfiguration('playout');
      scene.step(10);
      await scene.startEncoder(streamKey);
      const at = scene.step(60);
      scene.step(30);
      return { x: participantId, y: y.participantId, at, sessionId: y.sessionId };
    },
    expected: { cause: 'x-only-sends', rung: 'x-could-subscribe', evidence: ['fact'] },
  },
  {
    name: 'no fault',
    sentence: 'Ana was receiving Ben.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(60);
      await scene.leave(y);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'no-fault',
      rung: null,
      evidence: ['JOINED', 'PUBLISH_STARTED', 'SUBSCRIBE_STARTED'],
      confidence: 'certain',
    },
  },
  {
    name: 'no fault, live',
    sentence: 'Ana is receiving Ben right now.',
    async play(scene) {
      await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      return { x: 'ana', y: 'ben', at };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'no fault after coming back',
    sentence: 'Ana had been away, was back with the same token and received Ben.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(30);
      await scene.loseConnection(x);
      scene.step(20);
      await scene.rejoin(x);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'no fault after an error of Y',
    sentence: 'Ben had been cut off a minute before, published again, and Ana received him.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(30);
      await scene.failToPublish(y, 'BITRATE_EXCEEDED');
      scene.step(20);
      await scene.publish(y);
      const at = scene.step(40);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'no fault after an error of X',
    sentence: 'Ana was refused once, asked again and received Ben.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.failToSubscribe(x, y, 'INTERNAL_SERVER_EXCEPTION');
      scene.step(10);
      await scene.subscribe(x, y);
      const at = scene.step(40);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'no fault beside a second encoder',
    sentence:
      'A second encoder was refused the stream key that was in use; the first went on and Ana received it.',
    async play(scene) {
      const x = await scene.join('ana');
      const { streamKey, participantId = '' } = await scene.ingestConfiguration('ben');
      scene.step(10);
      await scene.startEncoder(streamKey);
      scene.step(30);
      await scene.startEncoder(streamKey);
      const at = scene.step(30);
      scene.step(30);
      return { x: x.participantId, y: participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
];
