import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../support/operations.ts';
import { readRepository, type SourceFile } from '../repository.ts';
import { endpointsOfScreens } from './screens.ts';

/** Which screens lead to an operation, by what the contract says of the endpoints that they name. */
async function screensByOperation(sources: readonly SourceFile[]): Promise<Map<string, string[]>> {
  const screens = new Map<string, string[]>();
  for (const [page, endpoints] of endpointsOfScreens(sources))
    for (const { file, contract, name } of endpoints) {
      const module = (await import(/* @vite-ignore */ `../../../${file}`)) as Record<
        string,
        Record<string, { aws?: string[] }>
      >;
      for (const operation of module[contract]?.[name]?.aws ?? [])
        screens.set(operation, [...(screens.get(operation) ?? []), page]);
    }
  return screens;
}

describe('the screens', () => {
  const sources = readRepository();
  it('are a page for each route', () => {
    expect(endpointsOfScreens(sources).size).toBeGreaterThan(25);
  });

  it('lead to each of the 39 operations', async () => {
    const screens = await screensByOperation(sources);
    expect(OPERATIONS).toHaveLength(39);
    expect(OPERATIONS.filter((operation) => !screens.has(operation))).toEqual([]);
  });

  it('lead to none that only a part without a screen asks for, or that is only named', async () => {
    const page = (text: string): SourceFile[] => [
      { path: 'web/app/routes.tsx', text: "import { APage } from '#web/features/a/a-page.tsx';" },
      { path: 'web/features/a/a-page.tsx', text },
      {
        path: 'web/features/a/part.tsx',
        text: "import { tagChanges as all } from '#shared/tags/changes.ts';\nuseChange(all.add);",
      },
    ];
    const led = async (text: string) => [...(await screensByOperation(page(text))).keys()];
    expect(await led("import { Part } from './part.tsx';")).toEqual(['TagResource']);
    expect(await led("import type { Part } from './part.tsx';")).toEqual([]);
    expect(await led('')).toEqual([]);
    const named = "import { stages } from '#shared/stages/contract.ts';\n";
    expect(await led(`${named}<Failed endpoint={stages.get} />`)).toEqual([]);
    expect(await led(`${named}useItem(stages.get)`)).toEqual(['GetStage']);
  });
});
