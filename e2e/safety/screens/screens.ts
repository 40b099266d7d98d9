import { importsOf } from '../imports.ts';
import type { SourceFile } from '../repository.ts';

/** An endpoint as the source names it: `replicationChanges.start` of `shared/replication/changes.ts`. */
export interface NamedEndpoint {
  file: string;
  contract: string;
  name: string;
}

const ROUTES = 'web/app/routes.tsx';
const TYPES_ONLY = /^[ \t]*(?:import|export) type\b[^;]*;/gm;
const NAMED_IMPORT = /^[ \t]*import \{([^}]*)\} from '#(shared\/[^']+)'/gm;

/**
 * The pages that routes lead to, each with what it may ask of the server: what its own modules name, and those that they
 * import, at once or later. A mere `endpoint={…}`, which says of whose failure something tells, asks for nothing.
 */
export function endpointsOfScreens(sources: readonly SourceFile[]): Map<string, NamedEndpoint[]> {
  const files = new Map(
    sources
      .filter(({ path }) => /^(web|shared)\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path))
      .map(({ path, text }) => [path, { path, text: text.replaceAll(TYPES_ONLY, '') }]),
  );
  const importedBy = (path: string): string[] => {
    const file = files.get(path);
    return file ? importsOf(file).flatMap(({ file: imported }) => imported ?? []) : [];
  };
  const pages = importedBy(ROUTES).filter((path) => path.startsWith('web/features/'));
  return new Map(
    pages.map((page) => {
      const reached = new Set<string>();
      const visit = (path: string): void => {
        if (!path.startsWith('web/') || reached.has(path) || !files.has(path)) return;
        reached.add(path);
        importedBy(path).forEach(visit);
      };
      visit(page);
      return [page, [...reached].flatMap((path) => endpointsIn(files.get(path)?.text ?? ''))];
    }),
  );
}

function endpointsIn(text: string): NamedEndpoint[] {
  return [...text.matchAll(NAMED_IMPORT)].flatMap(([, names = '', file = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .flatMap((name) => {
        const [contract = '', local = contract] = name.split(' as ');
        const uses = text.matchAll(new RegExp(`(endpoint=\\{)?\\b${local}\\.(\\w+)`, 'g'));
        return [...uses].flatMap(([, mere, member = '']) =>
          mere === undefined ? [{ file, contract, name: member }] : [],
        );
      }),
  );
}
