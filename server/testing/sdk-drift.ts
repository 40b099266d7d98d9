/** Types that compare what the SDK takes and answers with what the contract takes and passes on. */

type Leaf = Date | string | number | boolean | null | undefined;

/** Every member of an answer, at any depth, as a dotted path: `thumbnailConfiguration.storage`. */
export type MemberPaths<T> = T extends Leaf
  ? never
  : T extends readonly (infer Item)[]
    ? MemberPaths<Item>
    : { [K in keyof T & string]: K | `${K}.${MemberPaths<T[K]>}` }[keyof T & string];

/** Members that only one of the two has; `never` while the contract and the SDK agree. */
export type Drift<Sdk, Ours> =
  Exclude<MemberPaths<Sdk>, MemberPaths<Ours>> | Exclude<MemberPaths<Ours>, MemberPaths<Sdk>>;

type ShortName<Name> = Name extends 'channelArn'
  ? Name
  : Name extends `${infer Kind}Arn`
    ? `${Kind}Id`
    : Name extends `${infer Kind}Arns`
      ? `${Kind}Ids`
      : Name;

/** An input of the SDK as the console takes it: with short ids for ARNs, but for that of a channel, which is not ours. */
export type WithShortIds<T> = T extends Leaf
  ? T
  : T extends readonly (infer Item)[]
    ? WithShortIds<Item>[]
    : { [K in keyof T as ShortName<K>]: WithShortIds<T[K]> };
