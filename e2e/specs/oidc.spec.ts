import { startProvider } from '#server/testing/oidc/start-provider.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';

test.use({ role: 'nobody' });

test('the organisation’s provider signs in, from a site of its own, and out again', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/answer 40[149]: /);
  problems.expect(/console error: Failed to load resource/);
  // The provider's own pages ask for a font.
  problems.expect(/^request failed: https:\/\/fonts\.googleapis\.com\//);
  // The console is another site than the provider: the names of this machine are sites of their own.
  const origin = () => running.url.replace('127.0.0.1', 'localhost');
  const provider = await startProvider({ consoles: () => [origin()] });
  const running = await launch({ accounts: { oidc: provider.settings } });
  provider.people.set('ana', { preferred_username: 'ana', name: 'Ana Example', groups: ['crew'] });

  const enter = async (name: string): Promise<void> => {
    await page.getByPlaceholder('Enter any login').fill(name);
    await page.getByPlaceholder('and password').fill('x');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await page.goto(`${origin()}/emulator/compositions`);
  await page.getByRole('link', { name: 'Sign in with Example SSO' }).click();
  await enter('ana');
  await expect(page.getByRole('heading', { level: 1, name: 'Compositions' })).toBeVisible();
  expect(page.url()).toBe(`${origin()}/emulator/compositions`);

  await page.getByRole('button', { name: /^Account: Ana Example/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: /sign-out/i })).toBeVisible();
  await page.getByRole('button', { name: /^Yes/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(origin());

  await page.getByRole('link', { name: 'Sign in with Example SSO' }).click();
  await enter('somebody');
  await expect(page.getByRole('alert')).toContainText('none of your groups');
  await expectAccessible(page);
  await provider.close();
});
