import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { addressOf } from '#shared/contract/endpoint.ts';
import { eventbridge } from '#shared/eventbridge/contract.ts';
import { createApp } from './app.ts';
import type { ConnectionSettings } from './aws/connection-settings.ts';
import { unlimited } from './aws/budget/budget.ts';
import { budgetsByAccount } from './aws/budget/budgets-by-account.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { isLocal, isLoopback } from './exposure.ts';
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts';
import { SECRET_HEADER } from './features/eventbridge/hook-guard.ts';
import { evenPace } from './features/compositions/replace/pace.ts';
import { type ConsoleServer, listen } from './http/console-server.ts';
import { createLogger } from './http/logger.ts';
import { loopbackOrigins } from './http/own-origins.ts';
import { listenForMetrics, type MetricsServer } from './prometheus/metrics-server.ts';
import { type Services, startServices } from './services.ts';
import { waysToSignIn } from './ways-to-sign-in.ts';

/** `dist/web`, seen from `dist/server/main.js` and from `server/main.ts`. */
function webRoot(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? '../dist/web' : '../web', import.meta.url));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says in plain words why the console cannot run, and ends. */
function giveUp(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

function configuration(): Config {
  try {
    return readConfig(process.argv.slice(2));
  } catch (error) {
    if (error instanceof ConfigError) return giveUp(error.message);
    throw error;
  }
}

function emulatedConnection(emulator: EmulatorProcess): ConnectionSettings {
  const { url: endpoint, accountId, region } = emulator;
  return {
    id: 'emulator',
    label: 'Emulator',
    colour: 'violet',
    kind: 'emulated',
    region,
    endpoint,
    accountId,
  };
}

/** The console at its own address, without any proxy. */
function ownAddresses(port: number): string[] {
  return loopbackOrigins(config.host, port, config.tls === undefined ? 'http' : 'https');
}

/** Certificate and key, where the console ends TLS itself. */
function readTls({ tls: files }: Config): { cert: string; key: string } | undefined {
  if (files === undefined) return undefined;
  try {
    const read = { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
    createSecureContext(read);
    return read;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return giveUp(`The certificate of CALLBOARD_TLS_CERT and CALLBOARD_TLS_KEY cannot be used: ${why}`);
  }
}

function whyNotListening(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const other = port === 65_535 ? port - 1 : port + 1;
    return `Port ${port} on ${host} is taken by another program. Choose another: PORT=${other} npm start`;
  }
  if (code === 'EACCES') return `Port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start`;
  return `The console cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`;
}

const config = configuration();
const tls = readTls(config);
// In a terminal the address is what matters; a supervisor that collects the output wants every request.
const logger = createLogger(config.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info'));
try {
  mkdirSync(config.dataDirectory, { recursive: true });
} catch (error) {
  giveUp(`The data folder ${config.dataDirectory} (CALLBOARD_DATA) cannot be made: ${String(error)}`);
}

const closing = new AbortController();
const metrics =
  config.metricsPort === undefined ? undefined : (await import('./prometheus/metrics.ts')).createMetrics();
const running: {
  metrics?: MetricsServer;
  emulator?: EmulatorProcess;
  server?: ConsoleServer;
  services?: Services;
} = {};
let stopping = false;

async function stopAll(): Promise<void> {
  stopping = true;
  await running.metrics?.close();
  await running.server?.close();
  await running.services?.close();
  await running.emulator?.stop();
}

async function stop(exitCode: number): Promise<never> {
  await stopAll();
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    say('Stopping: requests under way may finish. Press Ctrl-C again to stop at once.');
    void stop(0);
  });
}

/** Starts the embedded emulator, or names the configured accounts. */
async function connectionSettings(): Promise<readonly ConnectionSettings[]> {
  if (config.upstream.kind === 'aws') return config.upstream.connections;
  const { dataDirectory, upstream } = config;
  const rates = upstream.share === 'unpaced' ? 'off' : 'on';
  const emulator = await startEmulatorProcess({ ...upstream, dataDirectory, rates });
  running.emulator = emulator;
  // Its world is kept in the data folder, so that starting again continues it.
  void emulator.died.then((how) => {
    process.stderr.write(`${how} The console stops as well; start it again to go on.\n`);
    return stop(1);
  });
  return [emulatedConnection(emulator)];
}

const settings = await connectionSettings().catch((error: unknown) =>
  giveUp(error instanceof Error ? error.message : String(error)),
);
const { share } = config.upstream;
// The built-in emulator is the only one that has to know it, and is told below.
const hookSecret =
  config.hookSecret ?? (config.upstream.kind === 'embedded' ? randomBytes(32).toString('hex') : undefined);
const budgetOf = share === 'unpaced' ? () => unlimited : budgetsByAccount(share);
const services = await startServices({
  connections: settings,
  caller: (connection) => ({ budget: budgetOf(connection), ...metrics?.callsOf(connection.id) }),
  cache: { bytes: config.cacheBytes },
  store: config.store,
  auditFile: config.auditFile,
  keep: config.keep,
  accounts: config.accounts,
  readOnly: config.readOnly,
  hookSecret,
  webhook: config.webhook,
  logger,
  indexer: config.indexer,
  replace: config.replaceWaitMs === undefined ? undefined : evenPace(config.replaceWaitMs),
}).catch(async (error: unknown) => {
  await running.emulator?.stop();
  return giveUp(
    `The console's database cannot be opened. ${error instanceof Error ? error.message : String(error)}`,
  );
});
running.services = services;
void services.store.lost.then(async ({ message }) => {
  process.stderr.write(`${message} The console stops.\n`);
  // What still has to be written cannot be: that ends nothing else.
  await stopAll().catch((error: unknown) => logger.error({ err: error }, 'stopping'));
  process.exit(1);
});
services.retention.start();

const server = await listen(
  config,
  closing,
  (port) =>
    createApp({
      origins: [...ownAddresses(port), ...config.origins],
      trustedProxies: config.trustedProxies,
      onlyProxies: config.tls === undefined && !isLoopback(config.host),
      limits: config.limits,
      securityContact: config.securityContact,
      services,
      logger,
      measure: metrics?.request,
      webRoot: webRoot(),
      closing: closing.signal,
    }),
  { ...config.limits, tls },
).catch(async (error: unknown) => {
  await services.close();
  await running.emulator?.stop();
  return giveUp(whyNotListening(error, config));
});
running.server = server;
if (metrics !== undefined && config.metricsPort !== undefined) {
  metrics.watch(services);
  running.metrics = await listenForMetrics(config.metricsPort, metrics).catch(async (error: unknown) => {
    await stopAll();
    return giveUp(
      `The metrics cannot be had on port ${config.metricsPort} (CALLBOARD_METRICS_PORT): ` +
        (error instanceof Error ? error.message : String(error)),
    );
  });
}
if (hookSecret !== undefined)
  await running.emulator?.postEvents({
    url: `${ownAddresses(server.port)[0]}${addressOf(eventbridge.take)}`,
    headers: { [SECRET_HEADER]: hookSecret },
  });

/** Where people open it: behind a proxy, at the address that the proxy has. */
const openedAt = config.origins.find((origin) => !isLocal(origin)) ?? ownAddresses(server.port)[0] ?? '';

say(
  [
    '',
    `  Callboard is running: ${ownAddresses(server.port)[0]}`,
    ...settings.map(({ label, region, kind }) =>
      kind === 'emulated'
        ? `  Connected to the built-in emulator of IVS Real-Time (${region}): nothing here is a real AWS account.`
        : `  Connected to ${label} (${region}).`,
    ),
    ...(running.metrics === undefined ? [] : [`  Metrics for Prometheus: ${running.metrics.url}`]),
    ...(config.trustedProxies.length === 0 && !config.origins.every(isLocal)
      ? [
          '  All browsers that come through a proxy count as one address for the limits, until ' +
            'CALLBOARD_TRUSTED_PROXIES names the proxy.',
        ]
      : []),
    ...(await waysToSignIn(services.accounts, openedAt)),
    ...(config.readOnly ? ['  It is read-only: nothing can be changed in AWS through it.'] : []),
    '  Press Ctrl-C to stop.',
    '',
  ].join('\n'),
);
