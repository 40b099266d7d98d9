import type { Evidence, Rung } from './finding.ts';
import type { Entry, Known, KnownMedia } from './known.ts';
import { factEvidence } from './ordered-events.ts';
import { nameOf } from './words.ts';

/**
 * From where on a figure is bad. AWS names no such limits; these are where people begin to notice, and the figures stand
 * beside the verdict.
 */
const BAD = {
  /** Bits per second: less than the lowest layer of a small picture, and than speech. */
  sentVideo: 100_000,
  sentAudio: 12_000,
  framesPerSecond: 10,
  /** Per cent. */
  packetLoss: 5,
  droppedFrames: 10,
} as const;

interface Acting {
  x: Entry | undefined;
  y: Entry | undefined;
  /** Whether Y was publishing, as far as that is known. */
  published: boolean;
}

const ABOUT = { id: 'media', question: 'Did picture and sound flow?' } as const;

/** Whether the way up of Y or the way down of X was bad in the period that holds the instant. It decides nothing. */
export function checkMedia(known: Known, { x, y, published }: Acting): Rung {
  const { metrics } = known;
  if (metrics === undefined)
    return notAvailable(
      'Media metrics are in CloudWatch, which this connection does not supply. ' + OF_RECEIVERS,
    );
  if (metrics.kind === 'missing') return notAvailable(`${metrics.why} ${OF_RECEIVERS}`);
  if (!y || !published) return notAvailable(`Does not arise: ${nameOf(known.y)} was not publishing.`);
  const [xName, yName] = [nameOf(known.x), nameOf(known.y)];
  const up = metrics.people[y.participantId];
  const down = x && metrics.people[x.participantId];
  const sent = sentFigures(up);
  const received = receivedFigures(down);
  const period = periodWords(metrics.periodSeconds);
  const evidence: Evidence[] = [
    ...(sent.length > 0 ? [factEvidence(`${yName} sent, on average of ${period}: ${sent.join(', ')}.`)] : []),
    ...(received.length > 0
      ? [factEvidence(`${xName} received, on average of ${period}: ${received.join(', ')}.`)]
      : []),
  ];
  if (sent.length === 0 && received.length === 0)
    return {
      ...ABOUT,
      verdict: 'unknown',
      words: `CloudWatch has measured nothing of either in ${period}. ${OF_RECEIVERS}`,
      evidence,
    };
  const faults = [...uploadFaults(yName, up), ...downloadFaults(xName, down)];
  if (faults.length > 0)
    return {
      ...ABOUT,
      verdict: 'no',
      words: faults.join(' '),
      evidence,
      whatToDo: adviceOn(uploadFaults(yName, up).length > 0, yName, xName),
    };
  const half = received.length === 0 ? ` Of what ${xName} received nothing was measured: ${OF_A_VIEWER}` : '';
  return {
    ...ABOUT,
    verdict: sent.length === 0 ? 'unknown' : 'yes',
    words:
      sent.length === 0
        ? `What ${xName} received was good; of what ${yName} sent nothing was measured.`
        : `What ${yName} sent was good${received.length > 0 ? `, and so was what ${xName} received` : ''}.${half}`,
    evidence,
  };
}

const OF_RECEIVERS = 'Those of a receiver exist only while it publishes too.';
const OF_A_VIEWER = 'that is done only while it publishes too.';

function notAvailable(words: string): Rung {
  return { ...ABOUT, verdict: 'not-available', words, evidence: [] };
}

function uploadFaults(name: string, media: KnownMedia | undefined): string[] {
  if (!media) return [];
  const { sentVideo, sentAudio, framesPerSecond } = media;
  if (sentVideo === undefined && sentAudio === undefined) return [];
  const faults: string[] = [];
  // One of the two was measured, so that the other was not sent: a camera or microphone that is off, or without access.
  if (sentVideo === undefined) faults.push(`${name} sent sound and no picture.`);
  else if (sentVideo < BAD.sentVideo) faults.push(`${name}’s upload was poor: ${bits(sentVideo)} of video.`);
  if (sentAudio === undefined) faults.push(`${name} sent a picture and no sound.`);
  else if (sentAudio < BAD.sentAudio) faults.push(`${name}’s upload was poor: ${bits(sentAudio)} of audio.`);
  if (sentVideo !== undefined && framesPerSecond !== undefined && framesPerSecond < BAD.framesPerSecond)
    faults.push(`${name} sent ${one(framesPerSecond)} frames a second.`);
  return faults;
}

function downloadFaults(name: string, media: KnownMedia | undefined): string[] {
  const { packetLoss = 0, droppedFrames = 0 } = media ?? {};
  const faults: string[] = [];
  if (packetLoss >= BAD.packetLoss)
    faults.push(`${name}’s download was poor: ${one(packetLoss)} % of packets were lost.`);
  if (droppedFrames >= BAD.droppedFrames) faults.push(`${name} dropped ${one(droppedFrames)} % of frames.`);
  return faults;
}

function adviceOn(isUpload: boolean, yName: string, xName: string): string {
  return isUpload
    ? `Ask ${yName} for another network, or whether camera and microphone are on and allowed; others will have had the same.`
    : `Ask ${xName} for another network or a less busy device; others need not have noticed.`;
}

function sentFigures(media: KnownMedia | undefined): string[] {
  if (!media) return [];
  const { sentVideo, sentAudio, framesPerSecond } = media;
  return [
    ...(sentVideo === undefined ? [] : [`${bits(sentVideo)} of video`]),
    ...(sentAudio === undefined ? [] : [`${bits(sentAudio)} of audio`]),
    ...(framesPerSecond === undefined ? [] : [`${one(framesPerSecond)} frames a second`]),
  ];
}

function receivedFigures(media: KnownMedia | undefined): string[] {
  if (!media) return [];
  const { receivedVideo, receivedAudio, packetLoss, droppedFrames } = media;
  return [
    ...(receivedVideo === undefined ? [] : [`${bits(receivedVideo)} of video`]),
    ...(receivedAudio === undefined ? [] : [`${bits(receivedAudio)} of audio`]),
    ...(packetLoss === undefined ? [] : [`${one(packetLoss)} % of packets lost`]),
    ...(droppedFrames === undefined ? [] : [`${one(droppedFrames)} % of frames dropped`]),
  ];
}

function bits(perSecond: number): string {
  return perSecond >= 1_000_000
    ? `${one(perSecond / 1_000_000)} Mbit/s`
    : `${Math.round(perSecond / 1_000)} kbit/s`;
}

function one(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `the minute around it`: a period holds the instant, and may begin before and end after it. */
function periodWords(seconds: number): string {
  if (seconds === 60) return 'the minute around it';
  return seconds < 3_600 ? `the ${seconds / 60} minutes around it` : `the ${seconds / 3_600} hours around it`;
}
