import type { ReactNode } from 'react';
import { NotGiven } from '#web/components/absent.tsx';

/** A value that AWS may leave out, or send as an empty text. */
export function given(value: string | undefined, draw: (value: string) => ReactNode = (text) => text) {
  return value ? draw(value) : <NotGiven>not given</NotGiven>;
}

export function yesNo(value: boolean | undefined, yes = 'Yes', no = 'No') {
  if (value === undefined) return <NotGiven>not given</NotGiven>;
  return value ? yes : no;
}
