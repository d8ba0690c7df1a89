import { describe, expect, it } from 'vitest';
import { takeMail } from '../../../channels/email/take-mail.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { MARKS, OPTIONS, raw } from './mails.ts';

/** Each took from ten to fifty seconds once, in which nobody else was answered. */
const LONG_MS = 6_000;
const BEGIN = '-----BEGIN PGP SIGNED MESSAGE-----\r\n\r\n';
const ID = '<redress.a.bbbbbbbbbbbbbbbb@shop.example>';

function report(type: string, text: string): Buffer {
  return raw(
    { 'Content-Type': `multipart/report; report-type=${type}; boundary=b` },
    `--b\r\n\r\n${text}\r\n--b\r\nContent-Type: message/${type}\r\n\r\nAction: failed\r\n${text}\r\n--b--`,
  );
}

async function take(source: Buffer) {
  const deps = fakeChannelDeps('mail');
  const before = performance.now();
  await takeMail(source, OPTIONS, deps, MARKS);
  return { deps, tookMs: performance.now() - before };
}

describe('a mail that is made to keep us busy', () => {
  it.each([
    ['rules', {}, '----------\r\n'.repeat(200_000)],
    ['armours that never end', {}, BEGIN.repeat(40_000)],
    ['armours without an end', {}, `${BEGIN}-----BEGIN PGP SIGNATURE-----\r\n`.repeat(25_000)],
    ['elements within each other', { 'Content-Type': 'text/html' }, '<div>'.repeat(100_000)],
    ['tables within each other', { 'Content-Type': 'text/html' }, '<table><tr><td>'.repeat(60_000)],
    [
      'letters whose bytes are misread',
      { 'Content-Type': 'text/plain; charset=iso-8859-1' },
      `caf\u00e9 na\u00efve\r\n`.repeat(50_000),
    ],
  ])('%s: is read soon, and kept whole', async (_what, headers, body) => {
    const source = raw(headers, body);

    const { deps, tookMs } = await take(source);

    expect(tookMs).toBeLessThan(LONG_MS);
    expect(deps.received[0]?.message.text).toContain('Lamp');
    const [file] = deps.received[0]?.files ?? [];
    expect(file?.fileName).toBe('original.eml');
    expect(file?.bytes.byteLength).toBe(source.length);
  });

  it.each([
    ['delivery-status', 'bounce'],
    ['feedback-report', 'complaint-report'],
  ])('a report (%s) that names many messages is set aside soon', async (type, reason) => {
    const { deps, tookMs } = await take(report(type, ID.repeat(100_000)));

    expect(tookMs).toBeLessThan(LONG_MS);
    expect(deps.quarantined).toMatchObject([{ reason }]);
    expect(deps.reports).toEqual([]);
  });

  it('what no reader of ours can read is set aside, so that the mails behind it are read', async () => {
    const deps = fakeChannelDeps('mail');
    const fault = (): boolean => {
      throw new RangeError('Maximum call stack size exceeded');
    };

    await takeMail(raw({}), OPTIONS, deps, { ...MARKS, isOwn: fault });

    expect(deps.quarantined).toMatchObject([{ reason: 'malformed', payload: raw({}) }]);
  });
});

it('words that were signed in the clear lose their armour, wherever it stands', async () => {
  const signed = (text: string, headers = 'Hash: SHA512\r\n'): string =>
    `-----BEGIN PGP SIGNED MESSAGE-----\r\n${headers}\r\n${text}\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----\r\n`;
  const body = `Before\r\n${signed('- - a lamp\r\nbroken')}between\r\n${BEGIN.trim()}\r\nnot signed\r\n${signed('twice', '')}after`;

  const { deps } = await take(raw({}, body));

  expect(deps.received[0]?.message.text).toBe(
    'Lamp\n\nBefore\n- a lamp\nbroken\nbetween\n-----BEGIN PGP SIGNED MESSAGE-----\nnot signed\ntwice\nafter',
  );
});
