interface PolicyFactory {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => unknown };
}

/** Of this origin, and a file that the build made of a `*-worker.ts`; the dev server serves that file itself. */
const OWN_WORKER = /^(?:\/[\w-]+)+-worker(?:-[\w-]+\.js|\.ts\?[\w=&]+)$/;

let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/**
 * The address of one of the build's own workers, as Trusted Types want it; no other address passes.
 * @param address what `?worker&url` or `?sharedworker&url` gives
 * @throws {TypeError} for any other
 */
export function ownWorker(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  // The content security policy allows this one, and allows it to be made once.
  policy ??= trustedTypes?.createPolicy('callboard-worker', { createScriptURL: checked });
  // The compiler's DOM does not know trusted addresses yet; the browser takes nothing else.
  return policy === undefined ? checked(address) : (policy.createScriptURL(address) as string);
}

function checked(address: string): string {
  if (OWN_WORKER.test(address)) return address;
  throw new TypeError('This is not a worker of the console.');
}
