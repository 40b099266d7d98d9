import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositions, type CompositionSummary } from '#shared/compositions/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const AT = '/emulated/encoder-configurations/encoderencod';

const configuration = (video: object | undefined) =>
  answer(encoderConfigurations.get, () => ({
    item: { arn: arn('encoder-configuration', 'encoderencod'), name: 'portrait', video, tags: {} },
    asOf: AS_OF,
  }));
const unused = answer(compositions.list, () => ({ items: [], asOf: AS_OF }));

const panel = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the page of an encoder configuration', () => {
  it('tells the video settings in words and to the bit', async () => {
    drawPage(AT, [
      configuration({ width: 1080, height: 1920, framerate: 29.97, bitrate: 5_250_001 }),
      unused,
    ]);
    await screen.findByRole('heading', { name: 'portrait' });
    const video = await panel('Video');
    for (const text of ['1,080 px', '1,920 px', 'portrait 9:16', '29.97 frames a second']) {
      expect(video.getByText(text)).toBeDefined();
    }
    expect(video.getByText('5,250,001 bits/s').parentElement?.textContent).toMatch(/^5.25 Mbps/);
  });

  it('says what AWS did not give', async () => {
    drawPage(AT, [configuration(undefined), unused]);
    await screen.findByRole('heading', { name: 'portrait' });
    expect((await panel('Video')).getAllByText('not given')).toHaveLength(5);
  });

  it('lists the compositions that use it, with the names of their stages', async () => {
    const { calls } = drawPage(AT, [
      configuration({}),
      answer(compositions.list, () => ({
        items: [
          {
            arn: arn('composition', 'compositionA'),
            stageArn: arn('stage', 'stagestages1'),
            state: 'ACTIVE',
            destinations: [],
            startTime: '2026-11-20T13:00:00.000Z',
          },
        ],
        asOf: AS_OF,
      })),
      answer(stages.list, () => ({
        items: [{ arn: arn('stage', 'stagestages1'), name: 'show-morning' }],
        asOf: AS_OF,
      })),
    ]);
    const used = await panel('Compositions that use it now');
    expect((await used.findByRole('link', { name: 'show-morning' })).getAttribute('href')).toBe(
      '/emulated/stages/stagestages1',
    );
    expect(used.getByRole('link', { name: 'compositionA' })).toBeDefined();
    expect(calls.asked.find(({ id }) => id === compositions.list.id)?.asked['encoderConfigurationId']).toBe(
      'encoderencod',
    );
  });

  it('asks for no names of stages when nothing uses it', async () => {
    const { calls } = drawPage(AT, [configuration({}), unused]);
    await screen.findByText('No composition uses it now');
    expect(calls.asked.map(({ id }) => id)).not.toContain(stages.list.id);
  });

  it('shows its settings when the compositions may not be listed', async () => {
    drawPage(AT, [
      configuration({ width: 720, height: 720 }),
      answer(compositions.list, () => refusal('aws_access_denied', 'no')),
    ]);
    const used = await panel('Compositions that use it now');
    expect(await used.findByText('ivs:ListCompositions')).toBeDefined();
    expect((await panel('Video')).getByText('square 1:1')).toBeDefined();
  });

  it('wants its name typed before it is deleted where not all that could use it was listed, and says why', async () => {
    const { user } = drawPage(AT, [
      configuration({}),
      answer(compositions.list, ({ nextToken }) =>
        nextToken === undefined
          ? { items: [], nextToken: 'more', asOf: AS_OF }
          : refusal('aws_access_denied', 'no'),
      ),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^Delete the encoder configuration/ }));
    expect(await dialog.findByText(/^Not known what uses it: /)).toBeDefined();
    expect(dialog.queryByText('No running composition uses it.')).toBeNull();
    const act = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete it' });
    expect(act.disabled).toBe(true);
    await user.type(
      dialog.getByRole('textbox', { name: /It is not known whether it is in use\. Type the name/ }),
      'portrait',
    );
    expect(act.disabled).toBe(false);
  });

  const running: CompositionSummary = {
    arn: arn('composition', 'compositionA'),
    stageArn: arn('stage', 'stagestages1'),
    state: 'ACTIVE',
    destinations: [],
  };
  type Listed = Wire<typeof compositions.list>;

  it('looks for what uses it when the dialog is opened, and not at what was before', async () => {
    let arrive = (_: Listed): void => undefined;
    let list = async (): Promise<Listed> => ({ items: [], asOf: AS_OF });
    const { user } = drawPage(AT, [
      configuration({}),
      answer(compositions.list, async () => list()),
      answer(stages.list, () => ({ items: [], asOf: AS_OF })),
    ]);
    await screen.findByText('No composition uses it now');
    list = async () => new Promise((resolve) => (arrive = resolve));
    await user.click(screen.getByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^Delete the encoder configuration/ }));
    expect(dialog.getByText('Looking for what uses it…')).toBeDefined();
    const act = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete it' });
    expect(act.disabled).toBe(true);
    arrive({ items: [running], asOf: AS_OF });
    const name = await dialog.findByRole('textbox', { name: /It is in use\. Type the name/ });
    await user.type(name, 'portr');
    // The page is loaded anew below it: what is being typed stays, and the focus.
    await user.click(await screen.findByRole('button', { name: 'Refresh', hidden: true }));
    name.focus();
    expect(await dialog.findByText('Looking for what uses it…')).toBeDefined();
    await user.keyboard('ait');
    expect(act.disabled).toBe(true);
    arrive({ items: [running], asOf: AS_OF });
    expect(await dialog.findByText(/^One running composition uses it/)).toBeDefined();
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: /Type the name/ }).value).toBe('portrait');
    expect(document.activeElement).toBe(name);
    expect(act.disabled).toBe(false);
  });

  it('says of when that is where AWS could not be asked', async () => {
    const { user } = drawPage(AT, [
      configuration({}),
      answer(compositions.list, () => ({
        items: [running],
        asOf: AS_OF,
        stale: { code: 'aws_timeout' as const, message: 'no answer' },
      })),
      answer(stages.list, () => ({ items: [], asOf: AS_OF })),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^Delete the encoder configuration/ }));
    const why = await dialog.findByText('Whether that is so still is not known: AWS did not answer in time.');
    expect(why.previousElementSibling?.textContent).toMatch(
      /^As of 14:00:00 UTC: One running composition uses it\./,
    );
  });
});
