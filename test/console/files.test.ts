import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { pdfBytes, pngBytes } from '../helpers/sample-files.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { type Agents, START_MS, seriousFindings, startAgents } from './agents.ts';

const MB = 1024 * 1024;

describe('files of an answer, in a browser', () => {
  let agents: Agents;
  let refusedId = '';
  const seed = async (store: Store): Promise<void> => {
    const refusedFiles = [{ name: 'setup <b>.exe', size: 2_000_000, reason: 'bad-attachment' as const }];
    const seeded = await seedComplaint(store, { brandId: demoBrand.id, at: new Date(), message: { refusedFiles } });
    refusedId = seeded.ticketId;
  };
  beforeAll(async () => {
    agents = await startAgents({ seed });
  }, START_MS);
  afterAll(() => agents?.stop());

  it('are attached, survive a reload, and go out; 20 MB are refused and the draft is kept', async () => {
    const { rows } = (await agents.get('asha', '/api/tickets?view=open')) as {
      rows: { ticket: { id: string }; channel: string }[];
    };
    const id = rows.find(({ channel }) => channel === 'webchat')?.ticket.id ?? '';
    const page = await agents.open('asha', `/console/tickets/${id}`);
    const words = page.getByLabel('Reply', { exact: true }).last();
    const choose = page.locator('input[type=file]');
    await words.fill('Here is your invoice.');
    // From the disk: handing 20 MB to the browser over its protocol takes longer than all of the rest.
    const folder = await mkdtemp(join(tmpdir(), 'redress-film-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'film.pdf'), pdfBytes(20 * MB));
    await choose.setInputFiles(join(folder, 'film.pdf'));
    await page.getByText('film.pdf is larger than 16 MB').waitFor();
    await choose.setInputFiles([
      { name: '<img src=x onerror=alert(1)>.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfBytes()) },
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(pngBytes()) },
    ]);
    await page.getByText('photo.png (').waitFor();
    expect(await page.getByRole('button', { name: 'Remove photo.png' }).count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    await agents.picture(page, 'reply-files');
    await page.reload();
    await page.getByText('photo.png (').waitFor();
    expect(await words.inputValue()).toBe('Here is your invoice.');

    await page.getByRole('button', { name: 'Send', exact: true }).click();

    await page.getByRole('link', { name: /photo\.png/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Remove photo.png' }).count()).toBe(0);
    expect(await words.inputValue()).toBe('');
    expect(agents.complaints).toEqual([]);
    await page.context().close();
  }, 90_000);

  it.each([
    ['English', 'en-IN', 'setup <b>.exe (2.0 MB) was not taken: a program, by its content or its name.'],
    ['Hindi', 'hi-IN', 'setup <b>.exe (2.0 MB) नहीं ली गई: सामग्री या नाम से एक प्रोग्राम।'],
  ])('that were not taken are named with the reason in the ticket, in %s', async (_, locale, words) => {
    const page = await agents.open('asha', `/console/tickets/${refusedId}`, { locale });
    await page.getByRole('log').getByText(words).waitFor();
    await agents.picture(page, `refused-file-${locale}`);
    await page.context().close();
  });

  it('are chosen one after the other in the chat, taken away again, and what did not go out says so', async () => {
    let refusals = 0;
    const before = async (page: Page): Promise<void> => {
      await page.route('**/session', (route) => {
        refusals += 1;
        return refusals === 1 ? route.fulfill({ status: 503, json: { error: {} } }) : route.continue();
      });
    };
    const chat = await agents.open('asha', '/channels/demo-webchat/', { width: 390, before });
    await chat.locator('li.out').first().waitFor();
    const png = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(pngBytes()) });
    const choose = chat.locator('#files');
    await choose.setInputFiles(png('wrong.png'));
    await choose.setInputFiles(png('right.png'));
    await chat.getByRole('button', { name: 'Take away: wrong.png' }).click();
    const picked = await chat.locator('#picked li').count();
    await agents.picture(chat, 'chat-picked-390');
    await chat.route('**/messages', (route) => route.abort(), { times: 1 });
    await chat.locator('#text').fill('The teapot is broken');
    await chat.keyboard.press('Enter');
    const again = chat.getByRole('button', { name: 'Not sent. Press to try again.' });
    await again.waitFor();
    await agents.picture(chat, 'chat-not-sent-390');
    const findings = await seriousFindings(chat);
    await chat.emulateMedia({ colorScheme: 'dark' });
    findings.push(...(await seriousFindings(chat, ['color-contrast'])));
    const sent = chat.waitForRequest((request) => request.url().endsWith('/messages'));
    await again.click();
    const body = (await sent).postDataBuffer()?.toString('latin1') ?? '';
    await again.waitFor({ state: 'detached' });
    await chat.locator('li.out').nth(1).waitFor();
    const own = await chat.locator('li.in').count();
    await chat.context().close();

    expect({ picked, own, findings, refusals }).toEqual({ picked: 1, own: 1, findings: [], refusals: 2 });
    expect(body).toContain('right.png');
    expect(body).not.toContain('wrong.png');
  }, 60_000);

  it('reach the customer in the chat, who saves what was sent', async () => {
    const { address } = agents.running;
    const chat = await agents.open('asha', '/channels/demo-webchat/');
    await chat.locator('li.out').first().waitFor();
    await chat.locator('#text').fill('Send me the invoice of 4711, please');
    await chat.keyboard.press('Enter');
    await chat.locator('li.in').first().waitFor();
    const all = (await agents.get('asha', '/api/conversations')) as {
      rows: { conversation: { id: string }; contactName: string | null }[];
    };
    // Everybody in the demo has a name.
    const conversationId = all.rows.find(({ contactName }) => contactName === null)?.conversation.id ?? '';
    // The colleague's side has tests of its own: here it is asked of the API.
    const post = async (path: string, body: object) => {
      const answer = await chat.request.post(`${address}/api${path}`, { headers: { origin: address }, ...body });
      expect(answer.status()).toBe(201);
      return answer.json();
    };
    const opened = { kind: 'request', summary: 'Invoice' };
    const { ticket } = await post(`/conversations/${conversationId}/tickets`, { data: opened });
    const files = { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfBytes(700)) };
    const draft = await post(`/tickets/${ticket.id}/draft/files`, { multipart: { files } });
    const { seen } = (await agents.get('asha', `/api/tickets/${ticket.id}/timeline`)) as { seen: object };
    const seenSeq = Object.entries(seen).find(([id]) => id === conversationId)?.[1] ?? 0;
    const fileIds = [draft.files[0].id];
    await post(`/tickets/${ticket.id}/reply`, { data: { conversationId, seenSeq, text: 'Here it is.', fileIds } });

    await chat.getByText('Here it is.').waitFor();
    const [download] = await Promise.all([
      chat.waitForEvent('download'),
      chat.getByText('invoice.pdf', { exact: true }).click(),
    ]);
    const saved = await readFile(await download.path());
    await agents.picture(chat, 'chat-file');
    await chat.context().close();

    expect(download.suggestedFilename()).toBe('invoice.pdf');
    expect(saved).toEqual(Buffer.from(pdfBytes(700)));
    expect(agents.complaints).toEqual([]);
  }, 60_000);
});
