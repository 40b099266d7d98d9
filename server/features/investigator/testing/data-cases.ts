import type { InvestigatorCase } from './case.ts';
import type { Actor, Scene } from './scene.ts';

const denyEvents = async (scene: Scene, actor: Actor): Promise<void> =>
  scene.fault({
    kind: 'error',
    errorType: 'AccessDeniedException',
    operation: 'ListParticipantEvents',
    match: { participantId: actor.participantId },
  });

/** Something cannot be read, or is told to the second only. */
export const DATA_CASES: readonly InvestigatorCase[] = [
  {
    name: 'Y’s events not allowed',
    sentence: 'The console may not read Ben’s events, so that nothing tells whether he was publishing.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      await denyEvents(scene, y);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'not-enough-data', rung: 'y-present', evidence: ['fact'], confidence: 'open' },
  },
  {
    name: 'Y’s events not allowed, X subscribed',
    sentence: 'The console may not read Ben’s events, but Ana’s tell that she was receiving him.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      await denyEvents(scene, y);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['SUBSCRIBE_STARTED'], confidence: 'likely' },
  },
  {
    name: 'Y’s events not allowed, never published',
    sentence: 'The console may not read Ben’s events, but the service tells that he never published.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      const at = scene.step(60);
      scene.step(30);
      await denyEvents(scene, y);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-never-published', rung: 'y-publishing', evidence: ['fact'] },
  },
  {
    name: 'Y’s events not allowed, joined later',
    sentence: 'The console may not read Ben’s events, but the service tells that he first joined afterwards.',
    async play(scene) {
      const x = await scene.join('ana');
      const at = scene.step(60);
      scene.step(30);
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(30);
      await denyEvents(scene, y);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-not-joined-yet', rung: 'y-present', evidence: ['fact'] },
  },
  {
    name: 'X’s events lost',
    sentence: 'The service failed to tell Ana’s events, so that nothing tells what she received.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      await scene.fault({
        kind: 'error',
        errorType: 'InternalServerException',
        operation: 'ListParticipantEvents',
        match: { participantId: x.participantId },
      });
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'not-enough-data', rung: 'x-present', evidence: ['fact'], confidence: 'open' },
  },
  {
    name: 'X’s events not allowed, Y had stopped',
    sentence: 'Whatever Ana did: Ben had stopped publishing 20 seconds before.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(20);
      scene.step(30);
      await denyEvents(scene, x);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-stopped-publishing', rung: 'y-publishing', evidence: ['PUBLISH_STOPPED'] },
  },
  {
    name: 'a page of X’s events lost',
    sentence: 'Of Ana’s many events the second page could not be read, so that they may mislead.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      for (let time = 0; time < 105; time += 1) {
        await scene.failToPublish(x, 'BITRATE_EXCEEDED');
        scene.step(1);
      }
      const at = scene.step(10);
      scene.step(30);
      await scene.fault({
        kind: 'error',
        errorType: 'AccessDeniedException',
        operation: 'ListParticipantEvents',
        match: { participantId: x.participantId },
        skip: 1,
      });
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, confirm: true };
    },
    expected: { cause: 'not-enough-data', rung: 'x-present', evidence: ['fact'], confidence: 'open' },
  },
  {
    name: 'more than a page of X’s events',
    sentence: 'Ana’s events fill more than one page; whole, they tell that she was receiving Ben.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      for (let time = 0; time < 105; time += 1) {
        await scene.failToPublish(x, 'BITRATE_EXCEEDED');
        scene.step(1);
      }
      const at = scene.step(10);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, confirm: true };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'lists not allowed',
    sentence: 'The console may not list participants; what was asked by id can be read all the same.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(20);
      scene.step(30);
      await scene.fault({
        kind: 'error',
        errorType: 'AccessDeniedException',
        operation: 'ListParticipants',
      });
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-stopped-publishing',
      rung: 'y-publishing',
      evidence: ['PUBLISH_STOPPED'],
      confidence: 'likely',
    },
  },
  {
    name: 'neither can be found',
    sentence: 'The console may neither read participants nor list them.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      for (const operation of ['ListParticipants', 'GetParticipant'])
        await scene.fault({ kind: 'error', errorType: 'AccessDeniedException', operation });
      return { x: 'ana', y: 'ben', at, sessionId: y.sessionId ?? x.sessionId };
    },
    expected: { cause: 'not-enough-data', rung: 'same-session', evidence: ['fact'], confidence: 'open' },
  },
  {
    name: 'the very second of the end',
    sentence: 'Ben stopped publishing within this very second.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      await scene.unpublish(y);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-stopped-publishing',
      rung: 'y-publishing',
      evidence: ['PUBLISH_STOPPED'],
      confidence: 'likely',
    },
  },
  {
    name: 'the very second of the beginning',
    sentence: 'Ben began within this very second; Ana’s subscription followed half a minute later.',
    async play(scene) {
      const x = await scene.join('ana', { watch: false });
      const y = await scene.join('ben');
      const at = scene.step(60);
      await scene.publish(y);
      scene.step(30);
      await scene.subscribe(x, y);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'x-not-subscribed-yet',
      rung: 'x-subscribed',
      evidence: ['SUBSCRIBE_STARTED'],
      confidence: 'likely',
    },
  },
];
