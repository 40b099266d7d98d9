import { fileURLToPath } from 'node:url';
import { bundleServer } from '#server/bundle-server.mjs';

/** As every way of starting the console has it (docs/deploy.md). */
const HEAP = '--max-old-space-size=1024';

/** How a program is run: to be given to `fork`. */
export interface BuiltProgram {
  path: string;
  execArgv: string[];
  env: NodeJS.ProcessEnv;
}

/**
 * Bundles a program as the product is bundled, and says how to run it as the product is run. From the sources, tsx and the
 * code as it was written take some 70 MB that the product does not have.
 * @param name of what is written
 * @param source path in the project
 */
export async function builtProgram(name: string, source: string): Promise<BuiltProgram> {
  const dir = fileURLToPath(new URL('../../dist/bench', import.meta.url));
  await bundleServer({ [name]: source }, dir);
  return {
    path: `${dir}/${name}.js`,
    execArgv: [HEAP],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  };
}
