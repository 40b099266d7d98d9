import { ResourceArn } from './arns.ts';
import type { SomeInputs } from './constraint-of.ts';
import { list, required, text, textMap } from './constraint.ts';

const TagKey = text({ min: 1, max: 128 });
const TagValue = text({ max: 256 });

/** Tags given with a new resource or added to one. What one resource may hold in all is for the world to count. */
export const Tags = textMap({ key: TagKey, value: TagValue, max: 50 });

export const TAG_INPUTS = {
  ListTagsForResource: {
    resourceArn: required(ResourceArn),
  },
  TagResource: {
    resourceArn: required(ResourceArn),
    tags: required(Tags),
  },
  UntagResource: {
    resourceArn: required(ResourceArn),
    tagKeys: required(list(TagKey, { max: 50 })),
  },
} satisfies SomeInputs;
