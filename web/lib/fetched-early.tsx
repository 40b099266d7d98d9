import { type ComponentType, lazy, useState } from 'react';

/**
 * A component with a file of its own, fetched as soon as this is called, and drawn at once where it has come by then.
 * `lazy` alone would draw the fallback first even so, and React shows what follows a fallback 300 ms later at the
 * earliest (`FALLBACK_THROTTLE_MS` of its reconciler).
 * @param load as `lazy` has it; a failure shows where the component is drawn, which asks once more
 */
export function fetchedEarly<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let there: ComponentType<Props> | undefined;
  const fetchNow = async () => {
    const file = await load();
    there = file.default;
    return file;
  };
  const Later = lazy(fetchNow);
  void fetchNow().catch(() => undefined);
  return function FetchedEarly(props: Props) {
    // Kept as it was first drawn: another component in its place would begin anew.
    const [Drawn] = useState<ComponentType<Props>>(() => there ?? Later);
    return <Drawn {...props} />;
  };
}
