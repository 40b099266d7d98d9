import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FilterSelect } from './filter-select.tsx';

const optionsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ value: `p${i}`, label: `user ${i}` }));

function select(count: number, value = ''): HTMLSelectElement {
  render(
    <FilterSelect
      label="Participant"
      any="Anybody"
      value={value}
      options={optionsOf(count)}
      onChange={() => undefined}
    />,
  );
  return screen.getByRole('combobox', { name: 'Participant' });
}

it('has all options of a list of usual length', () => {
  expect(select(300).options).toHaveLength(301);
});

it('has those of a very long list while somebody chooses, and what is chosen all the time', () => {
  const element = select(1_001, 'p77');
  expect(element.options.length).toBeLessThan(5);
  expect(element.selectedOptions[0]?.text).toBe('user 77');
  fireEvent.focus(element);
  expect(element.options).toHaveLength(1_002);
  expect(element.selectedOptions[0]?.text).toBe('user 77');
  fireEvent.blur(element);
  expect(element.options.length).toBeLessThan(5);
  fireEvent.pointerEnter(element);
  expect(element.options).toHaveLength(1_002);
  fireEvent.pointerLeave(element);
  expect(element.options.length).toBeLessThan(5);
});
