import {
  CircleX,
  Copy,
  CopyX,
  Eye,
  EyeOff,
  KeyRound,
  LogIn,
  LogOut,
  type LucideIcon,
  Radio,
  Square,
  CircleDashed,
} from 'lucide-react';
import type { EventName } from '#shared/participants/events.ts';

/** An event in words and as a mark; the colour only repeats what both say. */
export interface EventLook {
  word: string;
  Icon: LucideIcon;
  /** Tailwind class of the mark. */
  colour: string;
}

const LOOKS: Record<EventName, EventLook> = {
  JOINED: { word: 'Joined', Icon: LogIn, colour: 'text-text' },
  LEFT: { word: 'Left', Icon: LogOut, colour: 'text-muted' },
  PUBLISH_STARTED: { word: 'Publishing began', Icon: Radio, colour: 'text-live' },
  PUBLISH_STOPPED: { word: 'Publishing ended', Icon: Square, colour: 'text-muted' },
  SUBSCRIBE_STARTED: { word: 'Subscription began', Icon: Eye, colour: 'text-info' },
  SUBSCRIBE_STOPPED: { word: 'Subscription ended', Icon: EyeOff, colour: 'text-muted' },
  JOIN_ERROR: { word: 'Joining failed', Icon: CircleX, colour: 'text-bad' },
  PUBLISH_ERROR: { word: 'Publishing failed', Icon: CircleX, colour: 'text-bad' },
  SUBSCRIBE_ERROR: { word: 'Subscribing failed', Icon: CircleX, colour: 'text-bad' },
  REPLICATION_STARTED: { word: 'Replication began', Icon: Copy, colour: 'text-info' },
  REPLICATION_STOPPED: { word: 'Replication ended', Icon: CopyX, colour: 'text-muted' },
  TOKEN_EXCHANGED: { word: 'Token exchanged', Icon: KeyRound, colour: 'text-warn' },
};

/** A name that AWS has added since is shown as AWS writes it. */
export function lookOfEvent(name: string | undefined): EventLook {
  if (name !== undefined && Object.hasOwn(LOOKS, name)) return LOOKS[name as EventName];
  return { word: name ?? 'Event without a name', Icon: CircleDashed, colour: 'text-muted' };
}
