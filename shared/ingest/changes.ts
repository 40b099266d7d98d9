import * as z from 'zod/mini';
import { Flag } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { SMALL_BODY } from '../contract/limits.ts';
import { Done, snapshot } from '../contract/page.ts';
import { IngestConfiguration } from './contract.ts';
import { IngestConfigurationDraft, IngestConfigurationUpdate } from './drafts.ts';

const configuration = { connection: ConnectionId, ingestConfigurationId: ResourceId };

/** The stream keys themselves: whoever has one can publish on the stage. */
export const StreamKeys = z.object({
  streamKey: z.string(),
  redundantIngestCredentials: z.optional(
    z.array(z.object({ participantId: z.optional(z.string()), streamKey: z.optional(z.string()) })),
  ),
});
export type StreamKeys = z.input<typeof StreamKeys>;

export const ingestChanges = contract('ingest', {
  create: json({
    method: 'POST',
    path: '/:connection/ingest-configurations',
    summary: 'Creates an ingest configuration; its stream keys are answered masked',
    access: 'write',
    aws: ['CreateIngestConfiguration'],
    invalidates: ['ingest.list'],
    params: { connection: ConnectionId },
    body: IngestConfigurationDraft,
    output: snapshot(IngestConfiguration),
    status: 201,
  }),
  update: json({
    method: 'PATCH',
    path: '/:connection/ingest-configurations/:ingestConfigurationId',
    summary:
      'Attaches an ingest configuration to another stage or to none, or makes it redundant, while nobody publishes',
    access: 'write',
    aws: ['UpdateIngestConfiguration'],
    invalidates: ['ingest.list', 'ingest.get'],
    limits: SMALL_BODY,
    params: configuration,
    body: IngestConfigurationUpdate,
    output: snapshot(IngestConfiguration),
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/ingest-configurations/:ingestConfigurationId',
    summary:
      'Deletes an ingest configuration; by force even while somebody publishes through it, who is disconnected',
    access: 'destroy',
    aws: ['DeleteIngestConfiguration'],
    // By force it does what disconnecting does.
    invalidates: [
      'ingest.list',
      'ingest.get',
      'tags.get',
      'participants.list',
      'participants.get',
      'participants.events',
      'replication.list',
      'replication.map',
      'replication.journey',
      'compositions.slots',
      'sessions.list',
      'sessions.get',
      'stages.list',
      'stages.get',
    ],
    params: configuration,
    query: { force: z.optional(Flag) },
    output: Done,
  }),
  /** A POST, although it only reads: it must never be prefetched, cached, or asked for by a link. */
  reveal: json({
    method: 'POST',
    path: '/:connection/ingest-configurations/:ingestConfigurationId/reveal',
    summary: 'The stream keys of an ingest configuration',
    access: 'reveal',
    aws: ['GetIngestConfiguration'],
    params: configuration,
    output: snapshot(StreamKeys),
  }),
});
