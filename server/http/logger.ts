import { type DestinationStream, type Logger, pino } from 'pino';
import { redactSecrets } from '#shared/contract/secrets.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines. What may be logged is decided where it is logged; as a second wall, the finished line has every known
 * form of secret replaced, and errors are reduced to type, code, message and stack, because those of the SDK carry
 * the whole response.
 */
export function createLogger(level: LogLevel, destination: DestinationStream = process.stdout): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
    },
    {
      write(line: string) {
        destination.write(redactSecrets(line));
      },
    },
  );
}

interface PlainError {
  type: string;
  code?: string;
  message: string;
  stack?: string;
  cause?: PlainError;
}

function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth >= 3 ? {} : { cause: plainError(error.cause, depth + 1) }),
  };
}
