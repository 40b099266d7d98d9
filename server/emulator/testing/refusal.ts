import { AwsError } from '../wire/aws-error.ts';

/** The refusal that an act ends with. Throws whatever else it throws, and when it is not refused. */
export function refusalOf(act: () => unknown): { name: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof AwsError) return { name: error.name, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}
