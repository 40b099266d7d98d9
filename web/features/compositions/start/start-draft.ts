import type { FieldProblem } from '#shared/contract/field-problems.ts';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import { numberOf, textOf } from '#web/form/number-of.ts';
import { tagProblems, tagsOf } from '#web/form/tag-rows.ts';
import type { LayoutForm, RecordingForm, StartForm } from './start-form-state.ts';

/** What a draft takes from elsewhere than the fields. */
export interface StartSurroundings {
  idempotencyToken: string;
  /** The layout of the chosen preset; undefined while it is not loaded. */
  presetLayout: LayoutDraft | undefined;
}

/** Where the fields of the two destinations stand in the draft: `destinations.0`. */
export function destinationPaths({ channel }: StartForm): { channel: string; s3: string } {
  return { channel: 'destinations.0', s3: channel.wanted ? 'destinations.1' : 'destinations.0' };
}

/** What would be sent. What is missing or cannot be read is passed on as it is, for the schema to say so. */
export function startDraftOf(form: StartForm, { idempotencyToken, presetLayout }: StartSurroundings) {
  const { stageId, channel, s3, tags } = form;
  return {
    stageId: textOf(stageId),
    idempotencyToken,
    layout: layoutOf(form.layout, presetLayout),
    destinations: [
      ...(channel.wanted
        ? [
            {
              name: textOf(channel.name),
              channel: {
                channelArn: textOf(channel.channelArn.trim()),
                encoderConfigurationId: textOf(channel.encoderId),
              },
            },
          ]
        : []),
      ...(s3.wanted ? [{ name: textOf(s3.name), s3: recordingOf(s3) }] : []),
    ],
    tags: tagsOf(tags),
  };
}

function recordingOf(s3: RecordingForm) {
  const storage = [...(s3.sequential ? ['SEQUENTIAL'] : []), ...(s3.latest ? ['LATEST'] : [])];
  return {
    storageConfigurationId: textOf(s3.storageId),
    encoderConfigurationIds: [textOf(s3.encoderId)],
    recordingConfiguration: {
      format: 'HLS',
      hlsConfiguration: { targetSegmentDurationSeconds: numberOf(s3.segmentSeconds) },
    },
    thumbnailConfigurations: s3.thumbnails
      ? [
          {
            targetIntervalSeconds: numberOf(s3.intervalSeconds),
            storage: storage.length > 0 ? storage : undefined,
          },
        ]
      : undefined,
  };
}

function layoutOf(layout: LayoutForm, presetLayout: LayoutDraft | undefined): unknown {
  switch (layout.from) {
    case 'default':
      return undefined;
    case 'preset':
      return presetLayout;
    case 'parameters':
      return { [layout.kind]: parametersOf(layout[layout.kind]) };
    case 'json':
      return readJson(layout.json).value;
  }
}

const NUMBERS = new Set(['gridGap', 'pipOffset', 'pipWidth', 'pipHeight']);

/** The parameters that were set: an empty field leaves one to AWS. */
export function parametersOf(texts: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => text !== '')
      .map(([member, text]) => [
        member,
        NUMBERS.has(member) ? numberOf(text) : member === 'omitStoppedVideo' ? text === 'true' : text,
      ]),
  );
}

function readJson(text: string): { value?: unknown; problem?: string } {
  if (text.trim() === '') return { problem: 'is required: paste the JSON of a layout' };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** What no schema can know: a layout that is not there yet, and keys that are given twice. */
export function furtherStartProblems(
  { layout, tags }: StartForm,
  { presetLayout }: Pick<StartSurroundings, 'presetLayout'>,
): FieldProblem[] {
  const problems = tagProblems(tags);
  if (layout.from === 'preset' && layout.presetId === '')
    return [{ path: 'layout', message: 'is required: choose a kept layout' }, ...problems];
  if (layout.from === 'preset' && presetLayout === undefined)
    return [{ path: 'layout', message: 'is not loaded yet' }, ...problems];
  const { problem } = layout.from === 'json' ? readJson(layout.json) : {};
  return problem === undefined ? problems : [{ path: 'layout', message: problem }, ...problems];
}
