import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../db/index.ts';
import { createAuth } from '../../src/http/auth.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { startRedis } from '../helpers/redis-server.ts';
import { type AppOptions, type RunningApp, runApp } from '../helpers/running-app.ts';

/** Two people sign in, a shop is seeded, a browser starts: on a busy machine that takes its time. Milliseconds. */
export const START_MS = 180_000;
const PASSWORD = 'a long enough password';
/** Where pictures go when somebody wants to look: `SCREENSHOTS=folder npm test`. */
const pictures = process.env['SCREENSHOTS'];

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Look {
  width?: number;
  scheme?: 'light' | 'dark';
  locale?: string;
  /** Puts things in order before the page is opened. */
  before?: (page: Page) => Promise<void>;
  /** Another browser than all others use: theirs has a microphone and gives it to every page. */
  browser?: Browser;
}

/** The whole product with its demo shop, and people who look at it in browsers of their own. */
export interface Agents {
  running: RunningApp;
  /** What the pages complained of: errors of scripts, and what the content security policy stopped. */
  complaints: string[];
  /** A page of one of the two people: `asha` is the administrator, `ravi` an agent. */
  open(who: 'asha' | 'ravi', path: string, look?: Look): Promise<Page>;
  /** That customer's ticket, to be answered. */
  openTicket(who: 'asha' | 'ravi', customer: string): Promise<Page>;
  /** JSON of the API, as that person gets it. */
  get(who: 'asha' | 'ravi', path: string): Promise<unknown>;
  ticketOf(customer: string): Promise<string>;
  /** The number of that ticket. */
  numberOf(customer: string): Promise<string>;
  /** The state of that ticket. */
  stateOf(customer: string): Promise<string>;
  picture(page: Page, name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Theirs for all tests of a group: there once the first one begins, and gone after the last. */
export function useAgents(options?: AppOptions): Agents {
  const agents: Partial<Agents> = {};
  beforeAll(async () => {
    Object.assign(agents, await startAgents(options));
  }, START_MS);
  afterAll(() => agents.stop?.());
  // Filled before any test can ask.
  return agents as Agents;
}

export async function startAgents(options: AppOptions = {}): Promise<Agents> {
  // Less work than the embedded queue, which test/app runs on; the pages show the same.
  const redis = await startRedis();
  const running = await runApp({ ...options, env: { REDIS_URL: redis.url, ...options.env } });
  const browser = await launchBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  const complaints: string[] = [];
  const sessions = { asha: await setUp(browser, running), ravi: await addRavi(browser, running) };

  const get: Agents['get'] = async (who, path) => {
    const context = await browser.newContext({ storageState: sessions[who] });
    const answer = await (await context.request.get(`${running.address}${path}`)).json();
    await context.close();
    return answer;
  };
  const open: Agents['open'] = async (
    who,
    path,
    { width = 1280, scheme = 'light', locale = 'en-IN', before, browser: own = browser } = {},
  ) => {
    const context = await own.newContext({
      viewport: { width, height: 860 },
      colorScheme: scheme,
      locale,
      storageState: sessions[who],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    listen(page, complaints);
    await before?.(page);
    await page.goto(`${running.address}${path}`);
    return page;
  };
  const find = async (customer: string): Promise<Rows['rows'][number]['ticket']> => {
    const { rows } = await rowsOf(await get('asha', '/api/tickets?view=all'));
    const found = rows.find(({ contactName }) => contactName === customer);
    if (found === undefined) throw new Error(`the demo has no ticket of ${customer}`);
    return found.ticket;
  };
  return {
    running,
    complaints,
    get,
    open,
    async openTicket(who, customer) {
      const page = await open(who, `/console/tickets/${(await find(customer)).id}`);
      await page.getByText(customer).first().waitFor();
      await page.getByRole('textbox', { name: 'Reply' }).waitFor();
      return page;
    },
    ticketOf: async (customer) => (await find(customer)).id,
    numberOf: async (customer) => (await find(customer)).numbers[0] ?? '',
    stateOf: async (customer) => (await find(customer)).state,
    async picture(page, name) {
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    async stop() {
      await browser.close();
      await running.stop();
      await redis.stop();
    },
  };
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|warning: |each child/i.test(message.text())) complaints.push(message.text());
  });
}

/** The first start's link makes the administrator; test/app/browser does it by hand. */
async function setUp(browser: Browser, running: RunningApp): Promise<Session> {
  const token = new URL(running.app.web?.setupLink ?? '').searchParams.get('token');
  const asha = { name: 'Asha Rao', email: 'asha@shop.example', password: PASSWORD };
  const answer = await fetch(`${running.address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: running.address },
    body: JSON.stringify({ token, ...asha }),
  });
  if (!answer.ok) throw new Error(`the set-up was answered ${answer.status}: ${await answer.text()}`);
  return signIn(browser, running, asha.email);
}

async function addRavi(browser: Browser, running: RunningApp): Promise<Session> {
  const { databaseFile, stateKey, secret } = running.config;
  const store = await openStore({ file: databaseFile, stateKey });
  const auth = createAuth({
    database: store.authDatabase,
    secret,
    publicUrl: running.address,
    log: pino({ level: 'silent' }),
  });
  const ravi = { name: 'Ravi Kumar', email: 'ravi@shop.example', password: PASSWORD, role: 'agent' } as const;
  await auth.createUser(ravi);
  await store.close();
  return signIn(browser, running, ravi.email);
}

async function signIn(browser: Browser, running: RunningApp, email: string): Promise<Session> {
  const context = await browser.newContext();
  const answer = await context.request.post(`${running.address}/auth/sign-in/email`, {
    headers: { origin: running.address },
    data: { email, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${email} was not let in: ${answer.status()}`);
  const session = await context.storageState();
  await context.close();
  return session;
}

interface Rows {
  rows: { ticket: { id: string; numbers: string[]; version: number; state: string }; contactName: string | null }[];
}

async function rowsOf(answer: unknown): Promise<Rows> {
  if (typeof answer !== 'object' || answer === null || !('rows' in answer)) throw new Error('not a page of tickets');
  // What the API promises is checked by its own tests.
  return answer as Rows;
}

export interface Violation {
  id: string;
  impact: string;
  targets: string[];
}

/** What axe finds serious or worse on the page as it stands, by all its rules or by those named. */
export async function seriousFindings(page: Page, rules: string[] | null = null): Promise<Violation[]> {
  // As text, it is evaluated by the debugger and not by the page: the page's own policy stays as strict as it is.
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere)
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async (only) => {
    interface Found {
      id: string;
      impact: string | null;
      nodes: { target: unknown[]; failureSummary?: string }[];
    }
    const { axe } = window as unknown as {
      axe: { run(options: { resultTypes: string[]; runOnly?: string[] }): Promise<{ violations: Found[] }> };
    };
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(only === null ? {} : { runOnly: only }) });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({
        id,
        impact: impact ?? '',
        targets: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary?.split('\n')[1]?.trim()}`),
      }));
  }, rules);
}
