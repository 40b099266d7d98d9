import * as z from 'zod/mini';
import { Instant, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { snapshot } from '../contract/page.ts';
import { LayoutConfiguration } from '../layouts/layout.ts';

/** Service quota: publishers of a stage. Of no more are the attributes asked for. */
export const MOST_PEOPLE = 12;

/** Somebody of the stage who may be in the picture. */
export const SlotPerson = z.object({
  participantId: z.string(),
  userId: z.optional(z.string()),
  joinedAt: z.optional(Instant),
  /** Those that count now. */
  attributes: TextMap,
  /**
   * Where they are from: `participant`, as GetParticipant answers them; `exchange`, the newest token exchange that is known;
   * `unknown`, AWS does not know the participant any more.
   */
  attributesFrom: z.enum(['participant', 'exchange', 'unknown']),
  exchangedAt: z.optional(Instant),
  /**
   * Whether they publish at this moment, which the API does not tell: `yes` and `no` by the newest event that is known,
   * `likely` where none is: they are connected and have published in this session.
   */
  publishing: z.enum(['yes', 'no', 'likely']),
});
export type SlotPerson = z.input<typeof SlotPerson>;

/** One size in which the composition is encoded. */
export const SlotCanvas = z.object({
  width: z.int(),
  height: z.int(),
  /** Absent: the destination names none, and the size is what the API has as default for one. */
  encoderConfigurationId: z.optional(z.string()),
  /** The ids of the destinations of this size. */
  destinations: z.array(z.string()),
});
export type SlotCanvas = z.input<typeof SlotCanvas>;

/** What is needed to say who sits where in a composition, and why. */
export const CompositionSlots = z.object({
  layout: z.nullish(LayoutConfiguration),
  canvases: z.array(SlotCanvas),
  stageId: z.string(),
  /** Absent: the stage has no session now, and the picture nobody in it. */
  sessionId: z.optional(z.string()),
  /** By arrival. */
  people: z.array(SlotPerson),
  /** Others who are connected and have published, of whom the attributes were not asked for. */
  more: z.int(),
  /** Whether the events of all these people had been loaded; token exchanges are told there alone. */
  eventsKnown: z.boolean(),
});
export type CompositionSlots = z.input<typeof CompositionSlots>;

export const compositionSlots = contract('compositions', {
  slots: json({
    path: '/:connection/compositions/:compositionId/slots',
    summary:
      'Who is in the picture of a composition now: its layout, its sizes, and the people who publish with their attributes',
    access: 'read',
    aws: [
      'GetComposition',
      'GetStage',
      'ListParticipants',
      'GetParticipant',
      'GetEncoderConfiguration',
      'ListIngestConfigurations',
    ],
    params: { connection: ConnectionId, compositionId: ResourceId },
    output: snapshot(CompositionSlots),
  }),
});
