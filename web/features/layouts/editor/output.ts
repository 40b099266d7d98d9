import type { LayoutDraft } from '#shared/layouts/drafts.ts';

/** What of the request is not the layout. */
export interface Surroundings {
  region: string;
  /** `undefined` where no stage is chosen: a name in capitals stands in its place. */
  stageArn: string | undefined;
  /** Where calls go, when not to the Region's own endpoint. */
  endpoint: string | undefined;
}

/** The value of `--layout`: only what was set, so that AWS's defaults stay AWS's. */
export function layoutJson(layout: LayoutDraft): string {
  return JSON.stringify(layout, null, 2);
}

/** In single quotes for a shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const DESTINATION = {
  s3: {
    storageConfigurationArn: 'STORAGE_CONFIGURATION_ARN',
    encoderConfigurationArns: ['ENCODER_CONFIGURATION_ARN'],
  },
};

/** A whole command for the AWS CLI. */
export function cliCommand(layout: LayoutDraft, { region, stageArn, endpoint }: Surroundings): string {
  return [
    'aws ivs-realtime start-composition',
    `--region ${region}`,
    ...(endpoint === undefined ? [] : [`--endpoint-url ${quoted(endpoint)}`]),
    `--stage-arn ${quoted(stageArn ?? 'STAGE_ARN')}`,
    `--destinations ${quoted(JSON.stringify([DESTINATION]))}`,
    `--layout ${quoted(JSON.stringify(layout))}`,
  ].join(' \\\n  ');
}

/** The same for the AWS SDK for JavaScript, version 3. */
export function sdkCode(layout: LayoutDraft, { region, stageArn, endpoint }: Surroundings): string {
  const client = JSON.stringify({ region, ...(endpoint === undefined ? {} : { endpoint }) });
  const input = JSON.stringify(
    { stageArn: stageArn ?? 'STAGE_ARN', destinations: [DESTINATION], layout },
    null,
    2,
  );
  return [
    "import { IVSRealTimeClient, StartCompositionCommand } from '@aws-sdk/client-ivs-realtime';",
    '',
    `const client = new IVSRealTimeClient(${client});`,
    `const { composition } = await client.send(new StartCompositionCommand(${input}));`,
  ].join('\n');
}
