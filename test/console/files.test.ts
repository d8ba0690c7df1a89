import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pdfBytes, pngBytes } from '../helpers/sample-files.ts';
import { type Agents, START_MS, seriousFindings, startAgents } from './agents.ts';

const MB = 1024 * 1024;

describe('files of an answer, in a browser', () => {
  let agents: Agents;
  beforeAll(async () => {
    agents = await startAgents();
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
});
