import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useAgents } from './agents.ts';
import { findingsOfLooks, standsStill } from './looks.ts';

describe('channels, webhooks and keys in the browser', () => {
  const agents = useAgents();

  const looks = (page: Page, name: string) => findingsOfLooks(page, name, agents);

  it('an account is tried, and what is wrong with it is said', async () => {
    const page = await agents.open('asha', '/console/settings/channels');
    const row = page.getByRole('row').filter({ hasText: 'demo-webchat' });
    await row.getByRole('button', { name: 'Test' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Last message from a customer').waitFor();
    await dialog.getByRole('button', { name: 'Test' }).click();
    await dialog.getByText('our own page').waitFor();
    const findings = await looks(page, 'channel-test');
    await page.context().close();

    expect(findings).toEqual([]);
  }, 60_000);

  it('an agent sees how an account stands and cannot try or link it', async () => {
    const page = await agents.open('ravi', '/console/settings/channels');
    await page.getByRole('button', { name: 'Details' }).first().click();
    await page.getByRole('dialog').getByText('On the way out').waitFor();

    expect(await page.getByRole('button', { name: 'Test' }).count()).toBe(0);
    await page.context().close();
  });

  it('a phone is linked by a picture or a code, and a stop is explained before it is ended', async () => {
    const page = await agents.open('asha', '/console/tickets');
    let pairing: object = { state: 'waiting', qr: '2@a-picture-to-scan', detail: 'scan the picture' };
    const health = {
      state: 'degraded',
      detail: 'sending stopped: refused in a row',
      since: new Date().toISOString(),
      process: 'channels-1',
      lastFault: null,
    };
    const asked: string[] = [];
    await page.route('**/api/channels', (route) =>
      route.fulfill({ json: [{ id: 'shop-whatsapp', kind: 'whatsapp-baileys', brandId: 'demo', health }] }),
    );
    await page.route('**/api/channels/shop-whatsapp/**', async (route) => {
      const request = route.request();
      const what = new URL(request.url()).pathname.split('/').at(-1) ?? '';
      if (request.method() === 'POST') asked.push(`${what} ${request.postData() ?? ''}`.trim());
      if (what === 'resume') return route.fulfill({ status: 202, json: { status: 'asked' } });
      if (what === 'state') {
        const json = {
          health,
          pairing: 'paired',
          queued: 3,
          undelivered: 2,
          windows: null,
          lastInboundAt: null,
          templates: [],
        };
        return route.fulfill({ json });
      }
      if (request.method() === 'POST' && request.postData()?.includes('+91') === true) {
        pairing = { state: 'waiting', code: 'ABCD-EFGH', detail: 'type the code' };
      }
      return route.fulfill({ json: pairing });
    });
    await page.goto(`${agents.running.address}/console/settings/channels`);

    await page.getByRole('button', { name: 'Pair' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('svg[role=img], svg:has(title)').first().waitFor();
    const findings = await looks(page, 'pairing-qr');
    await page.setViewportSize({ width: 1280, height: 860 });
    await dialog.getByLabel('Phone number, for a code').fill('+91 98450 12301');
    await dialog.getByRole('button', { name: 'Pair anew' }).click();
    await dialog.getByText('ABCD-EFGH').waitFor();
    await agents.picture(page, 'pairing-code');
    pairing = { state: 'paired', detail: 'linked' };
    await dialog.getByText('Paired.').waitFor();
    // A link that works is not cut off by one press.
    await dialog.getByRole('button', { name: 'Pair anew' }).click();
    await dialog.getByText('A phone is linked and working').waitFor();
    findings.push(...(await looks(page, 'pairing-cut-off')));
    await dialog.getByRole('button', { name: 'Keep the link' }).click();
    await dialog.getByText('A phone is linked and working').waitFor({ state: 'detached' });
    expect(asked).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Pair anew' }).click();
    await dialog.getByRole('button', { name: 'End it and pair anew' }).click();
    await dialog.getByText('ABCD-EFGH').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText('going on like that gets numbers banned').waitFor();
    findings.push(...(await looks(page, 'channel-resume')));
    await page.getByRole('button', { name: 'Resume sending' }).click();
    await page.getByText('Asked to go on').waitFor();
    await page.context().close();

    const again = (cutsOff: boolean) => `pairing ${JSON.stringify({ cutsOff, phone: '+919845012301' })}`;
    expect(asked).toEqual([again(false), again(true), 'resume']);
    expect(findings).toEqual([]);
  }, 90_000);

  it('a webhook is added for chosen events, gets a new secret, is paused and removed', async () => {
    const page = await agents.open('asha', '/console/settings/webhooks');
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByLabel('Address').fill('https://erp.example/hook');
    await page.getByLabel('A ticket changed').uncheck();
    await agents.picture(page, 'webhook-add');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    const secret = page.locator('code', { hasText: 'whsec_' });
    const first = await secret.textContent();
    const row = page.getByRole('row').filter({ hasText: 'erp.example' });
    const events = await row.textContent();
    await row.getByRole('button', { name: 'New secret' }).click();
    await row.getByRole('button', { name: 'End the old secret?' }).click();
    await page.waitForFunction(
      (before) => ![...document.querySelectorAll('code')].some(({ textContent }) => textContent === before),
      first,
    );
    const second = await secret.textContent();
    await row.getByRole('switch').click({ force: true });
    await page.waitForTimeout(500);
    const findings = await looks(page, 'webhooks-list');
    const kept = JSON.stringify(await agents.get('asha', '/api/webhooks'));
    await page.setViewportSize({ width: 1280, height: 860 });
    // A click while the cards become a table again would hit nothing.
    await standsStill(page);
    await row.getByRole('button', { name: 'Remove' }).click();
    await row.getByRole('button', { name: 'Remove this webhook?' }).click();
    await row.waitFor({ state: 'detached' });
    await page.context().close();

    expect(events).toContain('A ticket was opened');
    expect(events).not.toContain('A ticket changed');
    expect(second).toMatch(/^whsec_/);
    expect(second).not.toBe(first);
    expect(kept).toContain('"isActive":false');
    expect(kept).not.toContain('whsec_');
    expect(findings).toEqual([]);
  }, 60_000);

  it('a source that signs is added, and its secret and address are shown once', async () => {
    const page = await agents.open('asha', '/console/settings/keys');
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByLabel('Name').fill('Listening tool');
    await agents.picture(page, 'key-add');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await page.locator('code', { hasText: /^whsec_.{20}/ }).waitFor();
    await page.getByText(/It sends to .*\/intake\//).waitFor();
    const findings = await looks(page, 'keys-list');
    await page.reload();
    await page.getByText('Listening tool').waitFor();
    const after = await page.textContent('body');
    await page.context().close();

    expect(after).not.toMatch(/whsec_\S{20}/);
    expect(findings).toEqual([]);
  }, 60_000);

  it('the audit log says who did it', async () => {
    const page = await agents.open('asha', '/console/settings/audit');
    await page.getByText('New secret for a webhook').first().waitFor();
    const findings = await looks(page, 'audit-list');
    await page.context().close();

    expect(findings).toEqual([]);
  }, 60_000);

  it('somebody who is signed in elsewhere sees it and ends it', async () => {
    const here = await agents.open('ravi', '/console/settings/account');
    const there = await agents.open('ravi', '/console/tickets');
    await there.context().clearCookies();
    await there.goto(`${agents.running.address}/console/tickets`);
    await there.getByLabel('E-mail').fill('ravi@shop.example');
    await there.locator('input[type=password]').fill('a long enough password');
    await there.getByRole('button', { name: 'Sign in' }).click();
    await there.getByRole('heading', { name: 'Open tickets' }).waitFor();

    await here.reload();
    await here.getByText('this one').waitFor();
    await agents.picture(here, 'sessions');
    await here.getByRole('button', { name: 'End', exact: true }).first().click();
    await here.getByRole('button', { name: 'End', exact: true }).waitFor({ state: 'detached' });
    await there.reload();
    await there.getByRole('button', { name: 'Sign in' }).waitFor();
    await here.reload();
    await here.getByText('this one').waitFor();
    await Promise.all([here.context().close(), there.context().close()]);
  }, 60_000);

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});
