import {
  type GridConfiguration,
  IVSRealTime,
  IVSRealTimeServiceException,
  type LayoutConfiguration,
  type PipConfiguration,
} from '@aws-sdk/client-ivs-realtime';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import {
  PIP_BEHAVIORS,
  PIP_POSITIONS,
  VIDEO_ASPECT_RATIOS,
  VIDEO_FILL_MODES,
} from '#shared/layouts/layout.ts';
import { GRID_PARAMETERS, type LayoutMember, PIP_PARAMETERS } from '#shared/layouts/parameters.ts';
import { readCanvas } from '#shared/layouts/read-canvas.ts';
import { readParameter, valueOf } from '#shared/layouts/read-parameter.ts';
import { attempt } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');
const runs = { seed: 1, numRuns: 60 * SCALE };
const limit = { timeout: 60_000 * Math.max(1, SCALE) };

let running: RunningConsole;
let aws: IVSRealTime;
let stageArn: string;
let storageConfigurationArn: string;
let encoderConfigurationArn: string;

beforeAll(async () => {
  running = await startConsole();
  const { url: endpoint, region } = running.emulator;
  aws = new IVSRealTime({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const stage = await aws.createStage({ name: 'looks' });
  const storage = await aws.createStorageConfiguration({ s3: { bucketName: 'looks-of-layouts' } });
  const encoder = await aws.createEncoderConfiguration({});
  stageArn = stage.stage?.arn ?? '';
  storageConfigurationArn = storage.storageConfiguration?.arn ?? '';
  encoderConfigurationArn = encoder.encoderConfiguration?.arn ?? '';
});
afterAll(async () => {
  aws.destroy();
  await running.close();
});

/** Starts a composition with a layout and ends it again, so that none is in the next one's way. */
async function start(layout: LayoutConfiguration): Promise<LayoutConfiguration | undefined> {
  const { composition } = await aws.startComposition({
    stageArn,
    layout,
    destinations: [{ s3: { storageConfigurationArn, encoderConfigurationArns: [encoderConfigurationArn] } }],
  });
  await aws.stopComposition({ arn: composition?.arn ?? '' });
  running.emulator.clock.step(60_000);
  return composition?.layout;
}

/** Why AWS does not take it: the member that it names first, and the rule. */
async function refusal(layout: unknown): Promise<{ member: string; rule: string }> {
  try {
    await start(layout as LayoutConfiguration);
  } catch (error) {
    return reasonOf(error);
  }
  throw new Error(`It was taken: ${JSON.stringify(layout)}`);
}

/** @throws what is no refusal by AWS */
function reasonOf(error: unknown): { member: string; rule: string } {
  if (!(error instanceof IVSRealTimeServiceException)) throw error;
  // Errors of the model have their text in a member of its own.
  const text = 'exceptionMessage' in error ? String(error.exceptionMessage) : error.message;
  const [, member = '', rule = ''] =
    /Value at '([^']+)' failed to satisfy constraint: ([^;]+)/.exec(text) ??
    /Wrong type for ([^:]+): (.+)/.exec(text) ??
    [];
  return { member, rule };
}

const PARAMETERS = { grid: GRID_PARAMETERS, pip: PIP_PARAMETERS };
const CHOICES: Partial<Record<LayoutMember, readonly string[]>> = {
  videoAspectRatio: VIDEO_ASPECT_RATIOS,
  videoFillMode: VIDEO_FILL_MODES,
  pipPosition: PIP_POSITIONS,
  pipBehavior: PIP_BEHAVIORS,
};

const anyNumber = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.integer({ min: -(2 ** 33), max: 2 ** 33 }).map(String),
  fc.constantFrom(
    '2147483647',
    '2147483648',
    '-2147483648',
    '1.5',
    '-0.5',
    '007',
    '+4',
    ' 12 ',
    '1e3',
    '0x10',
  ),
  fc.constantFrom('', ' ', 'wide', '12px', '1,000', 'NaN', 'Infinity'),
);
const anyName = fc.oneof(
  fc.constantFrom('', 'featured', 'is_guest-1', 'with space', 'naïve', 'a.b', 'true'),
  fc.string({ maxLength: 12 }),
  fc.integer({ min: 126, max: 130 }).map((length) => 'x'.repeat(length)),
  // Two UTF-16 units each: AWS counts the characters.
  fc.integer({ min: 63, max: 65 }).map((length) => '🎥'.repeat(length)),
);

/** Anything that could come to stand in the field of a parameter. */
function anyText(member: LayoutMember): fc.Arbitrary<string> {
  const choices = CHOICES[member];
  if (choices) return fc.oneof(fc.constantFrom(...choices), fc.constantFrom('', 'ZOOM', 'cover', 'NONE'));
  if (member === 'omitStoppedVideo') return fc.constantFrom('', 'true', 'false', 'yes', '1');
  return member.endsWith('Attribute') ? anyName : anyNumber;
}

type Texts = [LayoutMember, string][];
/** The texts in all fields of one kind of layout, as they are while somebody works at them. */
const anyForm = fc
  .constantFrom('grid' as const, 'pip' as const)
  .chain((kind) =>
    fc
      .tuple(
        ...Object.keys(PARAMETERS[kind]).map((member) =>
          anyText(member as LayoutMember).map((text): Texts[number] => [member as LayoutMember, text]),
        ),
      )
      .map((texts) => ({ kind, texts: texts as Texts })),
  );

const RULES: readonly [RegExp, (form: RegExpExecArray) => string][] = [
  [/^must be at least (-?\d+)$/, ([, limit]) => `Member must have value greater than or equal to ${limit}`],
  [/^must be at most (\d+)$/, ([, limit]) => `Member must have value less than or equal to ${limit}`],
  [
    /^must have at most (\d+) characters$/,
    ([, most]) => `Member must have length less than or equal to ${most}`,
  ],
  [
    /^must hold only letters, digits, hyphens and underscores$/,
    () => 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9-_]*$',
  ],
  [/^must be one of (.+)$/, ([, values]) => `Member must satisfy enum value set: [${values}]`],
  [/^must be a whole number$/, () => 'Member must be a whole number'],
  // JSON of another type than the member's is no member at all.
  [/^must be a number$/, () => 'expected number.'],
  [/^must be true or false$/, () => 'expected boolean.'],
];

/** The form's reason in AWS's words. A reason that is in nobody's list is in none of AWS's either. */
function inAwsWords(problem: string): string {
  for (const [form, words] of RULES) {
    const found = form.exec(problem);
    if (found) return words(found);
  }
  return problem;
}

/** The layout of all fields that are taken: what the editor sends. */
function taken({ kind, texts }: { kind: 'grid' | 'pip'; texts: Texts }): LayoutDraft {
  const values = texts.flatMap(([member, text]) => {
    const read = readParameter(kind, member, text);
    return 'value' in read && read.value !== undefined ? [[member, read.value] as const] : [];
  });
  return { [kind]: Object.fromEntries(values) };
}

describe('whatever stands in the fields of the editor', limit, () => {
  it('is sent so that AWS takes it, value by value', async () => {
    await fc.assert(
      fc.asyncProperty(anyForm, async (form) => {
        const layout = taken(form);
        const echoed = await start(layout as LayoutConfiguration);
        expect(echoed?.[form.kind]).toMatchObject(sentOf(layout, form.kind));
      }),
      runs,
    );
  });

  it('is refused by the field exactly where AWS refuses it, at the same place and for the same reason', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyForm, async ({ kind, texts }) => {
        for (const [member, text] of texts) {
          const read = readParameter(kind, member, text);
          if ('value' in read) continue;
          refused += 1;
          const alone = { [kind]: { [member]: valueOf(member, text) } };
          const { member: blamed, rule } = await refusal(alone);
          expect([text, blamed, rule]).toEqual([text, `layout.${kind}.${member}`, inAwsWords(read.problem)]);
        }
      }),
      runs,
    );
    expect(refused).toBeGreaterThan(runs.numRuns);
  });

  it('is refused by the console as by the field, before it is sent', async () => {
    await fc.assert(
      fc.asyncProperty(anyForm, async ({ kind, texts }) => {
        const problems = texts.flatMap(([member, text]) => {
          const read = readParameter(kind, member, text);
          return 'problem' in read ? [[`body.layout.${kind}.${member}`, read.problem]] : [];
        });
        if (problems.length === 0) return;
        const given = texts.filter(([, text]) => text.trim() !== '');
        const values = Object.fromEntries(given.map(([member, text]) => [member, valueOf(member, text)]));
        const before = running.emulator.calls.total;
        const sent = await attempt(running, compositionChanges.start, {
          connection,
          body: {
            stageId: idOf(stageArn),
            idempotencyToken: 'never',
            layout: { [kind]: values } as LayoutDraft,
            destinations: [
              {
                s3: {
                  storageConfigurationId: idOf(storageConfigurationArn),
                  encoderConfigurationIds: [idOf(encoderConfigurationArn)],
                },
              },
            ],
          },
        });
        expect(sent.status).toBe(400);
        expect(running.emulator.calls.total).toBe(before);
        const { fields = [] } = sent.json() as ErrorBody;
        // The console names every rule that is broken, the field the first of them.
        const first = new Map(fields.toReversed().map(({ path, message }) => [path, message]));
        expect(Object.fromEntries(first)).toEqual(Object.fromEntries(problems));
      }),
      runs,
    );
  });
});

describe('whatever size the picture is given', limit, () => {
  it('is taken exactly where AWS takes an encoder configuration of it, and refused for the same side', async () => {
    const anySide = fc.oneof(
      fc.integer({ min: -2, max: 1930 }).map(String),
      fc.integer({ min: 1, max: 965 }).map((half) => String(half * 2)),
      fc.constantFrom('1920', '1080', '1082', '2', '1', '12.5', '1e3', 'wide', ' 720 '),
    );
    const anyCanvas = fc.constantFrom(
      { width: 1280, height: 720 },
      { width: 1920, height: 1080 },
      { width: 1080, height: 1920 },
      { width: 2, height: 2 },
    );
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        anyCanvas,
        fc.constantFrom('width' as const, 'height' as const),
        anySide,
        async (canvas, side, text) => {
          const read = readCanvas(canvas, side, text);
          const number = Number(text);
          const video = { ...canvas, [side]: /^[\s\d.-]+$/.test(text) ? number : text };
          const answer = await encoderRefusal('problem' in read ? video : read.canvas);
          if (!('problem' in read)) {
            expect([read.canvas, answer]).toEqual([{ ...canvas, [side]: number }, undefined]);
            return;
          }
          refused += 1;
          const isOfBoth = read.problem.includes('width times height');
          expect([text, answer]).toEqual([text, isOfBoth ? 'video' : `video.${side}`]);
        },
      ),
      runs,
    );
    expect(refused).toBeGreaterThan(10);
  });
});

/** The member for which AWS refuses an encoder configuration of this size; `undefined` where it takes it. */
async function encoderRefusal(video: object): Promise<string | undefined> {
  try {
    const { encoderConfiguration } = await aws.createEncoderConfiguration({ video });
    await aws.deleteEncoderConfiguration({ arn: encoderConfiguration?.arn ?? '' });
    return undefined;
  } catch (error) {
    return reasonOf(error).member;
  }
}

const sentOf = (layout: LayoutDraft, kind: 'grid' | 'pip'): GridConfiguration | PipConfiguration =>
  (layout[kind] ?? {}) as GridConfiguration | PipConfiguration;
