import { AwsError } from '../wire/aws-error.ts';

/** A ValidationException in the service's manner: it names the member and the rule. UNCONFIRMED: AWS's exact words. */
export function invalid(member: string, rule: string): AwsError {
  return new AwsError(
    'ValidationException',
    `Value at '${member}' failed to satisfy constraint: Member ${rule}`,
  );
}

/** A required member, which the wire has already checked for presence. */
export function present(member: string, value: string | undefined): string {
  if (value === undefined) throw invalid(member, 'must not be null');
  return value;
}

/** Refuses a second filter where AWS allows one. UNCONFIRMED: the error; ValidationException is the likely one. */
export function atMostOneFilter(filters: Readonly<Record<string, unknown>>): void {
  const given = Object.keys(filters).filter((name) => filters[name] !== undefined);
  if (given.length > 1) {
    throw new AwsError(
      'ValidationException',
      `At most one filter can be used in a request; got ${given.join(', ')}`,
    );
  }
}
