import type { Input } from '#shared/contract/endpoint.ts';
import type { search } from '#shared/search/contract.ts';
import type { Understood } from '#shared/search/question.ts';

export type Look = Omit<Input<typeof search.estimateLook>, 'connection'>;

/** Whom the line is about, as far as AWS can be asked: a whole user id or a participant id. None where it is about nobody. */
export function looksFor(understood: readonly Understood[]): Look[] {
  const valueOf = (means: Understood['means']) => understood.find((part) => part.means === means)?.value;
  const [stage, tag, from, to] = [valueOf('stage'), valueOf('tag'), valueOf('from'), valueOf('to')];
  const places = {
    ...given('stage', stage),
    ...given('tag', tag),
    ...given('from', from),
    ...given('to', to),
  };
  const anything = valueOf('anything');
  const user = valueOf('user') ?? anything;
  const participant =
    valueOf('participant') ?? (/^[a-zA-Z0-9]{12}$/.test(anything ?? '') ? anything : undefined);
  return [
    ...(user === undefined ? [] : [{ user, ...places }]),
    ...(participant === undefined ? [] : [{ participant, ...places }]),
  ];
}

function given<Name extends 'stage' | 'tag' | 'from' | 'to'>(name: Name, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: string };
}
