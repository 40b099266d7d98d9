/** Whether two ARNs are of one partition, service, Region and account. */
export function isSameRealm(one: string, other: string): boolean {
  const realmOf = (arn: string): string => arn.split(':', 5).join(':');
  return realmOf(one) === realmOf(other);
}

/** The twelve digits of the account in an ARN, or undefined where the text is no ARN of an account. */
export function accountOf(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}
