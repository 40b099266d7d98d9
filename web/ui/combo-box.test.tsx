import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { ComboBox } from './lazy-combo-box.tsx';

const ZONES = ['UTC', 'Europe/Vienna', 'Asia/Vientiane', 'America/New_York'];

function Zones() {
  const [zone, setZone] = useState('UTC');
  return (
    <>
      <ComboBox
        label="Time zone"
        value={zone}
        options={ZONES.map((value) => ({ value, label: value }))}
        nothingFound="No zone has this name."
        onChange={setZone}
      />
      <output>{zone}</output>
    </>
  );
}

describe('the combo box', () => {
  it('finds by part of a name, from the keyboard alone', async () => {
    render(<Zones />);
    const user = userEvent.setup();
    const field = await screen.findByRole('combobox', { name: 'Time zone' });
    await user.click(field);
    await user.keyboard('vien');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'Europe/Vienna',
      'Asia/Vientiane',
    ]);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole('status').textContent).toBe('Europe/Vienna');
  });

  it('says when nothing has the name', async () => {
    render(<Zones />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('combobox', { name: 'Time zone' }));
    await user.keyboard('mars');
    expect(screen.getByText('No zone has this name.')).toBeDefined();
  });
});
