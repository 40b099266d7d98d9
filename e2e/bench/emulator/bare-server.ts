/**
 * What node:http can do on this machine: reads each request to its end and answers bytes that were ready before, the same
 * heads and bodies that the emulator sent, in turn.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CannedAnswer {
  headers: Record<string, string>;
  body: string;
}

process.once('message', (answers: CannedAnswer[]) => {
  const ready = answers.map(({ headers, body }) => ({ headers, body: Buffer.from(body) }));
  let next = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const answer = ready[next % ready.length];
      next += 1;
      response.writeHead(200, answer?.headers);
      response.end(answer?.body);
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.send?.('ready');
