import type { ConnectionColour } from '#shared/connections/contract.ts';

/** Written out, because Tailwind finds class names by reading the source. */
export const connectionGround: Record<ConnectionColour, string> = {
  slate: 'bg-connection-slate',
  red: 'bg-connection-red',
  amber: 'bg-connection-amber',
  green: 'bg-connection-green',
  teal: 'bg-connection-teal',
  blue: 'bg-connection-blue',
  violet: 'bg-connection-violet',
  pink: 'bg-connection-pink',
};
