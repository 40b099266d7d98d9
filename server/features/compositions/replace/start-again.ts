import type { Composition, Destination } from '@aws-sdk/client-ivs-realtime';
import type { StartRequest } from './mark.ts';

/** AWS writes an unset text as an empty one, which it does not take back for a fill mode; what is unset is left out. */
function set(given: object | undefined): Record<string, unknown> | undefined {
  if (given === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}

/** A layout as StartComposition takes it, from what AWS echoes; undefined for the default one. */
export function layoutAgain(layout: Composition['layout'] | null): StartRequest['layout'] {
  if (layout?.pip) return { pip: set(layout.pip) };
  return layout?.grid ? { grid: set(layout.grid) } : undefined;
}

function destinationAgain({ configuration }: Destination): Record<string, unknown> {
  const { name, channel, s3 } = configuration ?? {};
  return {
    ...(name ? { name } : {}),
    ...(channel ? { channel: set(channel) } : {}),
    ...(s3 ? { s3: set(s3) } : {}),
  };
}

/** What starts a composition like this one. Tags of AWS's own cannot be given. */
export function startAgain({ stageArn, layout, destinations, tags }: Composition): StartRequest {
  const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([key]) => !key.startsWith('aws:')));
  const again = layoutAgain(layout);
  return {
    stageArn: stageArn ?? '',
    ...(again === undefined ? {} : { layout: again }),
    destinations: (destinations ?? []).map(destinationAgain),
    ...(Object.keys(own).length > 0 ? { tags: own } : {}),
  };
}

/** The ARNs of the channels that a request broadcasts to. */
export function channelsOf({ destinations }: Pick<StartRequest, 'destinations'>): string[] {
  return destinations.flatMap(({ channel }) => {
    const arn = (channel as { channelArn?: unknown } | undefined)?.channelArn;
    return typeof arn === 'string' ? [arn] : [];
  });
}
