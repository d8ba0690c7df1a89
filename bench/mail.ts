import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import EmailReplyParser from 'email-reply-parser';
import { simpleParser } from 'mailparser';
import { extractFromPlain } from 'planer';
import { inspectMail } from '../channels/email/inspect.ts';
import { parseMail } from '../channels/email/parse.ts';
import { openMailRoad } from './mail/road.ts';

/** Mails a second through bare mailparser, our reading and the whole road; and whose visible reply is right. */
const FIXTURES = new URL('../test/fixtures/email/', import.meta.url).pathname;
const OWN = ['care@shop.example'];

const { values } = parseArgs({
  options: {
    /** A folder of .eml files; the project's own where it is not given. */
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
  },
});
const folder = values.data === undefined ? FIXTURES : resolve(values.data);
const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.eml')).sort();
const mails = await Promise.all(names.map((name) => readFile(join(folder, name))));
const rounds = Number(values.rounds);

const road = await openMailRoad();
const figures = {
  mails: mails.length,
  bytes: mails.reduce((sum, mail) => sum + mail.length, 0),
  perSecond: {
    mailparser: await perSecond((mail) => simpleParser(mail)),
    inspect: await perSecond((mail) => inspectMail(mail, OWN).catch(() => null)),
    // Under another Message-ID in each round: a known mail would not take the road.
    road: await perSecond((mail, round) =>
      road.take(Buffer.concat([Buffer.from(`X-Round: ${round}\r\n`), fresh(mail, round)])),
    ),
  },
  rightReplies: values.data === undefined ? await rightReplies() : null,
};
await road.close();
print(values.json ? JSON.stringify(figures, null, 2) : report());

async function perSecond(work: (mail: Buffer, round: number) => Promise<unknown>): Promise<number> {
  let count = 0;
  let startedAt = performance.now();
  for (let round = 0; round <= rounds; round += 1) {
    // The first round warms up.
    if (round === 1) {
      startedAt = performance.now();
      count = 0;
    }
    for (const mail of mails) await work(mail, round);
    count += mails.length;
  }
  return Math.round((count * 1000) / (performance.now() - startedAt));
}

function fresh(mail: Buffer, round: number): Buffer {
  return Buffer.from(mail.toString('latin1').replace(/^Message-ID: </im, `Message-ID: <r${round}-`), 'latin1');
}

/** On the replies of the project's own set: how many come out word for word. */
async function rightReplies(): Promise<Record<string, string>> {
  const expected: Record<string, { visibleReply?: string }> = JSON.parse(
    await readFile(join(FIXTURES, 'expected.json'), 'utf8'),
  );
  const right = { redress: 0, planer: 0, 'email-reply-parser': 0 };
  let all = 0;
  for (const [name, { visibleReply: wanted }] of Object.entries(expected)) {
    if (wanted === undefined || !name.startsWith('replies/')) continue;
    all += 1;
    const source = await readFile(join(FIXTURES, `${name}.eml`));
    // The others get the text that mailparser makes.
    const text = (await simpleParser(source)).text ?? (await parseMail(source)).text ?? '';
    if ((await inspectMail(source, OWN)).visibleReply === wanted) right.redress += 1;
    if (extractFromPlain(text).trim() === wanted) right.planer += 1;
    if (new EmailReplyParser().read(text).getVisibleText().trim() === wanted) right['email-reply-parser'] += 1;
  }
  return Object.fromEntries(Object.entries(right).map(([who, count]) => [who, `${count} of ${all}`]));
}

function report(): string {
  const { perSecond: speed, rightReplies: right } = figures;
  const rows = Object.entries(speed).map(([what, value]) => `| ${what} | ${value} |`);
  const replies = Object.entries(right ?? {}).map(([who, count]) => `| ${who} | ${count} |`);
  return [
    `${figures.mails} mails, ${figures.bytes} bytes\n`,
    '| what | mails a second |\n|---|---:|',
    ...rows,
    ...(replies.length === 0 ? [] : ['\n| visible reply by | right |\n|---|---:|', ...replies]),
  ].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
