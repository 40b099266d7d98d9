/** What of a `package-lock.json` says where packages come from, and what they do when they are installed. */
export interface Lock {
  lockfileVersion: number;
  packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  version?: string;
  /** Absent where it is whatever registry npm is told to use; what comes is held by `integrity`. */
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  /** Of one that is installed under another name. */
  name?: string;
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
  peerDependencies?: Readonly<Record<string, string>>;
}

/** What of a `package.json` is asked for by the project itself. */
export interface Manifest {
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  /** Whose install scripts may run, by name; each that has one is named, and why stands in `docs/security.md`. */
  allowScripts?: Readonly<Record<string, boolean>>;
}

const REGISTRY = 'https://registry.npmjs.org/';

/** Where a lock takes something from elsewhere than the registry, or takes what it has not pinned. */
export function unpinned({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([place, locked]) => {
    const problems: string[] = [];
    const { resolved, integrity, link, name } = locked;
    if (place !== '') {
      if (resolved !== undefined && !resolved.startsWith(REGISTRY)) problems.push(`comes from ${resolved}`);
      if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')) problems.push('has no SHA-512');
      if (link === true) problems.push('is a link');
      if (name !== undefined) problems.push(`is ${name} under another name`);
    }
    for (const [dependency, range] of dependenciesOf(locked))
      if (/[:/]/.test(range)) problems.push(`takes ${dependency} from ${range}`);
    return problems.map((problem) => `${place || 'the project'} ${problem}`);
  });
}

/** What the project asks for and does not name by one version. */
export function inexact(manifest: Manifest): string[] {
  return dependenciesOf(manifest).flatMap(([name, version]) =>
    /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? [] : [`${name}: ${version}`],
  );
}

/** Where what has an install script is not what is named as having one, or one of those may run. */
export function unansweredScripts({ packages }: Lock, { allowScripts = {} }: Manifest): string[] {
  const having = new Set(
    Object.entries(packages).flatMap(([place, { hasInstallScript }]) =>
      hasInstallScript === true ? [place.split('node_modules/').at(-1) ?? ''] : [],
    ),
  );
  return [
    ...[...having]
      .filter((name) => !(name in allowScripts))
      .map((name) => `${name} has one, and is not named`),
    ...Object.keys(allowScripts)
      .filter((name) => !having.has(name))
      .map((name) => `${name} is named, and has none`),
    ...Object.entries(allowScripts).flatMap(([name, runs]) => (runs ? [`that of ${name} runs`] : [])),
  ];
}

function dependenciesOf(of: LockedPackage): [string, string][] {
  return [of.dependencies, of.devDependencies, of.optionalDependencies, of.peerDependencies].flatMap((some) =>
    Object.entries(some ?? {}),
  );
}
