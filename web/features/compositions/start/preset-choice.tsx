import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { failureWords } from '#web/components/failure-words.ts';
import type { FieldHost } from '#web/form/draft-form.ts';
import { SelectField } from '#web/form/select-field.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import type { LayoutForm } from './start-form-state.ts';

interface PresetChoiceProps {
  form: FieldHost;
  layout: LayoutForm;
  onChange: (change: Partial<LayoutForm>, path?: string) => void;
}

/** One of the layouts that the console keeps, in its latest version or an older one. */
export function PresetChoice({ form, layout, onChange }: PresetChoiceProps) {
  const connection = useConnectionId();
  const { presetId, version } = layout;
  const list = useQuery(q(layoutPresets.list, { connection }));
  const kept = useQuery({
    ...q(layoutPresets.get, { connection, presetId }),
    enabled: presetId !== '',
  });
  const failed = list.error ?? kept.error;
  const versions = kept.data?.versions ?? [];
  if (list.data?.items.length === 0 && presetId === '')
    return (
      <p>
        No layout is kept for this connection yet.{' '}
        <Link to={paths.layouts(connection)} className="link">
          Make one in the layout editor
        </Link>
      </p>
    );
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          form={form}
          path="layout"
          label="Kept layout"
          none={list.data ? 'Choose one' : 'Loading…'}
          value={presetId}
          options={(list.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange({ presetId: id, version: '' }, 'layout')}
        />
        <SelectField
          form={form}
          path="layout.version"
          label="Version"
          none={kept.data ? `Latest: ${kept.data.latest.version}` : 'Latest'}
          value={version}
          options={versions.map(({ version: number, note }) => ({
            value: String(number),
            label: note === '' ? `Version ${number}` : `Version ${number}: ${note}`,
          }))}
          onChange={(next) => onChange({ version: next }, 'layout')}
        />
      </div>
      {failed && (
        <p role="alert" className="text-bad">
          Kept layouts were not loaded: {failureWords(asFailure(failed)).title}.
        </p>
      )}
      {kept.data && version !== '' && !versions.some((one) => String(one.version) === version) && (
        <p role="alert" className="text-bad">
          “{kept.data.name}” has no version {version}.
        </p>
      )}
    </>
  );
}
