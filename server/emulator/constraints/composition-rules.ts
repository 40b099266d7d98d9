import type { OperationInput } from '../wire/operation.ts';
import { isGiven, type Rule, unless } from './rule.ts';

type Input = OperationInput<'StartComposition'>;

/** API Reference, DestinationConfiguration: "Either a channel or an s3 must be specified". */
export const destinationsAreEither: Rule<Input> = ({ destinations }) =>
  (destinations ?? []).flatMap(({ channel, s3 }, index) =>
    unless(
      isGiven(channel) !== isGiven(s3),
      `destinations[${index}]`,
      'Member must have either channel or s3, and not both',
    ),
  );

/** API Reference, Composition: one channel, one s3, or one of each. */
export const destinationsDiffer: Rule<Input> = ({ destinations }) =>
  (['channel', 's3'] as const).flatMap((kind) =>
    unless(
      (destinations ?? []).filter((destination) => isGiven(destination[kind])).length <= 1,
      'destinations',
      `Member must have at most one ${kind} destination`,
    ),
  );

/**
 * UNCONFIRMED: the model lets a layout hold both, and no page says what both would mean. Refused, because there is
 * nothing that could be drawn for it.
 */
export const layoutIsOne: Rule<Input> = ({ layout }) =>
  unless(
    !(isGiven(layout?.grid) && isGiven(layout?.pip)),
    'layout',
    'Member must have either grid or pip, and not both',
  );
