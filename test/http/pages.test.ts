import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorOf, PUBLIC_URL, testServer } from './web-server.ts';

describe('pages', () => {
  it('the root page leads to chat, people and console, with everything escaped', async () => {
    const { testBrand } = await import('../helpers/test-brand.ts');
    const brand = {
      ...testBrand,
      name: '<b>Shop</b>',
      accounts: [{ id: 'shop-chat', channel: 'webchat', options: {} }],
    };
    const { get } = await testServer({ brands: [brand] });

    const page = await (await get('/')).text();

    expect(page).toContain('href="/channels/shop-chat/"');
    expect(page).toContain('href="/console/"');
    expect(page).toContain('care@shop.example');
    expect(page).toContain(`href="tel:${brand.customerCare.phone.replaceAll(' ', '')}"`);
    expect(page).toContain('Asha Rao');
    expect(page).toContain('&lt;b&gt;Shop');
    expect(page).not.toContain('<b>Shop');
  });

  it('the console’s page answers at each of its addresses, with a nonce of its own', async () => {
    const { get } = await testServer();
    const nonces = new Set<string>();

    for (const path of ['/console/', '/console/tickets/1', '/console/setup?token=x', '/console/sign-in']) {
      const response = await get(path);
      const nonce = /nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain(`<meta name="style-nonce" content="${nonce}">`);
      nonces.add(nonce);
    }

    expect(nonces.size).toBe(4);
    expect(nonces).not.toContain('none');
    expect((await get('/console')).headers.get('location')).toBe('/console/');
    expect((await get('/setup?token=a%26b')).headers.get('location')).toBe('/console/setup?token=a%26b');
  });

  it('hands out the built files for a year, compressed, and never a page in their place', async () => {
    const consoleFolder = await mkdtemp(join(tmpdir(), 'redress-console-'));
    onTestFinished(() => rm(consoleFolder, { recursive: true }));
    await mkdir(join(consoleFolder, 'assets'));
    await writeFile(join(consoleFolder, 'assets', 'index-abc.js'), 'export const x = 1;\n'.repeat(500));
    const { app, get } = await testServer({ consoleFolder });

    const file = await app.request('/console/assets/index-abc.js', { headers: { 'accept-encoding': 'gzip' } });
    const gone = await get('/console/assets/index-old.js');
    const outside = await get('/console/assets/..%2f..%2fetc%2fpasswd');

    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-encoding')).toBe('gzip');
    expect(file.headers.get('content-type')).toContain('javascript');
    expect([gone.status, outside.status]).toEqual([404, 404]);
    expect((await errorOf(gone)).code).toBe('not-found');
  });

  it('the icon that browsers ask for beside any page is there, may be shown by each of them, and is kept for a day', async () => {
    const { get } = await testServer();

    const icon = await get('/favicon.ico');
    const policies = await Promise.all(
      ['/', '/console/', '/help/shop', '/track/shop'].map(
        async (path) => (await get(path)).headers.get('content-security-policy') ?? '',
      ),
    );

    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
    expect(icon.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(Buffer.from(await icon.arrayBuffer()).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
    for (const policy of policies) expect(policy).toMatch(/img-src 'self'/);
  });

  it('says how to build the console where it is not built', async () => {
    const { get } = await testServer({ consoleFolder: '/nowhere' });

    expect((await errorOf(await get('/console/'))).message).toContain('npm run build');
  });
});

describe('headers', () => {
  it.each(['/', '/console/', '/api/me', '/auth/get-session', '/healthz', '/nowhere', '/channels/nobody/x'])(
    '%s is not sniffed and tells no other site where it was',
    async (path) => {
      const { get } = await testServer();

      const { headers } = await get(path);

      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it.each(['/', '/console/'])('%s runs no inline script and stands in no frame', async (path) => {
    const { get } = await testServer();

    const policy = (await get(path)).headers.get('content-security-policy') ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it.each(['/api/me', '/auth/get-session', '/readyz'])('%s is kept by nobody on the way', async (path) => {
    const { get } = await testServer();

    expect((await get(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('promise https to browsers only where it is there', async () => {
    const plain = await testServer();
    const secure = await testServer({ publicUrl: 'https://shop.example' });

    expect((await plain.get('/')).headers.get('strict-transport-security')).toBeNull();
    expect((await secure.get('/')).headers.get('strict-transport-security')).toContain('max-age');
  });
});

describe('requests from other sites', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['no origin at all, with a cookie', { origin: undefined }],
    ['another origin, as a form', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  ])('are refused: %s', async (_, headers) => {
    const { app, signIn } = await testServer();
    const cookie = await signIn();

    for (const path of ['/api/tickets/1/state', '/auth/sign-out', '/api/setup']) {
      const given = new Headers({ cookie, 'content-type': 'application/json' });
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) given.set(name, value);
      const response = await app.request(`${PUBLIC_URL}${path}`, { method: 'POST', headers: given, body: '{}' });
      expect(response.status, path).toBe(403);
      expect((await errorOf(response)).code).toBe('auth.forbidden');
    }
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000'])('from our own address %s are taken', async (origin) => {
    const { signIn, post } = await testServer();
    const cookie = await signIn();

    expect((await post('/auth/sign-out', {}, { cookie, origin })).status).toBe(200);
  });

  it('are refused as a broken body is: with 400, not with a fault of ours', async () => {
    const { app, signIn } = await testServer();
    const cookie = await signIn();

    const response = await app.request('/api/tickets/1/state', {
      method: 'POST',
      headers: { cookie, origin: PUBLIC_URL, 'content-type': 'application/json' },
      body: '{"version":',
    });

    expect(response.status).toBe(400);
  });
});

describe('errors', () => {
  it.each(['/nowhere', '/channels/nobody/x', '/files/a/b/1-a/c', '/help/nobody', '/api/nowhere'])(
    'at %s may not run anything, whatever they say',
    async (path) => {
      const { get } = await testServer();

      const policy = (await get(path)).headers.get('content-security-policy') ?? '';

      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src|unsafe/);
    },
  );

  it.each(['/help', '/track', '/playground'])('do not come of a slash after %s', async (path) => {
    const { get } = await testServer();

    const response = await get(`${path}/`);

    expect([response.status, response.headers.get('location')]).toEqual([302, path]);
  });
});

describe('the page for photos', () => {
  it('reads no megabytes from somebody without a link', async () => {
    const { app } = await testServer();
    let read = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;

    const response = await app.request(`/upload/${'1'.repeat(32)}`, {
      ...init,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });

    expect(response.status).toBe(410);
    expect(read).toBeLessThan(3);
  });
});
