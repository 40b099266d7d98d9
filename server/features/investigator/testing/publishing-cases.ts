import type { EventErrorCode } from '#shared/participants/events.ts';
import type { InvestigatorCase } from './case.ts';

/** The service ended Y's stream for what it was. */
const CUT_OFF: readonly (readonly [EventErrorCode, string])[] = [
  ['BITRATE_EXCEEDED', 'Ben sent more than 8.5 Mbps.'],
  ['RESOLUTION_EXCEEDED', 'Ben sent a picture larger than 720p.'],
  ['STREAM_DURATION_EXCEEDED', 'Ben had published for 24 hours.'],
  ['INVALID_AUDIO_CODEC', 'Ben’s audio was of a codec that the service does not take.'],
  ['INVALID_VIDEO_CODEC', 'Ben’s video was of a codec that the service does not take.'],
  ['B_FRAME_PRESENT', 'Ben’s video had B-frames.'],
  ['INVALID_INPUT', 'What Ben sent could not be used.'],
  ['INTERNAL_SERVER_EXCEPTION', 'The service failed while Ben was publishing.'],
];

const cutOff = ([errorCode, sentence]: readonly [EventErrorCode, string]): InvestigatorCase => ({
  name: `Y cut off: ${errorCode}`,
  sentence,
  async play(scene) {
    const x = await scene.join('ana');
    const y = await scene.join('ben');
    await scene.publish(y);
    scene.step(60);
    await scene.failToPublish(y, errorCode);
    const at = scene.step(30);
    scene.step(30);
    return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
  },
  expected: {
    cause: 'y-publish-error',
    rung: 'y-could-publish',
    evidence: ['PUBLISH_ERROR', 'PUBLISH_STOPPED'],
    errorCode,
  },
});

/** Both were there, and Y did not publish. */
export const PUBLISHING_CASES: readonly InvestigatorCase[] = [
  {
    name: 'Y never published',
    sentence: 'Ben was there and never published.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-never-published', rung: 'y-publishing', evidence: ['JOINED', 'fact'] },
  },
  {
    name: 'Y had stopped',
    sentence: 'Ben had stopped publishing 20 seconds before.',
    async play(scene) {
      await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(20);
      scene.step(30);
      return { x: 'ana', y: 'ben', at };
    },
    expected: { cause: 'y-stopped-publishing', rung: 'y-publishing', evidence: ['PUBLISH_STOPPED'] },
  },
  {
    name: 'Y not publishing yet',
    sentence: 'Ben began to publish 40 seconds after.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      const at = scene.step(60);
      scene.step(40);
      await scene.publish(y);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-not-publishing-yet', rung: 'y-publishing', evidence: ['PUBLISH_STARTED'] },
  },
  {
    name: 'Y paused',
    sentence: 'Ben had stopped publishing and began again 15 seconds after.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben');
      await scene.publish(y);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(20);
      scene.step(15);
      await scene.publish(y);
      scene.step(60);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-stopped-publishing',
      rung: 'y-publishing',
      evidence: ['PUBLISH_STOPPED', 'PUBLISH_STARTED'],
    },
  },
  {
    name: 'Y without PUBLISH',
    sentence: 'Ben’s token did not allow him to publish, and he was refused.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { capabilities: ['SUBSCRIBE'] });
      scene.step(10);
      await scene.publish(y);
      const at = scene.step(60);
      scene.step(30);
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
    name: 'Y without PUBLISH, tried after',
    sentence: 'Ben’s token did not allow him to publish, which he found out half a minute after.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { capabilities: ['SUBSCRIBE'] });
      const at = scene.step(60);
      scene.step(30);
      await scene.publish(y);
      scene.step(30);
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
    name: 'Y’s PUBLISH exchanged away',
    sentence: 'Ben’s token was exchanged for one that does not allow to publish.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { selfSigned: true });
      await scene.publish(y);
      scene.step(60);
      await scene.exchange(y, ['SUBSCRIBE']);
      const at = scene.step(30);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-token-exchanged',
      rung: 'y-could-publish',
      evidence: ['TOKEN_EXCHANGED', 'PUBLISH_STOPPED'],
    },
  },
  {
    name: 'Y allowed later',
    sentence: 'Ben could publish only after his token was exchanged, half a minute after.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { selfSigned: true, capabilities: ['SUBSCRIBE'] });
      const at = scene.step(60);
      scene.step(30);
      await scene.exchange(y, ['PUBLISH', 'SUBSCRIBE']);
      scene.step(5);
      await scene.publish(y);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-token-without-publish',
      rung: 'y-could-publish',
      evidence: ['TOKEN_EXCHANGED'],
    },
  },
  {
    name: 'Y refused once, long remedied',
    sentence: 'Ben was refused at first, got another token, published, and had stopped.',
    async play(scene) {
      const x = await scene.join('ana');
      const y = await scene.join('ben', { selfSigned: true, capabilities: ['SUBSCRIBE'] });
      scene.step(10);
      await scene.publish(y);
      scene.step(10);
      await scene.exchange(y, ['PUBLISH', 'SUBSCRIBE']);
      scene.step(10);
      await scene.publish(y);
      scene.step(60);
      await scene.unpublish(y);
      const at = scene.step(30);
      scene.step(30);
      return { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    },
    expected: { cause: 'y-stopped-publishing', rung: 'y-publishing', evidence: ['PUBLISH_STOPPED'] },
  },
  ...CUT_OFF.map(cutOff),
  {
    name: 'Y thirteenth publisher',
    sentence: 'Twelve others were publishing, which is as many as a stage takes.',
    async play(scene) {
      const x = await scene.join('ana');
      for (let number = 0; number < 12; number += 1) {
        const other = await scene.join(`speaker-${number}`, { watch: false });
        await scene.publish(other);
      }
      scene.step(10);
      const y = await scene.join('ben', { watch: false });
      scene.step(5);
      await scene.publish(y);
      const at = scene.step(60);
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
    name: 'Y an encoder without TLS',
    sentence: 'The encoder connected with RTMP where RTMPS is required, and was thrown out.',
    async play(scene) {
      const x = await scene.join('ana');
      const { streamKey, participantId = '' } = await scene.ingestConfiguration('ben');
      scene.step(10);
      await scene.startEncoder(streamKey, 'RTMP');
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-publish-error',
      rung: 'y-could-publish',
      evidence: ['PUBLISH_ERROR', 'LEFT'],
      errorCode: 'INVALID_PROTOCOL',
    },
  },
  {
    name: 'Y an encoder with a wrong key',
    sentence: 'The encoder connected with a wrong stream key, and was thrown out.',
    async play(scene) {
      const x = await scene.join('ana');
      const { streamKey, participantId = '' } = await scene.ingestConfiguration('ben');
      scene.step(10);
      await scene.startEncoder(`${streamKey}x`);
      const at = scene.step(60);
      scene.step(30);
      return { x: x.participantId, y: participantId, at, sessionId: x.sessionId };
    },
    expected: {
      cause: 'y-publish-error',
      rung: 'y-could-publish',
      evidence: ['PUBLISH_ERROR', 'LEFT'],
      errorCode: 'INVALID_STREAM_KEY',
    },
  },
];
