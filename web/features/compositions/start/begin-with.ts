import type { Composition } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { GRID_PARAMETERS, PIP_PARAMETERS, type ParameterWords } from '#shared/layouts/parameters.ts';
import { rowsOf } from '#web/form/tag-rows.ts';
import { EMPTY_FORM, type LayoutForm, type RecordingForm, type StartForm } from './start-form-state.ts';

/**
 * What an address asks to begin with: `?stage=` an id; `?preset=` the id of a kept layout, with `&version=` one of its
 * versions; `?layout=` the JSON of a layout in base64url.
 */
export function beginFromAddress(search: URLSearchParams): StartForm {
  return { ...EMPTY_FORM, stageId: search.get('stage') ?? '', layout: layoutOfAddress(search) };
}

function layoutOfAddress(search: URLSearchParams): LayoutForm {
  const presetId = search.get('preset');
  if (presetId !== null)
    return { ...EMPTY_FORM.layout, from: 'preset', presetId, version: search.get('version') ?? '' };
  const encoded = search.get('layout');
  if (encoded === null) return EMPTY_FORM.layout;
  return { ...EMPTY_FORM.layout, from: 'json', json: pretty(decoded(encoded)) };
}

/** Text of base64url; of what is none, the text itself, which then is said to be no JSON. */
function decoded(encoded: string): string {
  try {
    const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return encoded;
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The form that would start a composition like this one. AWS echoes every default: those are left to it again. */
export function beginFromComposition({ stageArn, layout, destinations, tags }: Composition): StartForm {
  const channel = destinations.find(({ configuration }) => configuration.channel)?.configuration;
  const s3 = destinations.find(({ configuration }) => configuration.s3)?.configuration;
  return {
    stageId: idOf(stageArn),
    layout: layoutOfEcho(layout),
    channel: {
      ...EMPTY_FORM.channel,
      wanted: channel !== undefined,
      name: channel?.name ?? '',
      channelArn: channel?.channel?.channelArn ?? '',
      encoderId: idIfAny(channel?.channel?.encoderConfigurationArn),
    },
    s3: s3?.s3 ? recordingOf(s3.name ?? '', s3.s3) : { ...EMPTY_FORM.s3, wanted: false },
    tags: rowsOf(tags),
  };
}

type S3 = NonNullable<Composition['destinations'][number]['configuration']['s3']>;

function recordingOf(name: string, s3: S3): RecordingForm {
  const [thumbnails] = s3.thumbnailConfigurations ?? [];
  const segment = s3.recordingConfiguration?.hlsConfiguration?.targetSegmentDurationSeconds;
  return {
    wanted: true,
    name,
    storageId: idOf(s3.storageConfigurationArn),
    encoderId: idIfAny(s3.encoderConfigurationArns[0]),
    segmentSeconds: segment === undefined ? EMPTY_FORM.s3.segmentSeconds : String(segment),
    thumbnails: thumbnails !== undefined,
    intervalSeconds: String(thumbnails?.targetIntervalSeconds ?? EMPTY_FORM.s3.intervalSeconds),
    sequential: thumbnails?.storage?.includes('SEQUENTIAL') ?? true,
    latest: thumbnails?.storage?.includes('LATEST') ?? false,
  };
}

function layoutOfEcho(layout: Composition['layout']): LayoutForm {
  if (layout?.pip)
    return {
      ...EMPTY_FORM.layout,
      from: 'parameters',
      kind: 'pip',
      pip: textsOf(layout.pip, PIP_PARAMETERS),
    };
  const grid = textsOf(layout?.grid ?? {}, GRID_PARAMETERS);
  if (Object.keys(grid).length === 0) return EMPTY_FORM.layout;
  return { ...EMPTY_FORM.layout, from: 'parameters', kind: 'grid', grid };
}

/** AWS writes an unset text as an empty one. */
function textsOf(
  echoed: object,
  parameters: Readonly<Record<string, ParameterWords>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(echoed)
      .filter(([member, value]) => {
        const byDefault = parameters[member]?.byDefault;
        return member in parameters && value !== undefined && value !== '' && value !== byDefault;
      })
      .map(([member, value]) => [member, String(value)]),
  );
}

function idIfAny(arn: string | undefined): string {
  return arn ? idOf(arn) : '';
}
