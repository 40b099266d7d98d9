import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as sdk from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AwsCall, TAG_METHODS } from '#shared/commands/aws-call.ts';
import { cliCommand } from '#shared/commands/cli-command.ts';
import { curlCommand } from '#shared/commands/curl-command.ts';
import { OPERATION_MEMBERS, type OperationName } from '#shared/commands/operation-table.ts';
import { sdkCode } from '#shared/commands/sdk-code.ts';
import { EXAMPLE_CALLS } from '#server/testing/example-calls.ts';
import { READER, readCli, readCurl, wordsOf } from '#server/testing/read-command.ts';
import {
  type RecordedRequest,
  type RecordingUpstream,
  recordingUpstream,
} from '#server/testing/recording-upstream.ts';

const region = 'us-east-1';
let upstream: RecordingUpstream;
beforeAll(async () => {
  upstream = await recordingUpstream();
});
beforeEach(() => {
  upstream.requests.splice(0);
});
afterAll(async () => upstream.close());

const place = () => ({ region, endpoint: upstream.url });

/** What the SDK sends for calls. */
async function sentBySdk(calls: readonly AwsCall[]): Promise<RecordedRequest[]> {
  const client = new sdk.IVSRealTimeClient({
    ...place(),
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  for (const { operation, input } of calls) {
    const Command = sdk[`${operation}Command`] as new (input: object) => sdk.GetStageCommand;
    // One after the other, so that they are recorded in this order.
    await client.send(new Command(input));
  }
  client.destroy();
  return upstream.requests.splice(0);
}

describe('the table of operations', () => {
  const schemas = sdk as unknown as Record<string, readonly unknown[] | undefined>;
  const operations = Object.keys(OPERATION_MEMBERS) as OperationName[];

  it('has every operation of the SDK, with its members in their order and its address', () => {
    const named = Object.keys(sdk).flatMap((name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? []);
    expect(operations.toSorted()).toEqual(named.toSorted());
    for (const operation of operations) {
      const [, , , traits, input] = schemas[`${operation}$`] ?? [];
      const structure = (typeof input === 'function' ? input() : input) as readonly unknown[];
      expect([operation, structure[4]]).toEqual([operation, OPERATION_MEMBERS[operation]]);
      const method = TAG_METHODS[operation];
      const [verb, path] = method === undefined ? ['POST', `/${operation}`] : [method, '/tags/{resourceArn}'];
      expect((traits as { http: unknown }).http).toEqual([verb, path, 200]);
    }
  });
});

describe('a copied command', () => {
  it('of curl sends what the SDK sends, signed by the keys of whoever runs it', async () => {
    const expected = await sentBySdk(EXAMPLE_CALLS);
    const commands = wordsOf(EXAMPLE_CALLS.map((call) => curlCommand(call, place()))).map(readCurl);
    for (const { url, method, headers, body, signedAs, user } of commands) {
      expect(signedAs).toBe('aws:amz:us-east-1:ivs');
      expect(user).toBe(`${READER.AWS_ACCESS_KEY_ID}:${READER.AWS_SECRET_ACCESS_KEY}`);
      expect(headers['x-amz-security-token']).toBe(READER.AWS_SESSION_TOKEN);
      await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
    }
    expect(upstream.requests).toEqual(expected);
  });

  it('of the AWS CLI gives every member its value, on one line or on several', async () => {
    const expected = await sentBySdk(EXAMPLE_CALLS);
    const commands = wordsOf(EXAMPLE_CALLS.map((call) => cliCommand(call, place())));
    expect(wordsOf(EXAMPLE_CALLS.map((call) => cliCommand(call, place(), 'line')))).toEqual(commands);
    expect(await sentBySdk(commands.map(readCli))).toEqual(expected);
  });

  it('of the SDK is a program that sends it', async () => {
    // Beside the packages of this project, where the program finds the SDK.
    const folder = mkdtempSync(fileURLToPath(new URL('../node_modules/.copied-', import.meta.url)));
    try {
      const expected = await sentBySdk(EXAMPLE_CALLS);
      const files = EXAMPLE_CALLS.map((call, index) => {
        writeFileSync(join(folder, `${index}.mjs`), sdkCode(call, place()));
        return `./${index}.mjs`;
      });
      const all = join(folder, 'all.mjs');
      writeFileSync(all, files.map((file) => `await import('${file}');`).join('\n'));
      await promisify(execFile)(process.execPath, [all], { env: READER, maxBuffer: 64 * 1024 * 1024 });
      expect(upstream.requests).toEqual(expected);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
