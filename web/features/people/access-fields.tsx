import { useQuery } from '@tanstack/react-query';
import { connections } from '#shared/connections/contract.ts';
import { type Role, ROLES } from '#shared/contract/roles.ts';
import { q } from '#web/api/query.ts';
import { ROLE_WORDS } from '#web/components/role-words.ts';
import { CheckBox } from '#web/form/check-box.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { SelectField } from '#web/form/select-field.tsx';

/** What somebody may do, and where; all connections where there is no list. */
export interface Access {
  role: Role;
  connections: readonly string[] | undefined;
}

interface AccessFieldsProps {
  form: FieldHost;
  access: Access;
  onChange: (access: Access) => void;
  /** Why the role is not chosen here. */
  givenRole?: string | undefined;
}

const OPTIONS = ROLES.map((role) => ({ value: role, label: role }));

/** Chooses a role and the connections for which it holds. */
export function AccessFields({ form, access, onChange, givenRole }: AccessFieldsProps) {
  const { data, isError } = useQuery({ ...q(connections.list, {}), staleTime: Infinity });
  const known = data?.items ?? [];
  const { role, connections: chosen } = access;
  const toggle = (id: string, isIn: boolean) => {
    const others = (chosen ?? []).filter((one) => one !== id);
    onChange({ role, connections: isIn ? [...others, id] : others });
  };
  return (
    <>
      {givenRole === undefined ? (
        <SelectField
          form={form}
          path="role"
          label="Role"
          none="Choose a role"
          options={OPTIONS}
          value={role}
          onChange={(next) => onChange({ ...access, role: ROLES.find((one) => one === next) ?? role })}
          hint={ROLE_WORDS[role]}
        />
      ) : (
        <p className="text-muted">{givenRole}</p>
      )}
      <fieldset className="flex min-w-0 flex-col" disabled={form.disabled}>
        <legend className="font-medium">Connections</legend>
        <CheckBox
          label="All, also those that are added later"
          checked={chosen === undefined}
          onChange={(all) => onChange({ role, connections: all ? undefined : known.map(({ id }) => id) })}
        />
        {chosen
          // Of one that is configured no more, so that it can be taken away.
          ?.filter((id) => data !== undefined && !known.some((one) => one.id === id))
          .map((id) => (
            <CheckBox
              key={id}
              label={`${id}, not configured any more`}
              checked
              onChange={(isIn) => toggle(id, isIn)}
            />
          ))}
        {chosen !== undefined &&
          known.map(({ id, label, region }) => (
            <CheckBox
              key={id}
              label={`${label}, ${region}`}
              checked={chosen.includes(id)}
              onChange={(isIn) => toggle(id, isIn)}
            />
          ))}
        {isError && data === undefined && (
          <p className="text-xs text-bad">The connections could not be loaded. Close this, and try again.</p>
        )}
        {chosen?.length === 0 && <p className="text-xs text-bad">⚠ Choose at least one.</p>}
      </fieldset>
    </>
  );
}
