/** A link as it is told, once. @param page below the origin */
export function linkTo(
  page: '/invitation' | '/display',
  { secret, expiresAt }: { secret: string; expiresAt: number },
) {
  return { secret, path: `${page}#${secret}`, expiresAt: new Date(expiresAt) };
}
