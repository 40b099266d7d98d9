import { IVSRealTimeClient, ListParticipantEventsCommand } from '@aws-sdk/client-ivs-realtime';

/** What the SDK hands to its HTTP handler, already signed. */
interface SignedHttpRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export interface EventsInput {
  stageArn: string;
  sessionId: string;
  participantId: string;
  maxResults: number;
}

/** A request of the real SDK as the bytes that go to the wire, headers and signature included. */
function wireForm({ method, path, headers, body = '' }: SignedHttpRequest): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const bytes = body instanceof Uint8Array ? body : Buffer.from(body);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), bytes]);
}

/**
 * Requests that the real SDK has signed and not sent, so that a client can send them without any work of its own.
 * Each is good for five minutes, which is how far a signature's time may be off.
 */
export async function signedRequests(url: string, inputs: readonly EventsInput[]): Promise<Buffer[]> {
  const captured: Buffer[] = [];
  const client = new IVSRealTimeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: SignedHttpRequest) => {
        captured.push(wireForm(request));
        return Promise.reject(new Error('captured'));
      },
    },
  });
  for (const input of inputs) {
    const before = captured.length;
    await client.send(new ListParticipantEventsCommand(input)).catch(() => undefined);
    if (captured.length !== before + 1) throw new Error('The SDK did not come as far as sending.');
  }
  return captured;
}
