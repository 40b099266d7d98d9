import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from './announcer.tsx';
import { CopyButton } from './copy-button.tsx';

function draw() {
  render(
    <>
      <CopyButton text="AbCdEfGhIjKl" what="stage id" />
      <Announcer />
    </>,
  );
  return userEvent.setup();
}

afterEach(() => vi.restoreAllMocks());

describe('the copy button', () => {
  it('copies, and says so', async () => {
    const user = draw();
    await user.click(screen.getByRole('button', { name: 'Copy stage id' }));
    await screen.findByText('stage id copied');
    await expect(navigator.clipboard.readText()).resolves.toBe('AbCdEfGhIjKl');
  });

  it('says so when the browser refuses', async () => {
    const user = draw();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    document.execCommand = () => false;
    await user.click(screen.getByRole('button', { name: 'Copy stage id' }));
    await screen.findByRole('button', { name: 'The browser refused to copy' });
    await screen.findByText(/was not copied/);
  });
});
