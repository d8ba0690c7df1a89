import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, runApp } from '../helpers/running-app.ts';

const PAGES = [
  '/',
  '/console/',
  '/console/tickets',
  '/playground',
  '/help/demo',
  '/help/demo?language=hi',
  '/track/demo',
  '/channels/demo-webchat/',
  '/upload/no-such-link',
];
const DATA = ['/api/me', '/healthz', '/readyz', '/openapi.json', '/auth/get-session', '/nowhere'];

describe('the content security policy', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await runApp();
  }, 60_000);
  afterAll(() => running?.stop());

  it.each(PAGES)('of %s lets no inline script or style run, and the page needs none', async (path) => {
    const response = await fetch(`${running.address}${path}`);
    const policy = response.headers.get('content-security-policy') ?? '';
    const page = await response.text();
    const nonces = [...policy.matchAll(/'nonce-([^']+)'/g)].map(([, nonce]) => nonce);
    const inline = [...page.matchAll(/<(script|style)\b([^>]*)>/g)].filter(([, , rest = '']) => !/\ssrc=/.test(rest));

    expect(response.headers.get('content-type'), path).toContain('text/html');
    expect(policy).toMatch(/default-src '(none|self)'/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\sdata:[^;]*script|\*(?!;?$)[^;]*script/);
    expect(policy).toMatch(/base-uri 'none'|base-uri 'self'/);
    for (const [tag, , rest = ''] of inline)
      expect(
        nonces.some((nonce) => rest.includes(`nonce="${nonce}"`)),
        tag,
      ).toBe(true);
    expect(page).not.toMatch(/\son\w+\s*=\s*["']|\sstyle\s*=\s*["']|javascript:/i);
  });

  it.each(DATA)('of %s lets nothing run at all', async (path) => {
    const response = await fetch(`${running.address}${path}`);

    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});
