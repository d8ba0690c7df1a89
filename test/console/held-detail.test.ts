import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detailInWords } from '../../src/console/inbox/held-detail.ts';
import { sizeOf } from '../../src/console/parts/size-of.ts';
import { held as en } from '../../src/console/texts/en/held.ts';
import { held as hi } from '../../src/console/texts/hi/held.ts';
import { detailOfFile } from '../../src/core/refused-file.ts';

const ROBOTS = join(import.meta.dirname, '../../channels/email/robots');

/** What the rules return, with something in the place of each value. */
function reasonsOfMail(): string[] {
  const source = readdirSync(ROBOTS).map((file) => readFileSync(join(ROBOTS, file), 'utf8'));
  const written = [...source.join('\n').matchAll(/(?:return|\?|:) (?:'([^'\n]+ [^'\n]*)'|`([^`\n]+ [^`\n]*)`)/g)];
  return written.map(([, plain, template]) => plain ?? template?.replace(/\$\{[^}]*\}/g, 'x-mark') ?? '');
}

describe('why something lies in quarantine', () => {
  it.each([
    ['file 1 of whatsapp:+91:x: larger than 26214400 bytes', 'संदेश की फ़ाइल 1: 25 MB से बड़ी'],
    ['file 3 of m:1: more than 20 files in one message', 'संदेश की फ़ाइल 3: एक संदेश में 20 से ज़्यादा फ़ाइलें'],
    [
      detailOfFile(0, 'm: 1', 'a program, by its content or its name', { name: 'my; bill.exe', size: 2_000_000 }),
      `फ़ाइल “my; bill.exe” (${sizeOf(2_000_000)}): ${hi.program}`,
    ],
    ['26 mails within an hour from one sender', hi.mailsAnHour('26')],
    ['101 mails that came within an hour from one sender', hi.mailsAnHour('101')],
    ['7 mails within a minute from one sender', hi.mailsAMinute('7')],
    ['4 mails of the same words within an hour from one sender', hi.sameMails('4')],
    ['41 messages within a minute from one sender', hi.messagesAMinute('41')],
    ['301 messages within an hour from one sender', hi.messagesAnHour('301')],
    ['11 messages of the same words within ten minutes from one sender', hi.sameMessages('11')],
    ['POST /channels/x/in: no account of this name is in the configuration', hi.noRoute('POST /channels/x/in')],
    ['no such account in the configuration', hi.noAccount],
    ['message 01 made the bot fail; the conversation was given to a person', hi.poison],
    ['a mail of 52428800 bytes: its words were taken, its files are still in the mailbox', hi.bigMail('50 MB')],
    ['cannot be read as a mail: too deep', hi.unreadableMail],
    ['no sender address that could be answered', hi.noSender],
    ['a message of the kind pollCreationMessage', hi.kind('pollCreationMessage')],
    ['a message without sender or id', hi.noIds],
    ['a message that could not be decrypted or is empty', hi.undecipherable],
    ['too old to be answered by itself; a person should look', hi.old],
    ['this message could not be read', hi.unreadable],
    ['SMS from +919845012301: SMS is not read here', hi.sms('+919845012301')],
  ])('%s is said in Hindi', (detail, expected) => {
    expect(detailInWords(detail, hi)).toBe(expected);
  });

  it('has words for each reason that the rules about robots give', () => {
    const reasons = reasonsOfMail().filter((reason) => reason !== 'no sign of a machine');

    expect(reasons.length).toBeGreaterThan(40);
    expect(reasons.filter((reason) => detailInWords(reason, hi) === reason)).toEqual([]);
    expect(reasons.filter((reason) => detailInWords(reason, en) === reason)).toEqual([]);
  });

  it('stays as it was kept where it is put in no known way', () => {
    expect(detailInWords('Too small: expected string to have >=1 characters', hi)).toMatch(/^Too small/);
  });
});
