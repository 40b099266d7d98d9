import type { AwsCall, CallPlace } from '#shared/commands/aws-call.ts';
import { cliCommand } from '#shared/commands/cli-command.ts';
import { cloudFormation } from '#shared/commands/cloudformation.ts';
import { curlCommand } from '#shared/commands/curl-command.ts';
import { declarationOf, declarationOfResource } from '#shared/commands/declaration.ts';
import { sdkCode } from '#shared/commands/sdk-code.ts';
import { terraform } from '#shared/commands/terraform.ts';

/** A call, and for the read of one resource what it has answered. */
export interface ShownCall {
  call: AwsCall;
  /** As the console has it; absent where the call is no such read or its answer is not there. */
  resource?: Readonly<Record<string, unknown>> | undefined;
  /** Where it was sent before: what became of it, and when, in milliseconds since the epoch. */
  sent?: { at: number; status: 'idle' | 'pending' | 'success' | 'error' };
}

export const COMMAND_FORMS = [
  { value: 'cli', label: 'AWS CLI', what: 'AWS CLI command' },
  { value: 'sdk', label: 'SDK v3', what: 'SDK code' },
  { value: 'curl', label: 'curl', what: 'curl command' },
  { value: 'cloudformation', label: 'CloudFormation', what: 'CloudFormation template' },
  { value: 'terraform', label: 'Terraform', what: 'Terraform configuration' },
] as const;
export type CommandForm = (typeof COMMAND_FORMS)[number]['value'];

/** A call in one form; nothing where that form has none. */
export interface Written {
  text: string;
  /** What the call has and the form cannot say, by AWS's names. */
  leftOut: readonly string[];
}

/** Writes a call in a form. Only what makes a configuration, or has read one, can be declared. */
export function written(
  { call, resource }: ShownCall,
  form: CommandForm,
  place: CallPlace,
): Written | undefined {
  switch (form) {
    case 'cli':
      return { text: cliCommand(call, place), leftOut: [] };
    case 'sdk':
      return { text: sdkCode(call, place), leftOut: [] };
    case 'curl':
      return { text: curlCommand(call, place), leftOut: [] };
    case 'cloudformation':
    case 'terraform': {
      const declaration = resource ? declarationOfResource(call.operation, resource) : declarationOf(call);
      if (declaration === undefined) return undefined;
      const arn = resource?.['arn'];
      return {
        text:
          form === 'terraform'
            ? terraform(declaration, typeof arn === 'string' ? arn : undefined)
            : cloudFormation(declaration),
        leftOut: declaration.leftOut,
      };
    }
  }
}

/** The forms that at least one of these calls has. */
export function formsOf(calls: readonly ShownCall[], place: CallPlace) {
  return COMMAND_FORMS.filter(({ value }) => calls.some((call) => written(call, value, place) !== undefined));
}
