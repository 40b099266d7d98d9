import type { InvestigatorCase } from './case.ts';

/** As many as may publish on a stage at once (User Guide, "Service Quotas"). */
const MOST_PUBLISHERS = 12;

/** Questions whose answers follow from what AWS says of stages alone; each names the rule it follows from. */
export const BLIND_CASES: readonly InvestigatorCase[] = [
  {
    // One token is one participant id, and a participant is in the session from JOINED to LEFT (API Reference, "Concepts"
    // and `Event`): between the two tokens of a user there is nobody, so the one who was there had left.
    name: 'in the gap before a new token',
    sentence: 'Ana had left and came back with a new token 20 seconds later.',
    async play(scene) {
      const y = await scene.join('ben');
      const x = await scene.join('ana');
      await scene.publish(y);
      scene.step(60);
      await scene.leave(x);
      const at = scene.step(20);
      scene.step(20);
      await scene.rejoin(x, true);
      scene.step(60);
      return { x: 'ana', y: 'ben', at, sessionId: y.sessionId };
    },
    expected: { cause: 'x-had-left', rung: 'x-present', evidence: ['LEFT'] },
  },
  {
    // At most 12 publish on a stage, which cannot be raised (User Guide, "Service Quotas"); one more gets PUBLISH_ERROR
    // with QUOTA_EXCEEDED (API Reference, `Event.errorCode`) and nothing is stopped, as nothing was started.
    name: 'the thirteenth publisher',
    sentence: 'Ben was the thirteenth who wanted to publish, 100 seconds before.',
    async play(scene) {
      const x = await scene.join('ana');
      const hosts = [];
      for (let number = 1; number <= MOST_PUBLISHERS; number++) {
        const host = await scene.join(`host-${number}`);
        await scene.publish(host);
        hosts.push(host);
      }
      scene.step(60);
      const y = await scene.join('ben');
      scene.step(5);
      await scene.publish(y);
      const at = scene.step(100);
      scene.step(30);
      const [first] = hosts;
      if (first) await scene.unpublish(first);
      scene.step(10);
      await scene.publish(y);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-publish-error',
      rung: 'y-could-publish',
      evidence: ['PUBLISH_ERROR'],
      errorCode: 'QUOTA_EXCEEDED',
    },
  },
  {
    // INSUFFICIENT_CAPABILITIES: the token does not allow what was tried (API Reference, `Event.errorCode`). A token made
    // by the API cannot be exchanged (User Guide, "Token Exchange"), so a refusal says the same a quarter of an hour on.
    name: 'a token for watching only',
    sentence:
      'Ben had a token for watching only, and his one try to publish was a quarter of an hour before.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { capabilities: ['SUBSCRIBE'] });
      scene.step(20);
      await scene.publish(y);
      const at = scene.step(900);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-token-without-publish',
      rung: 'y-could-publish',
      evidence: ['PUBLISH_ERROR'],
      errorCode: 'INSUFFICIENT_CAPABILITIES',
    },
  },
  {
    // No kind of event stands for DisconnectParticipant, and no field shows its reason (API Reference, `EventName` and
    // `Event`): what another tool has done reads like a departure. The token stays unusable (User Guide, web SDK, "Error
    // Handling"), so who comes back is another participant, who does not matter before.
    // UNCONFIRMED: the events it makes.
    name: 'disconnected through the API',
    sentence: 'Another tool had disconnected Ben, who came back with a new token later.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(120);
      await scene.disconnect(y);
      const at = scene.step(40);
      scene.step(40);
      await scene.publish(await scene.rejoin(y, true));
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-had-left', rung: 'y-present', evidence: ['LEFT'] },
  },
  {
    // A replication lasts until it is stopped, also while its source goes on publishing; the source tells by
    // REPLICATION_STOPPED for which stage (User Guide, "Participant Replication"; API Reference, `Event`).
    name: 'a replication that was stopped',
    sentence: 'Ben went on publishing on his own stage, but was no longer replicated to Ana’s.',
    async play(scene) {
      const x = await scene.join('ana');
      const stageArn = await scene.anotherStage();
      const y = await scene.join('ben', { stageArn });
      await scene.publish(y);
      scene.step(30);
      await scene.replicate(y, scene.stageArn);
      scene.step(90);
      await scene.stopReplicating(y, scene.stageArn);
      const at = scene.step(45);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'replication-ended', rung: 'y-present', evidence: ['REPLICATION_STOPPED'] },
  },
  {
    // Capabilities change at the moment of the exchange, and whoever loses PUBLISH stops publishing at once (User Guide,
    // "Token Exchange"). A later exchange that gives it back says nothing of the time between.
    name: 'PUBLISH taken, and given back later',
    sentence: 'Ben’s token was exchanged for one without PUBLISH, and again for one with it later.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { selfSigned: true });
      await scene.publish(y);
      scene.step(60);
      await scene.exchange(y, ['SUBSCRIBE']);
      const at = scene.step(45);
      scene.step(45);
      await scene.exchange(y, ['PUBLISH', 'SUBSCRIBE']);
      await scene.publish(y);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-token-exchanged', rung: 'y-could-publish', evidence: ['TOKEN_EXCHANGED'] },
  },
  {
    // A session is over some minutes after the last has left, and the next join begins another; a participant exists in
    // each session that its token was used to join, and in no other (User Guide, "Monitoring"; API Reference, "Concepts").
    // First written down as x-not-in-session, which is as true and says less: that X was in the session before is known.
    name: 'only in the session before',
    sentence: 'Ben came back with the same token to the stage’s next session, and Ana did not.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(120);
      await scene.leave(x);
      await scene.leave(y);
      scene.step(900);
      const again = await scene.rejoin(y);
      await scene.publish(again);
      const at = scene.step(60);
      scene.step(60);
      return { x: x.participantId, y: again.participantId, at };
    },
    expected: { cause: 'different-sessions', rung: 'same-session', evidence: ['fact'] },
  },
  {
    // Receiving lasts from SUBSCRIBE_STARTED to SUBSCRIBE_STOPPED with this publisher as the remote participant (API
    // Reference, `Event`): a pause before and an end after leave the time between whole.
    name: 'received between two gaps',
    sentence: 'Ana had paused Ben before and Ben stopped afterwards, but at this time she received him.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(300);
      await scene.unsubscribe(x, y);
      scene.step(60);
      await scene.subscribe(x, y);
      const at = scene.step(200);
      scene.step(200);
      await scene.unpublish(y);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['SUBSCRIBE_STARTED'] },
  },
  {
    // PUBLISHER_NOT_FOUND: the one who was subscribed to does not exist as a publisher (API Reference, `Event.errorCode`).
    // A failed attempt starts nothing, so Y’s publishing later does not help until X tries again.
    name: 'subscribed too early',
    sentence: 'Ana’s one try to receive Ben failed because he did not publish yet, and then he did.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      scene.step(10);
      await scene.subscribe(x, y);
      scene.step(15);
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      await scene.subscribe(x, y);
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
    // Event times have whole seconds (samples of ListParticipantEvents), so what happened first within one is unknown.
    // Whoever did not receive in the second of PUBLISH_STOPPED did not for that: it is the only change there is.
    name: 'stopped in the very second',
    sentence: 'Ben stopped publishing in the very second that is asked about.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(90);
      await scene.unpublish(y);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-stopped-publishing', rung: 'y-publishing', evidence: ['PUBLISH_STOPPED'] },
  },
];
