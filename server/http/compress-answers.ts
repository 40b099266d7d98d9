import compression from 'compression';
import type { RequestHandler } from 'express';

/**
 * Compresses an answer from 1 kB on: a list of stages becomes a tenth. For whole answers to reads.
 * Not for streams and downloads, which must leave as they come; and not for answers to changes, which carry the
 * secrets (tokens, stream keys): the length of a compressed answer that mixes a secret with what somebody else chose
 * gives the secret away (BREACH, CVE-2013-3587).
 */
export const compressAnswers: RequestHandler = compression({ threshold: 1024, filter: () => true });
