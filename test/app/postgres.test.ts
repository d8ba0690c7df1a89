import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { openWebchat, type Process, startProcess } from '../helpers/processes.ts';
import { freePort, type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { cookiesOf } from '../http/web-server.ts';

const USER = { email: 'asha@shop.example', password: 'a long enough password' };

interface Page {
  rows: { ticket: { id: string; numbers: string[]; conversationId: string }; contactName: string | null }[];
}

/** The built product as on several machines: a process for each role, Redis between them, PostgreSQL as the truth. */
describe('Redress on PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-postgres-app-'));
  const running: Process[] = [];
  let postgres: PostgresServer;
  let redis: RedisServer;
  let env: NodeJS.ProcessEnv;
  let address: string;

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const port = await freePort();
    address = `http://localhost:${port}`;
    env = {
      PORT: String(port),
      DATABASE_URL: await postgres.emptyDatabase(),
      REDIS_URL: redis.url,
      REDRESS_SECRET: 's'.repeat(32),
      REDRESS_DATA_DIR: join(folder, 'data'),
      REDRESS_CONFIG: 'none',
    };
    const web = startProcess('start', ['web'], env);
    running.push(web);
    await web.printed('Redress is ready');
    // The other roles are on another machine.
    const others = ['worker', 'channels'].map((role) =>
      startProcess('start', [role], { ...env, REDRESS_DATA_DIR: join(folder, role) }),
    );
    running.push(...others);
    await Promise.all(others.map((other) => other.printed('is running')));
  });
  afterAll(async () => {
    for (const { child } of running) child.kill('SIGTERM');
    await Promise.all(running.map(({ exited }) => exited));
    await redis?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const command = async (args: string[], input = ''): Promise<{ code: number | null; output: string }> => {
    const process = startProcess('redress', args, env, input);
    return { code: await process.exited, output: process.output() };
  };
  const signIn = (password: string) =>
    fetch(`${address}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ ...USER, password }),
    });

  it('names the database without its password', () => {
    expect(running[0]?.output()).toContain('PostgreSQL at 127.0.0.1');
  });

  it('holds a conversation to a ticket, which a person finds in the console and answers', async () => {
    const chat = await openWebchat(address);
    const heard = await chat.ask('I want to talk to a human', 'ticket number is');
    const [number = ''] = heard.match(/\d{3} \d{3} \d{4}/) ?? [];

    const added = await command(['user', 'add', USER.email, '--name', 'Asha', '--role', 'admin'], `${USER.password}\n`);
    expect(added).toMatchObject({ code: 0, output: expect.stringContaining('may sign in') });
    expect((await signIn('another long password')).status).toBe(401);
    const cookie = cookiesOf(await signIn(USER.password));
    const call = async (path: string, body?: unknown) => {
      const headers = { cookie, origin: address, 'content-type': 'application/json' };
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      return fetch(`${address}/api${path}`, init);
    };
    expect((await fetch(`${address}/api/tickets`)).status).toBe(401);

    const found = (await (await call(`/tickets?q=${encodeURIComponent(number)}`)).json()) as Page;
    expect(found.rows.map(({ ticket }) => ticket.numbers)).toEqual([[number.replaceAll(' ', '')]]);
    const ticket = found.rows[0]?.ticket;
    const answered = await call(`/tickets/${ticket?.id}/reply`, {
      conversationId: ticket?.conversationId,
      seenSeq: 2 ** 40,
      text: 'Asha here, how can I help?',
    });
    expect(answered.status).toBe(201);
    await chat.hear('Asha here, how can I help?');
  });

  it('takes a new password from the command line, and ends the sessions in every process', async () => {
    const cookie = cookiesOf(await signIn(USER.password));
    const password = 'another long password';

    const given = await command(['user', 'new-password', USER.email], `${password}\n`);

    expect(given).toMatchObject({ code: 0, output: expect.stringContaining('signs in with the new password') });
    expect((await fetch(`${address}/api/me`, { headers: { cookie } })).status).toBe(401);
    expect((await signIn(password)).status).toBe(200);
  });

  it('lets nobody guess passwords, whichever process is asked', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) statuses.push((await signIn('a wrong long password')).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it('is worked on by the command line, which leaves backups to PostgreSQL’s own tools', async () => {
    expect(await command(['demo', 'remove'])).toMatchObject({ code: 0 });
    const backup = await command(['backup', join(folder, 'backup')]);
    expect(backup.code).toBe(1);
    expect(backup.output).toContain('pg_dump');
  });
});
