import { ROLES } from '#shared/contract/roles.ts';
import { DetailList } from '#web/components/facts.tsx';
import { Panel } from '#web/components/panel.tsx';
import { ROLE_WORDS } from '#web/components/role-words.ts';

/** What the roles mean, beside who has them. */
export function RolesPanel() {
  return (
    <Panel title="Roles">
      <div className="px-4">
        <DetailList details={ROLES.map((role) => ({ label: role, value: ROLE_WORDS[role] }))} />
      </div>
    </Panel>
  );
}
