import { randomBytes } from 'node:crypto';
import type { Fault } from './fault.ts';
import type { Installation } from './installation.ts';
import { machineFaults } from './machine-faults.ts';
import { postgresFaults } from './postgres-faults.ts';
import { insist, twilioPost } from './webhooks.ts';

const LOCK_MS = 10_000;
const DISK_FULL_MS = 5_000;
const JUMP_MS = 2 * 3_600_000;

const killing = (name: string, role: string): Fault => ({
  name,
  modes: role === 'all' ? ['embedded'] : ['roles'],
  times: 3,
  async strike({ processes }) {
    await processes.kill(role);
    await processes.ready();
  },
});

const twilioAnswers = (name: string, behaviour: Parameters<Installation['twilio']['behave']>[0]): Fault => ({
  name: `Twilio ${name}`,
  modes: ['roles'],
  times: 1,
  async strike({ twilio }) {
    twilio.behave(behaviour);
    await pause(4_000);
    twilio.behave(null);
  },
});

const smtpAnswers = (name: string, behaviour: Parameters<Installation['smtp']['behave']>[0]): Fault => ({
  name: `SMTP ${name}`,
  modes: ['roles'],
  times: 1,
  async strike({ smtp }) {
    smtp.behave(behaviour);
    await pause(5_000);
    smtp.behave('accept');
  },
});

/** Everything that may go wrong around the product, and how it is made to. */
export const faults: readonly Fault[] = [
  { name: 'none', modes: ['roles', 'embedded', 'machines'], times: 0, strike: async () => {} },
  killing('worker killed', 'worker'),
  killing('web server killed', 'web'),
  killing('channels killed', 'channels'),
  killing('the one process killed', 'all'),
  {
    name: 'all processes killed at once',
    modes: ['roles', 'machines'],
    times: 2,
    async strike({ processes }) {
      await Promise.all(processes.names.map((name) => processes.kill(name)));
      await processes.ready();
    },
  },
  {
    name: 'Redis killed, back empty',
    modes: ['roles', 'machines'],
    times: 2,
    async strike({ redis }) {
      await redis?.kill();
      await pause(2_000);
      await redis?.start();
    },
  },
  {
    name: 'Redis emptied while it runs',
    modes: ['roles'],
    times: 2,
    async strike({ redis }) {
      await redis?.empty();
    },
  },
  {
    name: 'Redis failed over by Sentinel',
    modes: ['sentinel'],
    times: 2,
    strike: async ({ redisPair }) => redisPair?.failOver(),
  },
  {
    name: 'database locked for 10 s',
    modes: ['roles', 'embedded', 'machines'],
    times: 1,
    strike: ({ database }) => database.lock(LOCK_MS),
  },
  {
    name: 'disk full for 5 s',
    modes: ['roles', 'embedded'],
    database: 'SQLite',
    times: 1,
    obstacle: ({ disk }) => (disk.kind === 'none' ? 'this user may not mount a small file system' : null),
    async strike({ disk }) {
      disk.fill();
      await pause(DISK_FULL_MS);
      disk.free();
    },
  },
  {
    name: 'clock two hours forward',
    modes: ['roles', 'embedded'],
    times: 1,
    strike: async ({ clock }) => clock.move(JUMP_MS),
  },
  {
    name: 'clock two hours back',
    modes: ['roles', 'embedded'],
    times: 1,
    strike: async ({ clock }) => clock.move(-JUMP_MS),
  },
  twilioAnswers('slow', 'slow'),
  twilioAnswers('answers 503', { status: 503 }),
  twilioAnswers('says too many', { status: 429, headers: { 'retry-after': '2' } }),
  twilioAnswers('breaks the line', 'reset'),
  twilioAnswers('takes it and breaks the line', 'taken'),
  twilioAnswers('never answers', 'hang'),
  smtpAnswers('slow', 'delay'),
  smtpAnswers('says later (451)', 'defer'),
  smtpAnswers('refuses (550)', 'refuse'),
  smtpAnswers('takes it and breaks the line', 'drop'),
  smtpAnswers('never answers', 'hang'),
  {
    name: 'webhooks twice and out of order',
    modes: ['roles', 'embedded', 'machines'],
    times: 0,
    strike: async () => {},
    isUnruly: true,
  },
  { name: 'poison webhooks', modes: ['roles', 'embedded'], times: 1, strike: poisonWebhooks },
  { name: 'poison row', modes: ['roles'], times: 1, strike: poisonRow },
  ...machineFaults,
  ...postgresFaults,
];

/** Signed all right, and full of what nobody should send. None may harm the others, none may get a 500. */
async function poisonWebhooks({ address }: Installation): Promise<void> {
  const texts = [
    '\u0000\ud800 {{constructor}} ${process.exit()} __proto__',
    `${'a'.repeat(60_000)}!`,
    `${'('.repeat(5_000)}${' '.repeat(5_000)}KH-`,
    '👩‍👩‍👧‍👦'.repeat(2_000),
    '',
  ];
  for (const [index, text] of texts.entries()) {
    const number = `+9170000000${String(index).padStart(2, '0')}`;
    const params = { MessageSid: `SM${randomBytes(16).toString('hex')}`, From: `whatsapp:${number}`, Body: text };
    const response = await insist(() => twilioPost(address, '/channels/wa/message', params));
    if (response.status >= 500) throw new Error(`poison ${index} got ${response.status}`);
  }
  for (const params of [
    {},
    { MessageSid: '' },
    { From: 'whatsapp:', Body: 'x' },
    { MessageSid: 'SM1', NumMedia: '1e9' },
  ]) {
    const response = await insist(() => twilioPost(address, '/channels/wa/message', params));
    if (response.status >= 500) throw new Error(`${JSON.stringify(params)} got ${response.status}`);
  }
}

/** A message whose row cannot be read any more, as after a bug or a bad disk: its lane must not hold up the others. */
async function poisonRow(
  { address, database, processes }: Installation,
  promise: Parameters<Fault['strike']>[1],
): Promise<void> {
  await processes.down('worker');
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const params = { MessageSid: sid, From: 'whatsapp:+917111111111', Body: 'this row will be broken' };
  await insist(() => twilioPost(address, '/channels/wa/message', params));
  promise('wa', sid);
  await database.run(`update inbox set message = '{"broken":true}' where provider_id = ?`, sid);
  await processes.revive('worker');
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
