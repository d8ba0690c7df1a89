import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface ModelRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface ModelServer {
  url: string;
  requests: ModelRequest[];
  /** What the model writes from now on; a number is an HTTP status; raw is the whole body. */
  answerWith(answer: { content: string; delayMs?: number } | { status: number } | { raw: string }): void;
  close(): Promise<void>;
}

/** A server on this machine that speaks as much of the chat API as is asked of it. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let answer: Parameters<ModelServer['answerWith']>[0] = { content: '{}' };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, body });
      const given = answer;
      if ('status' in given) {
        response.writeHead(given.status, given.status === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end('no');
        return;
      }
      const text = 'raw' in given ? given.raw : JSON.stringify({ choices: [{ message: { content: given.content } }] });
      const send = (): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(text);
      if ('delayMs' in given && given.delayMs !== undefined) setTimeout(send, given.delayMs);
      else send();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    answerWith(next) {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
