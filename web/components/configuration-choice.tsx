import { type ReactNode, useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { failureWords, isDenied, permissionsOf } from './failure-words.ts';
import type { FieldHost } from '#web/form/draft-form.ts';
import { SelectField } from '#web/form/select-field.tsx';
import { byNameThenArn } from '#web/lib/order.ts';
import { Button } from '#web/ui/button.tsx';

interface ConfigurationChoiceProps<Item> {
  form: FieldHost;
  path: string;
  label: string;
  list: WholeList<Item>;
  endpoint: { aws: readonly string[] };
  /** Beside the name of each. */
  about?: (item: Item) => string;
  value: string;
  none: string;
  hint: ReactNode;
  optional?: boolean;
  onChange: (id: string) => void;
  /** Opens what creates one. */
  onCreate: () => void;
}

/** A configuration of the account: picked, or created on the spot. */
export function ConfigurationChoice<Item extends { arn: string; name?: string | undefined }>(
  props: ConfigurationChoiceProps<Item>,
) {
  const { form, path, label, list, endpoint, about, value, none, hint, optional, onChange, onCreate } = props;
  const items = list.state === 'ready' ? list.items : undefined;
  const options = useMemo(
    () =>
      (items ?? []).toSorted(byNameThenArn).map((item) => {
        const name = item.name || idOf(item.arn);
        return { value: idOf(item.arn), label: about ? `${name} · ${about(item)}` : name };
      }),
    [items, about],
  );
  return (
    <div className="flex min-w-0 items-start gap-2">
      <SelectField
        form={form}
        path={path}
        label={label}
        optional={optional ?? false}
        none={list.state === 'loading' ? 'Loading…' : none}
        options={options}
        value={value}
        onChange={onChange}
        hint={list.state === 'failed' ? <NotListed {...{ list, endpoint }} /> : hint}
        className="grow"
      />
      <Button className="mt-[1.375rem]" disabled={form.disabled} onClick={onCreate}>
        New…
      </Button>
    </div>
  );
}

function NotListed({
  list,
  endpoint,
}: {
  list: Extract<WholeList<unknown>, { state: 'failed' }>;
  endpoint: { aws: readonly string[] };
}) {
  return (
    <span className="text-warn">
      {isDenied(list.failure)
        ? `They cannot be listed: the permission ${permissionsOf(endpoint).join(', ')} is missing.`
        : `They could not be listed: ${failureWords(list.failure).title}.`}
    </span>
  );
}
