import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request written byte for byte, for what no client would send. Resolves with all that came back. */
export async function rawRequest(port: number, lines: readonly string[], body = ''): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  return text(socket);
}
