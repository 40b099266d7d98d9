import {
  DeleteEncoderConfigurationCommand,
  DeleteIngestConfigurationCommand,
  DeletePublicKeyCommand,
  DeleteStageCommand,
  DeleteStorageConfigurationCommand,
  type IVSRealTimeClient,
  ResourceNotFoundException,
  StopCompositionCommand,
  ConflictException,
} from '@aws-sdk/client-ivs-realtime';

/** What a client has made, so that none of it is left behind. */
export interface Track {
  /** Deletes what has been made, but for what is still needed. Throws for what would not be deleted, naming it. */
  release: (needed?: ReadonlySet<string>) => Promise<void>;
}

/** The tag on everything that is made in AWS: what a broken run leaves behind can be found by it. */
export const TAG = 'callboard-conformance';

/** Commands that make something, with the member of their answer that has its ARN. */
const MAKERS: Readonly<Record<string, string>> = {
  StartCompositionCommand: 'composition',
  CreateStageCommand: 'stage',
  CreateIngestConfigurationCommand: 'ingestConfiguration',
  CreateEncoderConfigurationCommand: 'encoderConfiguration',
  CreateStorageConfigurationCommand: 'storageConfiguration',
  ImportPublicKeyCommand: 'publicKey',
};

const MOST_TAGS = 50;

/** The input with the tag, where there is room: an input that is about tags stays as it is. */
function tagged(input: object): object {
  const { tags } = input as { tags?: unknown };
  if (tags === undefined || tags === null) return { ...input, tags: { [TAG]: '' } };
  const isMap = typeof tags === 'object' && !Array.isArray(tags);
  return isMap && Object.keys(tags).length < MOST_TAGS ? { ...input, tags: { ...tags, [TAG]: '' } } : input;
}

/** Last what others hang on. */
const ORDER = [
  'composition',
  'stage',
  'ingest-configuration',
  'encoder-configuration',
  'storage-configuration',
  'public-key',
];

const kindOf = (arn: string): string => arn.split(/[:/]/)[5] ?? '';

async function remove(client: IVSRealTimeClient, arn: string): Promise<void> {
  switch (kindOf(arn)) {
    case 'composition':
      await client.send(new StopCompositionCommand({ arn }));
      return;
    case 'stage':
      await client.send(new DeleteStageCommand({ arn }));
      return;
    case 'ingest-configuration':
      await client.send(new DeleteIngestConfigurationCommand({ arn, force: true }));
      return;
    case 'encoder-configuration':
      await client.send(new DeleteEncoderConfigurationCommand({ arn }));
      return;
    case 'storage-configuration':
      await client.send(new DeleteStorageConfigurationCommand({ arn }));
      return;
    case 'public-key':
      await client.send(new DeletePublicKeyCommand({ arn }));
      return;
    default:
      throw new Error(`Nothing is known of how ${arn} is deleted.`);
  }
}

/** Gone already is as good; a composition that has ended by itself cannot be stopped. */
const isGone = (error: unknown, arn: string): boolean =>
  error instanceof ResourceNotFoundException ||
  (error instanceof ConflictException && kindOf(arn) === 'composition');

/**
 * @param tag whether everything that is made is tagged, so that it can be found by hand
 * @param settle waits until compositions that were stopped have ended: what they use cannot be deleted before
 */
export function keepTrack(
  client: IVSRealTimeClient,
  { tag, settle }: { tag: boolean; settle: () => Promise<void> },
): Track {
  const made = new Set<string>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const member = MAKERS[String(context['commandName'])];
      if (member === undefined) return next(args);
      const result = await next(tag ? { ...args, input: tagged(args.input) as typeof args.input } : args);
      const thing = (result.output as unknown as Record<string, { arn?: string } | undefined>)[member];
      if (thing?.arn !== undefined) made.add(thing.arn);
      return result;
    },
    { step: 'initialize', name: 'keepTrack' },
  );
  return {
    release: async (needed) => {
      const arns = [...made]
        .filter((arn) => !needed?.has(arn))
        .toSorted((one, other) => ORDER.indexOf(kindOf(one)) - ORDER.indexOf(kindOf(other)));
      const left: string[] = [];
      for (const [index, arn] of arns.entries()) {
        // Compositions come first.
        const before = arns[index - 1] ?? arn;
        if (kindOf(before) === 'composition' && kindOf(arn) !== 'composition') await settle();
        try {
          await remove(client, arn);
        } catch (error) {
          if (!isGone(error, arn)) {
            left.push(`${arn} (${String(error)})`);
            continue;
          }
        }
        made.delete(arn);
      }
      if (kindOf(arns.at(-1) ?? '') === 'composition') await settle();
      if (left.length > 0) throw new Error(`Left behind: ${left.join(', ')}`);
    },
  };
}
