import { createServer } from 'node:http';

export interface TokenServer {
  /** Where tokens are asked for. */
  tokenUrl: string;
  /** Where a mail server asks whose a token is; the token is put behind it. */
  tokenInfoUrl: string;
  /** What was asked with, the newest last. */
  asked: URLSearchParams[];
  isGood(token: string): boolean;
  /** All tokens given so far end now. */
  endAll(): void;
  /** Whoever asks is refused, or not any more. */
  refuse(isRefused: boolean): void;
  stop(): Promise<void>;
}

/** Whatever Google and Microsoft have for this: gives out tokens, each good for `user` until it is ended. */
export async function startTokenServer(user: string): Promise<TokenServer> {
  const asked: URLSearchParams[] = [];
  const good = new Set<string>();
  let isRefused = false;
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/tokeninfo') {
      if (good.has(url.searchParams.get('access_token') ?? '')) answer(200, { user, expires_in: 3600 });
      else answer(400, { error: 'invalid_token' });
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push(new URLSearchParams(body));
      if (isRefused) return answer(401, { error: 'invalid_client' });
      const token = `token-${asked.length}`;
      good.add(token);
      answer(200, { access_token: token, expires_in: 3600, token_type: 'Bearer' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    tokenUrl: `${base}/token`,
    tokenInfoUrl: `${base}/tokeninfo?access_token=`,
    asked,
    isGood: (token) => good.has(token),
    endAll: () => good.clear(),
    refuse(next) {
      isRefused = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
