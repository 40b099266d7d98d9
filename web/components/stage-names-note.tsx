import { stages } from '#shared/stages/contract.ts';
import { failureWords, isDenied, permissionsOf } from './failure-words.ts';
import type { StageNames } from './use-stage-names.ts';

/** Says why some stages of a list are shown by their ids. Nothing once all names are there. */
export function StageNamesNote({ names }: { names: StageNames }) {
  if (names.state === 'loading') {
    return (
      <output>The names of stages are still loading: until they are there, ids stand in their place. </output>
    );
  }
  if (names.failure === undefined) return null;
  const reason = isDenied(names.failure)
    ? `the permission ${permissionsOf(stages.list).join(', ')} is missing`
    : failureWords(names.failure).title;
  return (
    <span role="alert" className="text-warn">
      Not all names of stages could be loaded ({reason}): ids stand in their place.{' '}
    </span>
  );
}
