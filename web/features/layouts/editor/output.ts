import type { AwsCall } from '#shared/commands/aws-call.ts';
import { cliCommand } from '#shared/commands/cli-command.ts';
import { sdkCode } from '#shared/commands/sdk-code.ts';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';

/** What of the request is not the layout. */
export interface Surroundings {
  region: string;
  /** `undefined` where no stage is chosen: a name in capitals stands in its place. */
  stageArn: string | undefined;
  /** As the stage. */
  encoderArn: string | undefined;
  /** Where calls go, when not to the Region's own endpoint. */
  endpoint: string | undefined;
}

/** The value of `--layout`: only what was set, so that AWS's defaults stay AWS's. */
export function layoutJson(layout: LayoutDraft): string {
  return JSON.stringify(layout, null, 2);
}

/** The call that would start a composition with this layout. */
function callOf(layout: LayoutDraft, { stageArn, encoderArn }: Surroundings): AwsCall {
  const s3 = {
    storageConfigurationArn: 'STORAGE_CONFIGURATION_ARN',
    encoderConfigurationArns: [encoderArn ?? 'ENCODER_CONFIGURATION_ARN'],
  };
  return {
    operation: 'StartComposition',
    input: { stageArn: stageArn ?? 'STAGE_ARN', destinations: [{ s3 }], layout },
  };
}

/** A whole command for the AWS CLI. */
export function layoutCommand(layout: LayoutDraft, around: Surroundings): string {
  return cliCommand(callOf(layout, around), around);
}

/** The same for the AWS SDK for JavaScript, version 3. */
export function layoutCode(layout: LayoutDraft, around: Surroundings): string {
  return sdkCode(callOf(layout, around), around);
}
