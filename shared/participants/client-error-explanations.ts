import type { ErrorExplanation } from './error-explanations.ts';

/**
 * Errors that the Web Broadcast SDK gives to the application while joining. They never reach the service, so that no
 * event tells of them: only the person's own screen or log does. Names and codes: User Guide, "Error Handling in the
 * IVS Web Broadcast SDK"; advice: ours.
 */
export const CLIENT_ERRORS = [
  'TOKEN_MALFORMED',
  'TOKEN_EXPIRED',
  'TIMEOUT',
  'FAILED',
  'CANCELED',
  'STAGE_AT_CAPACITY',
  'CODEC_MISMATCH',
  'TOKEN_NOT_ALLOWED',
  'STAGE_DELETED',
  'PARTICIPANT_DISCONNECTED',
] as const;
export type ClientError = (typeof CLIENT_ERRORS)[number];

/** The SDK's number of an error, from 1. */
export function clientErrorNumber(error: ClientError): number {
  return CLIENT_ERRORS.indexOf(error) + 1;
}

export const CLIENT_ERROR_EXPLANATIONS: Record<ClientError, ErrorExplanation> = {
  TOKEN_MALFORMED: {
    title: 'The token could not be read',
    meaning: 'What the application gave as a participant token is not one, or is cut off.',
    whoFixes: 'application',
    check: 'That the token reaches the SDK whole and unchanged, and of a self-signed one every claim.',
  },
  TOKEN_EXPIRED: {
    title: 'The token had expired',
    meaning: 'The token was valid once; its time was over when it was used to join.',
    whoFixes: 'application',
    check:
      'How long tokens are made for, and whether one is kept from an earlier visit. The device’s clock counts too.',
  },
  TIMEOUT: {
    title: 'Joining took too long',
    meaning: 'The connection to the stage was not ready in time.',
    whoFixes: 'publisher',
    check: 'The person’s network: firewalls and VPNs that let neither WebRTC over UDP nor TCP through.',
  },
  FAILED: {
    title: 'The connection failed',
    meaning: 'The connection to the stage could not be made, or broke off for good.',
    whoFixes: 'publisher',
    check: 'The person’s network, then the browser’s console for what came before it.',
  },
  CANCELED: {
    title: 'The application gave up',
    meaning: 'The application left the stage, or the page went away, while it was still joining.',
    whoFixes: 'application',
    check: 'Whether the application calls leave too early, or joins twice.',
  },
  STAGE_AT_CAPACITY: {
    title: 'The stage was full',
    meaning: 'The stage had as many participants as it takes.',
    whoFixes: 'account',
    check:
      'How many were connected then; the number of subscribers for each stage can be raised in Service Quotas.',
  },
  CODEC_MISMATCH: {
    title: 'The browser lacks a codec',
    meaning: 'The browser and the stage have no codec in common.',
    whoFixes: 'publisher',
    check: 'The browser and its version: it must be able to use H.264.',
  },
  TOKEN_NOT_ALLOWED: {
    title: 'The token does not allow this',
    meaning: 'The token was read and refused, for what it asks for or for whom.',
    whoFixes: 'application',
    check:
      'The token’s stage, Region and capabilities, and of a self-signed one that its public key is still there.',
  },
  STAGE_DELETED: {
    title: 'The stage is gone',
    meaning: 'The stage of the token was deleted.',
    whoFixes: 'application',
    check: 'Which stage the token is for, and who deleted it: CloudTrail has DeleteStage.',
  },
  PARTICIPANT_DISCONNECTED: {
    title: 'They had been taken out',
    meaning: 'The participant was taken out of the stage, and its token cannot be used there again.',
    whoFixes: 'application',
    check: 'Who called DisconnectParticipant. To let them in again, make a new token.',
  },
};
