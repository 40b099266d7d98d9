/**
 * Who may import whom, as a table of folders. The first row that matches a file holds for it; what a row does not name,
 * its files may not import. A file may always import its own folder's files, where the row says `own`.
 */
export interface Row {
  from: RegExp;
  /** Project files, as patterns; `$1` stands for the first group of `from`, so a feature can name itself. */
  files: string[];
  /** npm packages and Node's built-ins, as patterns. */
  packages: string[];
  why: string;
}

// `jose` reads and signs tokens as other people's programs do.
const TEST_TOOLS = ['vitest', 'fast-check', '@testing-library/.*', 'jose', 'node:.*'];
const REACT = ['react', 'react-dom', 'react-aria-components', 'lucide-react'];
const ANY_PACKAGE_OF_THE_SERVER =
  '(?!react|lucide|@tanstack/|vitest|@testing-library/|fast-check|@playwright/|tsx|vite|rolldown).*';

/** What features build on. None of these knows a feature. */
const SERVER_PART = '(?:http|auth|audit|aws|store|live|jobs|recorder|notices|search|indexer)';
const SERVER_PARTS = ['shared/.*', `server/${SERVER_PART}/.*`, 'server/config\\.ts'];
const WEB_BASE = ['web/(ui|lib)/.*'];
const WEB_DATA = [...WEB_BASE, 'shared/.*', 'web/(api|live)/.*'];

export const IMPORT_TABLE: Row[] = [
  {
    from: /^shared\/.*\.test\.ts$/,
    files: ['shared/.*'],
    packages: ['zod', ...TEST_TOOLS],
    why: 'tests in shared/ know shared/ alone',
  },
  {
    from: /^shared\/contract\//,
    files: ['shared/contract/.*'],
    packages: ['zod'],
    why: 'the kit knows no feature and imports zod/mini only',
  },
  {
    from: /^shared\//,
    files: ['shared/.*'],
    packages: ['zod'],
    why: 'shared/ is for both halves: zod/mini and itself',
  },

  {
    from: /^web\/features\/([^/]+)\/(?:.*\/)?(?:testing\/.*|[^/]+\.test\.tsx?)$/,
    files: [...WEB_DATA, 'web/(components|form|table|nav)/.*', 'web/features/$1/.*', 'web/testing/.*'],
    packages: [...REACT, 'react-router', '@tanstack/.*', 'zod', ...TEST_TOOLS],
    why: 'tests of a feature know that feature alone',
  },
  {
    from: /^web\/(?:ui|lib)\/.*\.test\.tsx?$/,
    files: [...WEB_BASE, 'web/testing/.*', 'web/public/.*'],
    packages: [...REACT, ...TEST_TOOLS],
    why: 'ui/ and lib/ are primitives',
  },
  {
    from: /^web\/(?:ui|lib)\//,
    files: WEB_BASE,
    packages: REACT,
    why: 'ui/ and lib/ are primitives: no domain, no data, no routes',
  },
  {
    from: /^web\/(?:testing\/.*|.*\.test\.tsx?$)/,
    files: ['web/.*', 'shared/.*'],
    packages: [...REACT, 'react-router', '@tanstack/.*', 'zod', ...TEST_TOOLS],
    why: 'tests of the web app know the web app and the contract',
  },
  {
    from: /^web\/api\//,
    files: ['web/(api|lib)/.*', 'shared/.*'],
    packages: ['react', '@tanstack/react-query', 'zod'],
    why: 'the client is made from the contract and knows no screen',
  },
  {
    from: /^web\/live\//,
    files: ['web/(live|api|lib|ui)/.*', 'shared/.*'],
    packages: ['react', '@tanstack/react-query'],
    why: 'the stream feeds the cache of the client and knows no screen',
  },
  {
    from: /^web\/(form|table|nav)\//,
    files: [...WEB_DATA, 'web/$1/.*'],
    packages: [...REACT, 'react-router', '@tanstack/.*'],
    why: 'form, table and nav build on ui/ and lib/, not on one another',
  },
  {
    from: /^web\/components\//,
    files: [...WEB_DATA, 'web/(components|form|table|nav)/.*'],
    packages: [...REACT, 'react-router', '@tanstack/.*'],
    why: 'shared parts know no feature',
  },
  {
    from: /^web\/features\/([^/]+)\//,
    files: [...WEB_DATA, 'web/(components|form|table|nav)/.*', 'web/features/$1/(?!.*testing/).*'],
    packages: [...REACT, 'react-router', '@tanstack/.*', 'zod', 'lean-qr'],
    why: 'features never import each other; web/app composes them',
  },
  {
    from: /^web\/app\//,
    files: ['web/(?!testing/|.*/testing/).*', 'shared/.*'],
    packages: [...REACT, 'react-router', '@tanstack/.*'],
    why: 'the web app never imports the server',
  },
  {
    from: /^web\//,
    files: [],
    packages: [],
    why: 'code of the web app lives in the folders the table names',
  },

  {
    from: /^server\/emulator\/(?:(?:.*\/)?testing\/|conformance\/|.*\.test\.ts$)/,
    files: ['server/emulator/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER, ...TEST_TOOLS],
    why: 'the emulator plays AWS: it must not know our contract or our server',
  },
  {
    from: /^server\/emulator\/(?:channels\/|start\.ts$)/,
    files: ['server/emulator/(?!testing/|.*/testing/|conformance/).*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'channels are another API over the same world, put beside it where the emulator is started',
  },
  {
    from: /^server\/emulator\//,
    files: ['server/emulator/(?!testing/|.*/testing/|conformance/|channels/).*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'the emulator plays AWS: it must not know our contract or our server',
  },
  {
    from: /^server\/emulated-services\/.*\.test\.ts$/,
    files: ['server/emulated-services/.*', 'server/emulator/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER, ...TEST_TOOLS],
    why: 'they play AWS over the world of the emulator: they must not know our contract or our server',
  },
  {
    from: /^server\/emulated-services\//,
    files: [
      'server/emulated-services/.*',
      'server/emulator/(?!testing/|.*/testing/|conformance/|channels/).*',
    ],
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'they play AWS over the world of the emulator: they must not know our contract or our server',
  },
  {
    from: /^server\/bootstrap\/.*\.test\.ts$/,
    files: ['server/bootstrap/.*'],
    packages: TEST_TOOLS,
    why: 'the bootstrap runs before anything is installed',
  },
  {
    from: /^server\/bootstrap\//,
    files: ['server/bootstrap/.*'],
    packages: ['node:.*'],
    why: 'the bootstrap runs before anything is installed: Node built-ins only',
  },
  {
    from: /^server\/(build|bundle-server)\.mjs$/,
    files: ['server/bootstrap/.*', 'server/bundle-server.mjs'],
    packages: ['node:.*', 'vite', 'rolldown'],
    why: 'the build loads the bundlers only after it has installed them',
  },
  {
    from: /^server\/[^/]+\.mjs$/,
    files: ['server/bootstrap/.*'],
    packages: ['node:.*'],
    why: 'the commands run before anything is installed: Node built-ins only',
  },
  {
    from: /^server\/testing\//,
    files: ['server/(?!features/).*', 'shared/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER, ...TEST_TOOLS],
    why: 'the harness starts the real app and the real emulator',
  },
  {
    from: /^server\/features\/([^/]+)\/.*\.test\.ts$/,
    files: [...SERVER_PARTS, 'server/features/$1/.*', 'server/testing/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER, ...TEST_TOOLS],
    why: 'tests of a feature know that feature and the harness',
  },
  {
    from: /^server\/.*\.test\.ts$/,
    files: ['server/(?!emulator/).*', 'shared/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER, ...TEST_TOOLS],
    why: 'tests of the server reach the emulator through the harness',
  },
  {
    from: /^server\/features\/([^/]+)\//,
    files: [...SERVER_PARTS, 'server/features/$1/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'features never import each other; server/app.ts composes them',
  },
  {
    from: new RegExp(`^server/${SERVER_PART}/`),
    files: SERVER_PARTS,
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'the parts under the features know no feature',
  },
  {
    from: /^server\/prometheus\//,
    files: [...SERVER_PARTS, 'server/prometheus/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'it looks at the parts from outside, and no part knows that it is counted',
  },
  {
    from: /^server\/main\.ts$/,
    files: ['server/.*', 'shared/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'the composition root knows everything of the server',
  },
  {
    from: /^server\/[^/]+\.ts$/,
    files: ['server/(?!emulator/|testing/|main\\.ts).*', 'shared/.*'],
    packages: [ANY_PACKAGE_OF_THE_SERVER],
    why: 'only server/main.ts knows the emulator',
  },
  {
    from: /^server\//,
    files: [],
    packages: [],
    why: 'code of the server lives in the folders the table names',
  },

  {
    from: /^e2e\/bench\/timeline\/page\//,
    files: ['e2e/bench/.*', 'web/(?!testing/|.*/testing/).*', 'shared/.*'],
    packages: ['.*'],
    why: 'the page of this bench shows the chart of the app itself',
  },
  {
    from: /^e2e\/bench\//,
    files: [
      'e2e/bench/.*',
      'e2e/browser/.*',
      'server/(testing|emulator)/.*',
      'server/bundle-server.mjs',
      'shared/.*',
      'web/features/[^/]+/.*/(data|geometry)/.*',
      'web/components/time-axis/.*',
    ],
    packages: ['.*'],
    why: 'benchmarks measure the console from outside, and in parts the emulator and the plain modules of the timeline',
  },
  {
    from: /^e2e\/(?:[^/]+|browser|runner)(?:\/[^/]+)?\.(?:mjs|test\.ts)$/,
    files: ['e2e/.*', 'server/bootstrap/.*'],
    packages: ['@playwright/test', ...TEST_TOOLS],
    why: 'the test commands share the bootstrap with the start command and nothing else',
  },
  {
    from: /^e2e\//,
    files: [
      'e2e/.*',
      'shared/.*',
      'server/testing/.*',
      'web/nav/.*',
      'server/emulator/scenarios/[a-z-]*names\\.ts',
    ],
    packages: ['@playwright/test', '@axe-core/playwright', '@aws-sdk/client-ivs-realtime', ...TEST_TOOLS],
    why: 'browser tests drive the console from outside: harness, contract, paths, scenario names, AWS as anybody sees it',
  },
];
