import { execFileSync } from 'node:child_process';
import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { outgoing } from '../../src/lib/outgoing.ts';

const root = new URL('../..', import.meta.url).pathname;
const signal = (): AbortSignal => AbortSignal.timeout(5_000);

describe('requests to other machines', () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['authorization'] ?? ''}`);
    if (request.url === '/away') response.writeHead(302, { location: '/there' }).end();
    else if (request.url === '/empty') response.writeHead(204).end();
    else if (request.url === '/never') return;
    else response.writeHead(200, { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] }).end('here');
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { lookup } = dns;
  afterEach(() => {
    seen.length = 0;
    dns.lookup = lookup;
    syncBuiltinESMExports();
  });
  /** Names lead there, one answer after the other; the last one stays. */
  function names(...answers: readonly string[][]): { count: number } {
    const asked = { count: 0 };
    const answer = (_name: string, _options: object, done: (error: null, all: object[]) => void): void => {
      const addresses = answers[Math.min(asked.count, answers.length - 1)] ?? [];
      asked.count += 1;
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
    dns.lookup = answer as unknown as typeof dns.lookup;
    syncBuiltinESMExports();
    return asked;
  }

  it('go through one door', () => {
    const files = execFileSync('git', ['ls-files', 'src', 'channels', 'db', 'flows'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      // A browser's own requests to us, the terminal's to a running Redress, and the door itself.
      .filter(
        (file) =>
          /\.tsx?$/.test(file) &&
          !/^src\/(console|terminal|phone)\/|^channels\/webchat\/widget|^src\/lib\/outgoing/.test(file),
      );
    const raw = files.filter((file) =>
      /(?<![\w.])fetch\(|(?:import|from) ['"](?:node:)?(?:undici|axios|got|node-fetch)['"]|\{[^}]*\brequest\b[^}]*\} from ['"]node:https?['"]/.test(
        readFileSync(`${root}${file}`, 'utf8').replace(/async fetch\(/g, ''),
      ),
    );

    expect(files.length).toBeGreaterThan(400);
    expect(raw).toEqual([]);
  });

  it('bring the answer back as fetch would', async () => {
    const response = await outgoing(`http://127.0.0.1:${port}/x`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b' }),
      signal: signal(),
    });

    expect([response.status, await response.text(), response.headers.getSetCookie()]).toEqual([
      200,
      'here',
      ['a=1', 'b=2'],
    ]);
    expect((await outgoing(`http://127.0.0.1:${port}/empty`, { signal: signal() })).body).toBeNull();
    await expect(outgoing(`http://127.0.0.1:${port}/never`, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject(
      { name: 'TimeoutError' },
    );
    await expect(outgoing('http://127.0.0.1:1/', { signal: signal() })).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it('ask once more on a connection of their own where a kept one was closed, if they only read', async () => {
    const used = new WeakSet<Socket>();
    const asked: (string | undefined)[] = [];
    const shy = createServer((request, response) => {
      asked.push(request.method);
      if (used.has(request.socket)) request.socket.resetAndDestroy();
      else response.end('here');
      used.add(request.socket);
    });
    await new Promise<void>((done) => shy.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(shy.address() as AddressInfo).port}/`;
    const read = async (method: string): Promise<string> => (await outgoing(url, { method, signal: signal() })).text();

    await read('GET');
    const again = await read('GET');
    await read('GET');
    const changed = read('POST');

    expect(again).toBe('here');
    await expect(changed).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(asked).toEqual(['GET', 'GET', 'GET', 'GET', 'POST']);
    shy.closeAllConnections();
    shy.close();
  });

  it('follow no redirect, so that no key is carried away', async () => {
    const headers = { authorization: 'Bearer key' };

    await expect(outgoing(`http://127.0.0.1:${port}/away`, { headers, signal: signal() })).rejects.toThrow();
    const shown = await outgoing(`http://127.0.0.1:${port}/away`, { headers, signal: signal(), redirect: 'manual' });

    expect([shown.status, shown.headers.get('location')]).toEqual([302, '/there']);
    expect(seen).toEqual(['GET /away Bearer key', 'GET /away Bearer key']);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::169.254.169.254]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://100.100.100.200/',
    'http://[::ffff:100.100.100.200]/',
    'http://[::ffff:168.63.129.16]/',
    'http://[64:ff9b::168.63.129.16]/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
  ])('never go to %s, whoever wrote it', async (url) => {
    await expect(outgoing(url, { signal: signal() })).rejects.toThrow('not on the public internet');
  });

  it.each([
    '127.0.0.1',
    '10.0.0.5',
    '[::1]',
    '[::ffff:10.0.0.5]',
    '[::10.0.0.5]',
    '[64:ff9b:1::10.0.0.5]',
    '[2002:a00:5::]',
    '[2001:0:a00:5::]',
    '[fec0::1]',
    '[fd12::1]',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
  ])('go to %s only where the operator wrote it', async (host) => {
    await expect(outgoing(`http://${host}:${port}/`, { signal: signal(), reach: 'world' })).rejects.toThrow(
      'not on the public internet',
    );
  });

  it('are not led astray by a name: what was checked is what is connected to', async () => {
    const inside = names(['127.0.0.1'], ['169.254.169.254']);
    const headers = { connection: 'close' };
    const response = await outgoing(`http://erp.shop.example:${port}/x`, { headers, signal: signal() });

    expect([await response.text(), inside.count]).toEqual(['here', 1]);
    await expect(outgoing(`http://erp.shop.example:${port}/x`, { signal: signal() })).rejects.toThrow(
      'not on the public internet',
    );
    for (const answer of [['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::ffff:10.0.0.1'], []]) {
      names(answer);
      await expect(outgoing(`http://hook.example:${port}/`, { signal: signal(), reach: 'world' })).rejects.toThrow(
        'not on the public internet',
      );
    }
    expect(seen).toEqual(['GET /x ']);
  });
});
