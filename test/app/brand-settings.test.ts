import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createIds } from '../../src/lib/ids.ts';
import { type BrandSettings, createBrandSettings } from '../../src/services/brand-settings.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';

describe('what another process sets for a brand', () => {
  let running: RunningApp;
  let store: OpenedStore;
  let elsewhere: BrandSettings;

  beforeAll(async () => {
    running = await runApp();
    const { databaseFile, stateKey, brands } = running.config;
    store = await openStore({ file: databaseFile, stateKey });
    const log = pino({ level: 'silent' });
    elsewhere = await createBrandSettings(brands, {
      store: store.brandSettings,
      clock: systemClock,
      ids: createIds(),
      log,
    });
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await running?.stop();
  });

  const set = async (name: string): Promise<void> => {
    const { grievanceOfficer } = elsewhere.of('demo');
    const value = { grievanceOfficer: { ...grievanceOfficer, name } };
    const version = elsewhere.versionOf('demo');
    const { outcome } = await elsewhere.change({ brandId: 'demo', section: 'officer', value, version, userId: 'asha' });
    expect(outcome).toBe('done');
  };

  /** What the bot first says to somebody who writes this into the web chat. */
  async function answerTo(text: string): Promise<string> {
    const base = `${running.address}/channels/demo-webchat`;
    const { token } = await (await fetch(`${base}/session`, { method: 'POST' })).json();
    const headers = { authorization: `Bearer ${token}` };
    const body = new FormData();
    body.append('id', randomUUID());
    body.append('text', text);
    expect((await fetch(`${base}/messages`, { method: 'POST', headers, body })).status).toBe(202);
    const stream = await fetch(`${base}/events`, { headers, signal: AbortSignal.timeout(20_000) });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      read += part.value;
      const line = read.split('\n').find((one) => one.includes('"direction":"out"') && one.endsWith('}'));
      if (line === undefined) continue;
      await reader?.cancel();
      return line;
    }
    return '';
  }

  it('is on the help page and in what the bot says, without a restart', async () => {
    const help = async (): Promise<string> => (await fetch(`${running.address}/help/demo`)).text();
    expect(await help()).toContain('Meera Iyer');

    await set('Kiran Bedi');
    await expect.poll(help, { timeout: 15_000 }).toContain('Kiran Bedi');
    const answer = await answerTo('who is your grievance officer?');

    expect(answer).toContain('Kiran Bedi');
    expect(answer).not.toContain('Meera Iyer');
  }, 60_000);

  it('moves the due times of open tickets, and never those of the law', async () => {
    const before = await store.clocks.unassigned('demo', 50);
    expect(before.length).toBeGreaterThan(0);
    const { hours } = elsewhere.of('demo');
    const value = { hours: { ...hours, opens: '22:00', closes: '22:30' } };
    const version = elsewhere.versionOf('demo');

    await elsewhere.change({ brandId: 'demo', section: 'hours', value, version, userId: 'asha' });
    const now = async () => new Map((await store.clocks.unassigned('demo', 50)).map((ticket) => [ticket.id, ticket]));
    const moved = async (): Promise<number> => {
      const after = await now();
      return before.filter(
        ({ id, resolutionDueAt }) => after.get(id)?.resolutionDueAt?.getTime() !== resolutionDueAt?.getTime(),
      ).length;
    };
    await expect.poll(moved, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(() => store.clocks.stale(1), { timeout: 30_000 }).toEqual([]);
    const after = await now();
    for (const { id, ackDueAt, redressDueAt } of before) {
      expect([after.get(id)?.ackDueAt, after.get(id)?.redressDueAt]).toEqual([ackDueAt, redressDueAt]);
    }
  }, 60_000);
});
