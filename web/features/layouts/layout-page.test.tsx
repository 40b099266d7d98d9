import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LayoutPresetInFull, layoutPresets, type PresetContent } from '#shared/layouts/presets.ts';
import { layoutScenarios } from '#shared/layouts/scenarios.ts';
import { participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { readDraft } from './editor/kept-draft.ts';

beforeEach(() => localStorage.clear());
afterEach(() => localStorage.clear());

const AT = '2026-11-20T14:00:00.000Z';
const ID = 'lay-0123456789abcdef';
const ADDRESS = '/emulated/layouts';
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';

function preset(name: string, contents: PresetContent[], id = ID): LayoutPresetInFull {
  const versions = contents
    .map((content, index) => ({ version: index + 1, note: '', content, madeBy: 'this console', madeAt: AT }))
    .toReversed();
  const [latest] = versions;
  if (!latest) throw new Error('A kept layout has a version.');
  return { id, name, note: '', owner: 'this console', createdAt: AT, latest, versions };
}

const canvas = { width: 1280, height: 720 };
const talk = preset('Talk', [
  { layout: { grid: { gridGap: 4 } }, canvas },
  { layout: { grid: { gridGap: 8 } }, canvas },
]);
const none = answer(layoutPresets.list, () => ({ items: [] }));
const kept = [answer(layoutPresets.list, () => ({ items: [talk] })), answer(layoutPresets.get, () => talk)];

async function openEditor(address = ADDRESS, answers: readonly Answer[] = [none]) {
  const drawn = drawPage(address, answers);
  await screen.findByText('Parameters');
  return drawn;
}
const output = () => JSON.parse(region('layout JSON')) as unknown;
const region = (name: string) => screen.getByLabelText(name).querySelector('pre')?.textContent ?? '';
/** By its words or, where it shows a picture alone, by its name. */
const button = (name: string) => screen.queryByLabelText(name) ?? screen.getByText(name);
const caption = () => screen.getByText(/^1280 × 720:/).textContent;

describe('the layout editor', () => {
  it('draws every change at once, marks it and takes it back', async () => {
    const { user } = await openEditor();
    expect(caption()).toBe(
      '1280 × 720: 6 people drawn, 2 rows of 3. Tiles in this order: Ana, Ben, Cleo, Dan, Eva, Finn.',
    );
    await user.selectOptions(screen.getByLabelText('Shape of tiles'), 'PORTRAIT');
    expect(output()).toEqual({ grid: { videoAspectRatio: 'PORTRAIT' } });
    expect(screen.getByText('1 set')).toBeTruthy();
    await user.click(screen.getByLabelText('Picture-in-picture'));
    expect(caption()).toContain('3 rows of 2');
    await user.click(screen.getByLabelText(/^Undo/));
    await user.click(screen.getByLabelText(/^Undo/));
    expect([output(), caption()]).toEqual([{ grid: {} }, expect.stringContaining('2 rows of 3')]);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(output()).toEqual({ grid: { videoAspectRatio: 'PORTRAIT' } });
    await user.click(button('Leave “Shape of tiles” to the default'));
    expect(output()).toEqual({ grid: {} });
  });

  it('takes numbers as they are typed, only those that AWS takes, and undoes a word as one', async () => {
    const { user } = await openEditor();
    const gap = screen.getByLabelText('Gap');
    await user.type(gap, '120');
    expect(output()).toEqual({ grid: { gridGap: 120 } });
    await user.type(gap, 'x');
    expect(gap.getAttribute('aria-invalid')).toBe('true');
    expect(output()).toEqual({ grid: { gridGap: 120 } });
    expect(screen.getByRole('alert').textContent).toBe('Gap must be a number. Until then it is 120.');
    await user.tab();
    // Nothing that was typed is lost.
    expect(gap).toHaveProperty('value', '120x');
    await user.click(screen.getByLabelText(/^Undo/));
    expect(output()).toEqual({ grid: {} });
    expect(gap).toHaveProperty('value', '');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(gap);
    await user.keyboard('{ArrowUp}{Shift>}{ArrowUp}{/Shift}');
    expect(output()).toEqual({ grid: { gridGap: 13 } });
  });

  it('moves the window by keys, and says where it is', async () => {
    const { user } = await openEditor();
    await user.click(screen.getByLabelText('Picture-in-picture'));
    await user.click(button('Look at “pip”'));
    const [window] = screen.getAllByLabelText('Offset of the window', { selector: '[role=slider]' });
    if (!window) throw new Error('There is no window.');
    window.focus();
    await user.keyboard('{ArrowLeft}{Shift>}{ArrowUp}{/Shift}{Control>}{ArrowLeft}{/Control}');
    expect(window.getAttribute('aria-valuetext')).toBe('Bottom left, 11 pixels from both edges');
    const [width] = screen.getAllByLabelText('Width of the window', { selector: '[role=slider]' });
    width?.focus();
    await user.keyboard('{ArrowRight}');
    expect(output()).toEqual({
      pip: { pipParticipantAttribute: 'pip', pipPosition: 'BOTTOM_LEFT', pipOffset: 11, pipWidth: 321 },
    });
  });

  it('says what is wrong and puts it right', async () => {
    const { user } = await openEditor();
    await user.type(screen.getByLabelText('Featured participant'), 'star');
    expect(screen.getByText('Nobody is featured')).toBeTruthy();
    await user.click(button('Give it to Ana'));
    expect(screen.queryByText('Nobody is featured')).toBeNull();
    expect(caption()).toContain('Ana featured');
    await user.click(screen.getByText('Ana', { selector: 'summary span' }));
    const [value] = screen.getAllByLabelText('star');
    if (!value) throw new Error('The attribute is not there.');
    await user.clear(value);
    await user.type(value, 'TRUE');
    expect(screen.getByText('Ana is not featured: “TRUE” is not “true”')).toBeTruthy();
  });

  it('explains the order of each person', async () => {
    const { user } = await openEditor();
    await user.type(screen.getByLabelText('Order of participants'), 'order');
    expect(screen.getByText('first: order 1')).toBeTruthy();
    expect(screen.getAllByText(/no order, so after those who have it, by arrival/)).toHaveLength(4);
  });

  it('has what was edited after a reload', async () => {
    const { user, unmount } = await openEditor();
    await user.type(screen.getByLabelText('Gap'), '40');
    dispatchEvent(new Event('pagehide'));
    unmount();
    await openEditor();
    expect(output()).toEqual({ grid: { gridGap: 40 } });
  });

  it('gives the command and the code for the same layout', async () => {
    const { user } = await openEditor();
    await user.type(screen.getByLabelText('Gap'), '6');
    await user.click(screen.getByLabelText('AWS CLI'));
    expect(region('AWS CLI command')).toMatch(
      /--stage-arn STAGE_ARN \\\n(.*\n)*.*--layout '\{"grid":\{"gridGap":6\}\}'/,
    );
    await user.click(screen.getByLabelText('SDK v3'));
    expect(region('SDK code')).toMatch(/gridGap"?: 6/);
  });
});

describe('a kept scenario', () => {
  const SCENARIO = 'scn-0123456789abcdef';
  const listed = {
    id: SCENARIO,
    name: 'Duet',
    owner: 'Eva',
    people: 2,
    revision: 3,
    createdAt: AT,
    changedAt: AT,
  };
  const singer = (name: string) => ({
    id: name,
    name,
    attributes: {},
    arrivedAt: 0,
    video: 'on' as const,
    source: { width: 720, height: 1280 },
  });
  const duet = { ...listed, content: { people: [singer('Kim'), singer('Lea')], shown: 2 } };
  const answers = [
    none,
    answer(layoutScenarios.list, () => ({ items: [listed] })),
    answer(layoutScenarios.get, () => duet),
    answer(layoutScenarios.save, () =>
      refusal('conflict', 'Somebody else has put other people into “Duet”.'),
    ),
  ];

  it('is opened, and undone as one step', async () => {
    const { user } = await openEditor(ADDRESS, answers);
    await user.click(button('Kept scenarios…'));
    await user.click(await screen.findByLabelText('Open Duet'));
    await waitFor(() => expect(caption()).toContain('Tiles in this order: Kim, Lea.'));
    await user.click(screen.getByLabelText(/^Undo/));
    expect(caption()).toContain('6 people drawn');
  });

  it('says so when somebody else has put other people into it', async () => {
    const { user } = await openEditor(ADDRESS, answers);
    await user.click(button('Kept scenarios…'));
    await user.click(await screen.findByLabelText('Replace the people of Duet'));
    expect(screen.getByText('Put the 6 people of now in place of the 2 people of “Duet”?')).toBeTruthy();
    await user.click(button('Replace them'));
    expect(await screen.findByText(/Somebody else has put other people into “Duet”/)).toBeTruthy();
    // Asked still: nothing was replaced.
    expect(button('Replace them')).toBeTruthy();
  });
});

describe('the people of a live stage', () => {
  const sessionId = 'st-ABCDEFGHIJKLM';
  const somebody = { state: 'CONNECTED', published: true };
  const answers = [
    none,
    answer(stages.list, () => ({
      items: [{ arn: STAGE, name: 'show', activeSessionId: sessionId }],
      asOf: AT,
    })),
    answer(stages.get, () => ({ item: { arn: STAGE, name: 'show', activeSessionId: sessionId }, asOf: AT })),
    answer(participants.list, () => ({
      items: [
        { ...somebody, participantId: 'late', firstJoinTime: '2026-11-20T13:05:00.000Z' },
        { ...somebody, participantId: 'early', firstJoinTime: '2026-11-20T13:00:00.000Z' },
        {
          participantId: 'gone',
          state: 'DISCONNECTED',
          published: true,
          firstJoinTime: '2026-11-20T12:00:00.000Z',
        },
      ],
      asOf: AT,
    })),
    answer(participants.get, ({ participantId = '' }) => ({
      item: {
        participantId,
        userId: `user-${participantId}`,
        firstJoinTime: participantId === 'late' ? '2026-11-20T13:05:00.000Z' : '2026-11-20T13:00:00.000Z',
        ...(participantId === 'late' && { attributes: { featured: 'TRUE' } }),
      },
      asOf: AT,
    })),
  ];

  it('are drawn with their own attributes, which cannot be changed here', async () => {
    const { user } = await openEditor(ADDRESS, answers);
    screen.getByLabelText('Use a live stage').focus();
    await screen.findByText('show');
    await user.selectOptions(screen.getByLabelText('Use a live stage'), 'show');
    await screen.findByText('of show');
    expect(caption()).toContain('Tiles in this order: user-early, user-late.');
    await user.type(screen.getByLabelText('Featured participant'), 'featured');
    expect(screen.getByText('user-late is not featured: “TRUE” is not “true”')).toBeTruthy();
    expect(screen.queryByText('Make it “true”')).toBeNull();
    await user.click(screen.getByLabelText('AWS CLI'));
    expect(region('AWS CLI command')).toContain(STAGE);
  });
});

describe('a kept layout', () => {
  it('is edited from its newest version and compared with any', async () => {
    const { user } = await openEditor(`${ADDRESS}/${ID}`, kept);
    expect(screen.getByText('Talk', { selector: 'h1' })).toBeTruthy();
    expect(output()).toEqual({ grid: { gridGap: 8 } });
    expect(screen.getByText('They do not differ.')).toBeTruthy();
    expect(button('Save version')).toHaveProperty('disabled', true);
    await user.selectOptions(screen.getByLabelText('From'), 'Version 1');
    const table = screen.getByRole('table', { name: 'Differences from Version 1 to What is edited' });
    const row = within(table).getByRole('row', { name: /Gap/ });
    expect(row.textContent).toBe('Gap4 px8 px');
    await user.click(button('Edit version 1'));
    expect(output()).toEqual({ grid: { gridGap: 4 } });
    expect(button('Save version')).toHaveProperty('disabled', false);
  });

  it('follows a newer version where nothing was changed here, and keeps what was', async () => {
    const first = preset('Talk', [{ layout: { grid: { gridGap: 4 } }, canvas }]);
    let now = first;
    const changing = [
      answer(layoutPresets.list, () => ({ items: [now] })),
      answer(layoutPresets.get, () => now),
    ];
    const leave = async (change: boolean) => {
      const { user, unmount } = await openEditor(`${ADDRESS}/${ID}`, changing);
      if (change) await user.type(screen.getByLabelText('Gap'), '4');
      else await user.selectOptions(screen.getByLabelText('Scenario'), 'full');
      dispatchEvent(new Event('pagehide'));
      unmount();
    };
    await leave(false);
    now = talk;
    await leave(true);
    now = preset('Talk', [
      ...talk.versions.map(({ content }) => content).toReversed(),
      { layout: {}, canvas },
    ]);
    await openEditor(`${ADDRESS}/${ID}`, changing);
    // Version 2 was followed with the people of then; version 3 is not, because something was changed.
    expect(screen.getByText(/version 2 of 3, changed/)).toBeTruthy();
    expect(output()).toEqual({ grid: { gridGap: 84 } });
    expect(caption()).toContain('12 people drawn');
  });

  it('is kept under a name, and opened', async () => {
    const made = answer(layoutPresets.create, () => talk);
    const { user, address } = await openEditor(ADDRESS, [made, ...kept]);
    await user.click(button('Keep…'));
    await user.type(screen.getByLabelText('Name', { selector: 'dialog input' }), 'Talk');
    await user.click(button('Keep'));
    await waitFor(() => expect(address()).toBe(`${ADDRESS}/${ID}`));
  });

  it.each(['with the page', 'at rest'])(
    'is saved again after a reload: its draft, kept %s, is of the new version',
    async (how) => {
      let now = preset('Talk', [{ layout: { grid: { gridGap: 1 } }, canvas }]);
      const saving = (content: PresetContent) =>
        answer(layoutPresets.save, () => {
          const before = now.versions.map((version) => version.content).toReversed();
          now = preset('Talk', [...before, content]);
          return now;
        });
      const answersFor = (gridGap: number) => [
        saving({ layout: { grid: { gridGap } }, canvas }),
        answer(layoutPresets.list, () => ({ items: [now] })),
        answer(layoutPresets.get, () => now),
      ];
      const saveVersion = async ({ user, calls }: Awaited<ReturnType<typeof openEditor>>) => {
        await user.type(screen.getByLabelText('Gap'), '6');
        await user.click(button('Save version'));
        await user.click(button('Save'));
        await waitFor(() => expect(button('Save version')).toHaveProperty('disabled', true));
        return calls.asked.find(({ id }) => id === layoutPresets.save.id)?.body;
      };
      const before = await openEditor(`${ADDRESS}/${ID}`, answersFor(16));
      expect(await saveVersion(before)).toMatchObject({ basedOn: 1 });
      if (how === 'with the page') dispatchEvent(new Event('pagehide'));
      else await waitFor(() => expect(readDraft('emulated', ID)).toMatchObject({ basedOn: 2 }));
      before.unmount();

      const after = await openEditor(`${ADDRESS}/${ID}`, answersFor(166));
      expect(screen.getByText('version 2')).toBeTruthy();
      expect(await saveVersion(after)).toMatchObject({ basedOn: 2 });
      expect(screen.getByText('version 3')).toBeTruthy();
    },
  );

  it('says so when somebody else has changed it meanwhile', async () => {
    const conflict = answer(layoutPresets.save, () =>
      refusal('conflict', '“Talk” has changed since version 2.'),
    );
    const { user } = await openEditor(`${ADDRESS}/${ID}`, [conflict, ...kept]);
    await user.type(screen.getByLabelText('Gap'), '0');
    await user.click(button('Save version'));
    await user.click(button('Save'));
    expect(await screen.findByText(/“Talk” has changed since version 2/)).toBeTruthy();
    expect(output()).toEqual({ grid: { gridGap: 80 } });
  });

  it('is taken from a file, or the file is refused in words', async () => {
    const { user } = await openEditor();
    await user.upload(
      screen.getByLabelText('File with a layout'),
      new File(['{"a":1}'], 'a.json', { type: 'application/json' }),
    );
    expect(await screen.findByText(/This is not a layout of this console/)).toBeTruthy();
  });

  it('says that it is gone', async () => {
    const gone = answer(layoutPresets.get, () => refusal('not_found', 'There is no kept layout.'));
    drawPage(`${ADDRESS}/${ID}`, [none, gone]);
    expect(await screen.findByText('There is no kept layout.')).toBeTruthy();
  });
});
