import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import { Panel } from '#web/components/panel.tsx';
import { type FieldHost, isWithin } from '#web/form/draft-form.ts';
import { inSentence } from '#web/form/form-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import type { FieldProblem } from '#shared/contract/field-problems.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { describeLayout } from '../layout-parameters.ts';
import { LayoutValue } from '../layout-value.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { PresetChoice } from './preset-choice.tsx';
import type { LayoutForm } from './start-form-state.ts';

const SOURCES = [
  { value: 'default', label: 'Default grid' },
  { value: 'preset', label: 'Kept layout' },
  { value: 'parameters', label: 'Parameters' },
  { value: 'json', label: 'JSON' },
] as const;

const KINDS = [
  { value: 'grid', label: 'Grid' },
  { value: 'pip', label: 'Picture-in-picture' },
] as const;

interface LayoutSectionProps {
  form: FieldHost;
  layout: LayoutForm;
  /** What would be sent, where it can be. */
  draft: LayoutDraft | undefined;
  /** Of the whole form. */
  problems: readonly FieldProblem[];
  onChange: (change: Partial<LayoutForm>, path?: string) => void;
}

/** How the picture is laid out: fixed for the life of a composition. */
export function LayoutSection({ form, layout, draft, problems, onChange }: LayoutSectionProps) {
  const broken = problems.filter(({ path }) => isWithin(path, 'layout'));
  return (
    <Panel
      title="Layout"
      actions={
        <Segmented
          label="Where the layout comes from"
          value={layout.from}
          options={SOURCES}
          onChange={(from) => onChange({ from })}
        />
      }
    >
      <div className="flex flex-col gap-3 px-4 py-3">
        {layout.from === 'default' && (
          <p>AWS’s grid with all its defaults: equal tiles in the order in which people arrived.</p>
        )}
        {layout.from === 'preset' && <PresetChoice form={form} layout={layout} onChange={onChange} />}
        {layout.from === 'parameters' && (
          <>
            <span>
              <Segmented
                label="Kind of layout"
                value={layout.kind}
                options={KINDS}
                onChange={(kind) => onChange({ kind })}
              />
            </span>
            <ParameterFields
              form={form}
              kind={layout.kind}
              texts={layout[layout.kind]}
              onChange={(member, text) =>
                onChange(
                  { [layout.kind]: { ...layout[layout.kind], [member]: text } },
                  `layout.${layout.kind}.${member}`,
                )
              }
            />
          </>
        )}
        {layout.from === 'json' && (
          <>
            <TextField
              form={form}
              path="layout"
              label="Layout as JSON"
              kind="code"
              rows={8}
              placeholder={'{ "grid": { "gridGap": 8 } }'}
              value={layout.json}
              onChange={(text) => onChange({ json: text }, 'layout')}
              hint="The value of --layout, with AWS’s own names: either grid or pip."
            />
            <ul className="text-xs text-bad empty:hidden" aria-live="polite">
              {layout.json !== '' &&
                broken
                  .filter(({ path }) => path !== 'layout')
                  .map(({ path, message }) => (
                    <li key={`${path} ${message}`} className="wrap-anywhere">
                      {inSentence(path, message)}
                    </li>
                  ))}
            </ul>
          </>
        )}
        {layout.from !== 'default' && broken.length === 0 && <Chosen draft={draft} />}
      </div>
    </Panel>
  );
}

/** What of a layout is not AWS's default, in words. */
function Chosen({ draft }: { draft: LayoutDraft | undefined }) {
  const [described] = describeLayout(draft);
  if (!described) return null;
  const chosen = described.parameters.filter(({ differs }) => differs);
  const kind = described.kind === 'pip' ? 'Picture-in-picture' : 'Grid';
  if (chosen.length === 0) return <p className="text-muted">{kind}, all as by default.</p>;
  return (
    <div>
      <p className="text-muted">
        {kind}, {chosen.length} of {described.parameters.length} other than the default:
      </p>
      <dl className="grid gap-x-4 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {chosen.map(({ member, label, echoed }) => (
          <div key={member} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <LayoutValue member={member} value={echoed} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
