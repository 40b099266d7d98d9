import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CsvFile } from './csv-file.tsx';

describe('a file of CSV', () => {
  it('is read again when it is chosen again, and no name of a file stands beside a text that was changed', async () => {
    const user = userEvent.setup();
    const texts: string[] = [];
    render(<CsvFile disabled={false} onText={(text) => texts.push(text)} />);
    const input = screen.getByLabelText<HTMLInputElement>('Or a file:');
    await user.upload(input, new File(['name\na'], 'stages.csv', { type: 'text/csv' }));
    await vi.waitFor(() => expect(texts).toEqual(['name\na']));
    expect(input.value).toBe('');
    await user.upload(input, new File(['name\nb'], 'stages.csv', { type: 'text/csv' }));
    await vi.waitFor(() => expect(texts).toEqual(['name\na', 'name\nb']));
    await user.upload(input, new File(['x'.repeat(1_100_000)], 'large.csv', { type: 'text/csv' }));
    expect((await screen.findByRole('alert')).textContent).toBe('The file is larger than 1 MB.');
    expect(input.value).toBe('');
  });
});
