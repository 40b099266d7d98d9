import type { InvestigatorCase } from './case.ts';

/** Y came from another stage, or from an encoder. */
export const SOURCE_CASES: readonly InvestigatorCase[] = [
  {
    name: 'replica received',
    sentence: 'Ben was replicated to Ana’s stage, and she received him there.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana', { stageArn: there });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.replicate(y, there);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, stageArn: there };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'source received',
    sentence: 'Ben was replicated to another stage, and Ana received him in the first.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.join('cleo', { stageArn: there });
      await scene.publish(y);
      scene.step(10);
      await scene.replicate(y, there);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'replication stopped',
    sentence: 'Ben’s replication to Ana’s stage had been stopped, while he went on publishing in his own.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana', { stageArn: there });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.replicate(y, there);
      scene.step(60);
      await scene.stopReplicating(y, there);
      const at = scene.step(20);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, stageArn: there };
    },
    expected: { cause: 'replication-ended', rung: 'y-present', evidence: ['REPLICATION_STOPPED', 'LEFT'] },
  },
  {
    name: 'replication not begun',
    sentence: 'Ben was replicated to Ana’s stage half a minute after.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana', { stageArn: there });
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      await scene.replicate(y, there);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, stageArn: there };
    },
    expected: { cause: 'replication-not-started', rung: 'y-present', evidence: ['REPLICATION_STARTED'] },
  },
  {
    name: 'replication waits for its source',
    sentence: 'Ben had stopped publishing in his own stage; the replication waited for him to come back.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana', { stageArn: there });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.replicate(y, there, 120);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(30);
      scene.step(10);
      await scene.publish(y);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, stageArn: there };
    },
    expected: {
      cause: 'replication-source-stopped',
      rung: 'y-present',
      evidence: ['PUBLISH_STOPPED', 'LEFT'],
    },
  },
  {
    name: 'replication ended with its source',
    sentence: 'Ben had stopped publishing in his own stage, which ended the replication.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana', { stageArn: there });
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(10);
      await scene.replicate(y, there);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(30);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, stageArn: there };
    },
    expected: {
      cause: 'replication-source-stopped',
      rung: 'y-present',
      evidence: ['PUBLISH_STOPPED', 'REPLICATION_STOPPED', 'LEFT'],
    },
  },
  {
    name: 'never replicated',
    sentence: 'Ben was on another stage and was not replicated to Ana’s.',
    async play(scene) {
      const there = await scene.anotherStage();
      const x = await scene.join('ana', { stageArn: there });
      const y = await scene.join('ben');
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId, stageArn: there };
    },
    expected: { cause: 'y-not-in-session', rung: 'same-session', evidence: ['fact'] },
  },
  {
    name: 'an encoder behind redundant ingest',
    sentence: 'Y is one of two encoders that nobody can subscribe to; Ana received what they feed.',
    async play(scene) {
      const x = await scene.join('ana');
      const configuration = await scene.ingestConfiguration('playout', { redundantIngest: true });
      const [one, other] = configuration.redundantIngestCredentials ?? [];
      scene.step(10);
      await scene.startEncoder(one?.streamKey);
      scene.step(5);
      await scene.startEncoder(other?.streamKey);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: one?.participantId ?? '', at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-is-redundant-encoder',
      rung: 'y-receivable',
      evidence: ['fact', 'SUBSCRIBE_STARTED'],
    },
  },
  {
    name: 'one of two encoders stopped',
    sentence: 'One of two encoders had stopped; the other fed what Ana received.',
    async play(scene) {
      const x = await scene.join('ana');
      const configuration = await scene.ingestConfiguration('playout', { redundantIngest: true });
      const [one, other] = configuration.redundantIngestCredentials ?? [];
      scene.step(10);
      await scene.startEncoder(one?.streamKey);
      await scene.startEncoder(other?.streamKey);
      scene.step(30);
      await scene.stopEncoder(one?.streamKey);
      const at = scene.step(30);
      scene.step(30);
      return { x: x.participantId, y: 'playout', at, sessionId: x.sessionId };
    },
    expected: { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STARTED', 'SUBSCRIBE_STARTED'] },
  },
  {
    name: 'both encoders stopped',
    sentence: 'Both encoders had stopped, and what they feed had left.',
    async play(scene) {
      const x = await scene.join('ana');
      const configuration = await scene.ingestConfiguration('playout', { redundantIngest: true });
      const [one, other] = configuration.redundantIngestCredentials ?? [];
      scene.step(10);
      await scene.startEncoder(one?.streamKey);
      await scene.startEncoder(other?.streamKey);
      scene.step(30);
      await scene.stopEncoder(one?.streamKey);
      scene.step(5);
      await scene.stopEncoder(other?.streamKey);
      const at = scene.step(30);
      scene.step(30);
      return {
        x: x.participantId,
        y: configuration.participantId ?? '',
        at,
        sessionId: x.sessionId,
      };
    },
    expected: { cause: 'y-had-left', rung: 'y-present', evidence: ['LEFT'] },
  },
];
