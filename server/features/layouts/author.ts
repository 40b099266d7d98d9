import type { Principal } from '#server/http/principal.ts';

/** Who keeps something and when, by the console's own clock. */
export interface Author {
  name: string;
  at: number;
}

/** @param name as somebody wrote it; where it is blank, or was not given, it is theirs who asks */
export function authorOf(name: string | undefined, principal: Principal | undefined): Author {
  return { name: name?.trim() || (principal?.name ?? ''), at: Date.now() };
}
