import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../../src/phone/webhook.ts';
import { sqliteDatabase } from '../chaos/database.ts';
import { pause, until } from '../contracts/job-queue.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';

const SID = `AC${'7'.repeat(32)}`;
const TOKEN = 'a-token-of-the-test-that-is-long-enough';
/** What PM2 gives it before it kills (ecosystem.config.js). */
const STOP_LIMIT_MS = 12_000;

describe('a stop in the middle of a sending', () => {
  let twilio: TwilioRest;
  let folder: string;

  beforeEach(async () => {
    twilio = await startTwilioRest(SID, TOKEN);
    folder = mkdtempSync(join(tmpdir(), 'redress-stop-'));
  });
  afterEach(async () => {
    await twilio.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (): Promise<RunningApp> =>
    runApp({
      folder,
      shop: {
        accounts: [
          {
            id: 'wa',
            channel: 'whatsapp-twilio',
            options: {
              accountSid: SID,
              authToken: TOKEN,
              apiBaseUrl: twilio.url,
              contentBaseUrl: twilio.url,
              number: '+918000000001',
            },
          },
        ],
      },
    });

  async function write({ address }: RunningApp): Promise<void> {
    const params = {
      AccountSid: SID,
      MessageSid: 'SM1',
      From: 'whatsapp:+919845012301',
      To: 'whatsapp:+918000000001',
      Body: 'are you open today?',
    };
    const url = `${address}/channels/wa/message`;
    const headers = { 'x-twilio-signature': sign(TOKEN, url, params) };
    const taken = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(params) });
    expect(taken.status).toBe(200);
  }

  /** Stops it while Twilio has the message and has not answered; how long that took. */
  async function stopMeanwhile(app: RunningApp): Promise<number> {
    await until(async () => (await statuses()).includes('sending'), 20_000);
    const from = performance.now();
    await app.stop();
    return performance.now() - from;
  }

  async function statuses(): Promise<string[]> {
    const database = sqliteDatabase(join(folder, 'data', 'redress.db'));
    const rows = await database.all<{ status: string }>('select status from outbox order by id');
    await database.close();
    return rows.map(({ status }) => status);
  }

  it('waits for the answer, and notes it', async () => {
    const app = await start();
    twilio.behave('slow');
    await write(app);

    expect(await stopMeanwhile(app)).toBeLessThan(STOP_LIMIT_MS);

    expect(await statuses()).toEqual(['sent']);
    expect(twilio.created).toHaveLength(1);
  });

  it('does not wait for ever, and nobody sends again what may have been sent', async () => {
    const app = await start();
    twilio.behave('hang');
    await write(app);

    expect(await stopMeanwhile(app)).toBeLessThan(STOP_LIMIT_MS);
    const left = await statuses();
    twilio.behave(null);
    const again = await start();
    // Longer than the sweep needs to find what is due.
    await pause(3_000);
    await again.stop();

    expect(['sending', 'uncertain']).toContain(left[0]);
    expect(await statuses()).toEqual(left);
    expect(twilio.created).toHaveLength(0);
  });
});
