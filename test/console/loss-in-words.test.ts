import { describe, expect, it } from 'vitest';
import { receiptOf as receiptOfMail } from '../../channels/email/writer.ts';
import { lossInWords } from '../../src/console/parts/loss-in-words.ts';
import { losses as en } from '../../src/console/texts/en/losses.ts';
import { losses as hi } from '../../src/console/texts/hi/losses.ts';
import { receiptOf, reportOf, TWILIO_ERRORS } from '../../src/lib/twilio-errors.ts';

const reasonOf = (receipt: object): string => ('reason' in receipt ? String(receipt.reason) : '');
const refused = (status: number, code: number | null): string =>
  reasonOf(receiptOf({ outcome: 'refused', status, code, retryAfter: null }));
const reported = (code: string): string =>
  reasonOf(reportOf({ MessageStatus: 'undelivered', MessageSid: 'SM1', ErrorCode: code }, 'wa', null) ?? {});
const mailed = (more: object, message = ''): string =>
  reasonOf(receiptOfMail(Object.assign(new Error(message), more), true));

describe('why a message did not arrive', () => {
  it.each([
    ['it was too late for it', hi.expired],
    ['its receiver said STOP', hi.stopped],
    ['it is too long since they wrote, and there is no template for it', hi.noTemplate],
    ['account wa is not in the brand file', hi.noAccount('wa')],
    ['account wa does not run in this process', hi.notHere('wa')],
    ['gave up after 40 tries: WhatsApp is not connected', hi.gaveUp('40', hi.notConnected)],
    ['a colleague looked', hi.byHand],
    ['the sending process died before it heard from the provider', hi.interrupted],
    ['it took longer than 30000 ms', hi.noWord],
    ['no DLT template is registered for update in hi', hi.noDlt('update', 'hi')],
    ['a call is answered within its webhook; it cannot be written to', hi.onlySpoken],
    ['no WhatsApp chat or number', hi.noNumber],
    ['a WhatsApp chat without a number cannot be reached here', hi.noNumber],
    ['WhatsApp refused it (463)', hi.whatsappRefused('463')],
    ['WhatsApp refused messages to 3 customers (last code 463)', hi.locked],
    ['WhatsApp locked us out of new chats', hi.locked],
    ['WhatsApp did not say that it has it', hi.noWord],
    ['WhatsApp did not take the file: fetch failed', hi.fileNotTaken],
    ['WhatsApp: Connection Closed', hi.onTheWay],
    ['others go first', hi.itsTurn],
    ['a file of it is not there any more', hi.fileGone],
    ['the file is not there any more', hi.fileGone],
    ['SMTP sign-in: the token was refused', hi.signIn],
  ])('%s is said in Hindi', (reason, expected) => {
    expect(lossInWords(reason, hi)).toBe(expected);
  });

  it.each([
    [refused(400, 63016), hi.windowClosed],
    [refused(400, 21610), hi.stopped],
    [refused(400, 12345), hi.twilio('12345')],
    [refused(503, null), hi.providerDown],
    [refused(429, null), hi.busy],
    [refused(400, null), hi.twilio('400')],
    [reported('63024'), hi.notOnWhatsapp],
    [reported('99999'), hi.twilio('99999')],
    [reported('0'), hi.noReason],
    [reasonOf(receiptOf({ outcome: 'not-connected', code: 'ECONNREFUSED' })), hi.unreached],
    [reasonOf(receiptOf({ outcome: 'broken', code: null })), hi.noWord],
  ])('Twilio: %s', (reason, expected) => {
    expect(lossInWords(reason, hi)).toBe(expected);
  });

  it('has words for each error of Twilio that is known', () => {
    const unnamed = Object.keys(TWILIO_ERRORS).filter((code) => lossInWords(reported(code), hi) === hi.twilio(code));

    expect(unnamed).toEqual([]);
  });

  it.each([
    [{ code: 'EENVELOPE', responseCode: 550 }, 'rejected: 550 5.1.1 <a@b.in>: User unknown', hi.noMailbox],
    [{ code: 'EENVELOPE', responseCode: 550 }, 'Requested action not taken: mailbox unavailable', hi.noMailbox],
    [{ code: 'EENVELOPE', responseCode: 552 }, '552 5.2.2 mailbox is full', hi.mailboxFull],
    [{ code: 'EENVELOPE', responseCode: 452 }, '452 4.2.2 Over quota', hi.mailboxFull],
    [{ code: 'EMESSAGE', responseCode: 552 }, '552 5.3.4 message size exceeds the limit', hi.mailTooLarge],
    [{ code: 'EMESSAGE', responseCode: 554 }, '554 5.7.1 looks like spam', hi.mailBlocked],
    [{ code: 'EENVELOPE', responseCode: 450 }, '450 4.2.0 mailbox unavailable, greylisted', hi.mailLater],
    [{ code: 'EMESSAGE', responseCode: 554 }, 'Transaction failed', hi.mailRefused],
    [{ code: 'EAUTH', responseCode: 535 }, 'Invalid login', hi.signIn],
    [{ code: 'ECONNECTION' }, 'connect ECONNREFUSED 127.0.0.1:25', hi.unreached],
    [{ code: 'ETIMEDOUT' }, 'Timeout', hi.noWord],
  ])('mail: %j %s', (fault, message, expected) => {
    expect(lossInWords(mailed(fault, message), hi)).toBe(expected);
  });

  it.each([
    ['bounced with status 5.1.1', hi.noMailbox],
    ['bounced with status 5.2.2', hi.mailboxFull],
    ['bounced with status 5.7.26', hi.mailBlocked],
    ['bounced', hi.mailRefused],
  ])('mail: %s', (reason, expected) => {
    expect(lossInWords(reason, hi)).toBe(expected);
  });

  it('stays as it was noted where it is put in no known way', () => {
    expect(lossInWords('a new fault', en)).toBe('a new fault');
  });
});
