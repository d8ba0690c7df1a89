import { describe, expect, it } from 'vitest';
import { inbound } from './mails.ts';

/** As Gmail and Apple Mail write it: HTML and its pictures in one multipart/related. */
function withPicture(html: string, bytes: number, headers: Record<string, string> = {}) {
  const picture = Buffer.alloc(bytes, 7).toString('base64');
  const body = [
    '--R',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--R',
    'Content-Type: image/jpeg; name="IMG_1.jpeg"',
    'Content-Disposition: inline; filename="IMG_1.jpeg"',
    'Content-ID: <ii_1>',
    'Content-Transfer-Encoding: base64',
    '',
    picture,
    '--R--',
  ].join('\r\n');
  return inbound({ 'Content-Type': 'multipart/related; boundary=R', 'MIME-Version': '1.0', ...headers }, body);
}

const PHOTO = 60_000;
const IMAGE = '<img src="cid:ii_1">';
const STYLE = '<style>blockquote { margin: 0 }</style>';
const FORWARDED = '<div>---------- Forwarded message ---------<br>From: Ravi &lt;ravi@home.example&gt;<br></div>';
const quoted = (html: string) => `<div class="gmail_quote"><blockquote>${html}</blockquote></div>`;

describe('pictures among the words of a mail', () => {
  it.each([
    ['a photo that was pasted', `${STYLE}<p>It came broken</p>${IMAGE}`, PHOTO, {}, ['IMG_1.jpeg']],
    ['a photo above a quotation', `<p>It came broken</p>${IMAGE}${quoted('hello')}`, PHOTO, {}, ['IMG_1.jpeg']],
    ['a picture that stands nowhere', '<p>It came broken</p>', 300, {}, ['IMG_1.jpeg']],
    [
      'a photo in what is passed on',
      `<p>See below</p><div class="gmail_quote">${FORWARDED}<p>It came broken</p>${IMAGE}</div>`,
      PHOTO,
      { Subject: 'Fwd: Lamp' },
      ['IMG_1.jpeg'],
    ],
    ['a logo, which stays in the whole mail', `<p>It came broken</p>${IMAGE}`, 4_000, {}, ['original.eml']],
    [
      'a logo whose address is written in large letters',
      '<p>Broken</p><img src=CID:ii_1>',
      4_000,
      {},
      ['original.eml'],
    ],
    ['a logo in a style', `<p style="background:url(&quot;cid:ii_1&quot;)">Broken</p>`, 4_000, {}, ['original.eml']],
    ['a picture whose name is the beginning of another one’s', '<img src="cid:ii_12">', 300, {}, ['IMG_1.jpeg']],
    ['a photo of the quoted mail', `<p>It came broken</p>${quoted(IMAGE)}`, PHOTO, {}, ['original.eml']],
  ])('%s', async (_, html, bytes, headers, expected) => {
    const converted = await withPicture(html, bytes, headers);

    const names = converted?.files.map(({ fileName }) => fileName) ?? [];
    expect(names.filter((name) => name !== 'original.eml' || expected.includes(name))).toEqual(expected);
  });
});
