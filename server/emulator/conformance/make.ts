import type { Composition, StartCompositionRequest } from '@aws-sdk/client-ivs-realtime';
import type { OperationInput } from '../wire/operation.ts';
import { newSigningKey } from '../testing/signed-token.ts';
import type { Simulation, Person } from './simulation.ts';
import type { SimulatedTarget, Target } from './target.ts';

/** What an answer must have. */
export function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The answer lacks what was asked for.');
  return value;
}

export async function makeStage(
  { call }: Target,
  input: OperationInput<'CreateStage'> = {},
): Promise<string> {
  return given((await call('CreateStage', input)).stage?.arn);
}

export async function makeEncoder(
  { call }: Target,
  input: OperationInput<'CreateEncoderConfiguration'> = {},
): Promise<string> {
  return given((await call('CreateEncoderConfiguration', input)).encoderConfiguration?.arn);
}

export async function makeStorage({ call }: Target): Promise<string> {
  const { storageConfiguration } = await call('CreateStorageConfiguration', {
    s3: { bucketName: 'conformance-recordings' },
  });
  return given(storageConfiguration?.arn);
}

export async function makeIngest(
  { call }: Target,
  input: Partial<OperationInput<'CreateIngestConfiguration'>> = {},
): Promise<{ arn: string; streamKey: string; participantId: string }> {
  const { ingestConfiguration } = await call('CreateIngestConfiguration', {
    ingestProtocol: 'RTMPS',
    ...input,
  });
  const { arn, streamKey, participantId } = given(ingestConfiguration);
  return { arn: given(arn), streamKey: given(streamKey), participantId: given(participantId) };
}

export async function makeKey({ call }: Target): Promise<{ arn: string; pem: string }> {
  const { pem } = newSigningKey();
  const { publicKey } = await call('ImportPublicKey', { publicKeyMaterial: pem });
  return { arn: given(publicKey?.arn), pem };
}

/** The same resource in another account, which no principal of this one may see. */
export const ofAnotherAccount = (arn: string): string =>
  arn.replace(/:\d{12}:/, (account) => (account === ':111122223333:' ? ':444455556666:' : ':111122223333:'));

export const channelLike = (arn: string, id = 'AbCdEfGh1234'): string =>
  arn.replace(/:[a-z-]+\/.*$/, `:channel/${id}`);

/** Somebody on the stage who publishes. */
export async function makePublisher(
  simulate: Simulation,
  stageArn: string,
  more: object = {},
): Promise<Person> {
  // For days: what is looked at shall not end with the token.
  const person = await simulate.join({ stageArn, minutes: 20_160, ...more });
  return simulate.act(person, 'publish');
}

export async function startComposition(
  target: SimulatedTarget,
  input: Partial<StartCompositionRequest> & { stageArn: string },
): Promise<Composition & { arn: string }> {
  const destinations = input.destinations ?? [{ channel: { channelArn: channelLike(input.stageArn) } }];
  const composition = given((await target.call('StartComposition', { ...input, destinations })).composition);
  return { ...composition, arn: given(composition.arn) };
}
