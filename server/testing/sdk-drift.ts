/** Types that compare what the SDK answers with what the contract passes on. */

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
