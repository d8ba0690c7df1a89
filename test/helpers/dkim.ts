import { createHash, verify } from 'node:crypto';

/** Whether a mail's DKIM signature (RFC 6376, rsa-sha256, relaxed/relaxed) is right: made with this key, over this mail. */
export function hasGoodSignature(mail: Buffer, publicKey: string): boolean {
  const text = mail.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  );
  if (tags.get('a') !== 'rsa-sha256' || tags.get('c') !== 'relaxed/relaxed') throw new Error('signed in another way');
  const bodyHash = createHash('sha256')
    .update(relaxedBody(text.slice(end + 4)), 'latin1')
    .digest('base64');
  const names = (tags.get('h') ?? '').toLowerCase().split(':');
  // From the bottom up, each field once (5.4.2).
  const left = [...fields].reverse();
  const signed = names.flatMap((name) => {
    const at = left.findIndex((field) => field.slice(0, field.indexOf(':')).trim().toLowerCase() === name);
    return at === -1 ? [] : left.splice(at, 1);
  });
  const own = relaxedField(signature).replace(/([;:]\s*b=)[^;]*/, '$1');
  const data = [...signed.map(relaxedField), own].join('\r\n');
  const isSigned = verify('sha256', Buffer.from(data, 'latin1'), publicKey, Buffer.from(tags.get('b') ?? '', 'base64'));
  return isSigned && bodyHash === tags.get('bh') && names.includes('from');
}

function relaxedField(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\r\n`).join('');
}
