import type { Destination } from '@aws-sdk/client-ivs-realtime';
import type { SlotCanvas } from '#shared/compositions/slots.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { Upstream } from '#server/aws/upstream.ts';
import { ApiError } from '#server/http/api-error.ts';

/** What the API has for an encoder configuration that names no size. UNCONFIRMED for a channel without one. */
const USUAL = { width: 1280, height: 720 };

/** The sizes in which a composition is encoded, each once, in the order of its destinations. */
export async function canvasesOf(
  upstream: Pick<Upstream, 'call'>,
  destinations: readonly Destination[],
): Promise<SlotCanvas[]> {
  const asked = destinations.map(({ id = '', configuration }) => ({
    id,
    arn: configuration?.s3?.encoderConfigurationArns?.[0] ?? configuration?.channel?.encoderConfigurationArn,
  }));
  const arns = [...new Set(asked.map(({ arn }) => arn))];
  return Promise.all(
    arns.map(async (arn) => ({
      ...(arn === undefined || arn === '' ? USUAL : await sizeOf(upstream, arn)),
      ...(arn === undefined || arn === '' ? {} : { encoderConfigurationId: idOf(arn) }),
      destinations: asked.filter((one) => one.arn === arn).map(({ id }) => id),
    })),
  );
}

async function sizeOf(upstream: Pick<Upstream, 'call'>, arn: string): Promise<typeof USUAL> {
  try {
    const { output } = await upstream.call('GetEncoderConfiguration', { arn });
    const { width = USUAL.width, height = USUAL.height } = output.encoderConfiguration?.video ?? {};
    return { width, height };
  } catch (error) {
    // It is in use, so that it cannot have been deleted; but one that has ended outlives its encoder.
    if (error instanceof ApiError && error.code === 'aws_not_found') return USUAL;
    throw error;
  }
}
