import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createIds } from '../../src/lib/ids.ts';
import { checkFiles, MAX_FILE_BYTES } from '../../src/services/check-files.ts';

const MB = 1024 * 1024;
const ids = createIds();

/** Files as they come, and how much memory the check took beyond them. */
async function check(fileName: string, declaredType: string, bytes: Uint8Array) {
  const stored: Uint8Array[] = [];
  const files = {
    put: async (_: string, one: Uint8Array) => void stored.push(one),
    get: async () => null,
    remove: async () => {},
    clear: async () => 0,
  };
  const before = process.memoryUsage.rss();
  const { kept, refused } = await checkFiles([{ fileName, declaredType, bytes }], { files, ids });
  return {
    kept: kept[0] ?? null,
    refused: refused[0] ?? null,
    grewMb: (process.memoryUsage.rss() - before) / MB,
    stored,
  };
}

describe('bombs and disguises at upload', () => {
  it.each([
    ['an image of 50,000 × 50,000 points', 'photo.png', 'image/png', hugePng(), 'image/png'],
    ['an archive that unpacks to a gigabyte', 'papers.zip', 'application/zip', zipBomb(), 'application/octet-stream'],
  ])('keeps %s as it is, and never unpacks it', async (_, name, declared, bytes, contentType) => {
    const { kept, refused, grewMb, stored } = await check(name, declared, bytes);

    expect(refused).toBeNull();
    expect(kept).toMatchObject({ contentType, size: bytes.byteLength });
    expect(stored[0]).toBe(bytes);
    expect(grewMb).toBeLessThan(64);
  });

  it.each([
    [
      'an SVG with a script',
      'logo.svg',
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ['a page that says it is a picture', 'photo.jpg', 'image/jpeg', '<!doctype html><script>alert(1)</script>'],
    ['a page that says it is a page', 'page.html', 'text/html', '<script>alert(1)</script>'],
    [
      'an XML with entities in entities',
      'order.xml',
      'text/xml',
      `<!DOCTYPE x [<!ENTITY a "${'lol'.repeat(99)}">]><x>&a;</x>`,
    ],
  ])('hands out %s only as bytes to download', async (_, name, declared, text) => {
    const { kept, refused } = await check(name, declared, new TextEncoder().encode(text));

    expect(refused).toBeNull();
    expect(['application/octet-stream', 'application/xml']).toContain(kept?.contentType);
    expect(kept?.contentType).not.toMatch(/html|svg|image/);
  });

  it('goes by the bytes of a polyglot, whatever its name and its sender say', async () => {
    const polyglot = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('<html><script>alert(1)</script>'),
      zipBomb(),
    ]);

    const { kept } = await check('photo.png', 'image/png', polyglot);

    expect(kept?.contentType).toBe('application/pdf');
  });

  it.each([
    ['a program', 'invoice.pdf', elf()],
    ['a program', 'invoice.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(512)])],
    ['a name of a program', 'invoice.pdf.exe', Buffer.from('hello')],
    ['a name of a program', 'INVOICE.JS', Buffer.from('hello')],
    ['a name that Windows reads as a program’s', 'run.bat. .', Buffer.from('del')],
    ['a name that ends in what nobody sees', 'run.vbs\u200b\u0000\u{e0020}', Buffer.from('del')],
    ['a name with a turned end', 'photo\u202egpj.hta\u202c', Buffer.from('<script>')],
    ['a link to a program', 'invoice.url', Buffer.from('[InternetShortcut]')],
  ])('refuses %s and says why', async (_, name, bytes) => {
    const { kept, refused } = await check(name, 'application/pdf', bytes);

    expect(kept).toBeNull();
    expect(refused).toMatchObject({ reason: 'bad-attachment', detail: 'a program, by its content or its name' });
  });

  it('refuses what is too large, without a copy', async () => {
    const { refused, grewMb } = await check('film.mp4', 'video/mp4', Buffer.alloc(MAX_FILE_BYTES + 1));

    expect(refused).toMatchObject({ reason: 'too-large', detail: `larger than ${MAX_FILE_BYTES} bytes` });
    expect(grewMb).toBeLessThan(64);
  });

  it('reads a name of millions of dots in no time', async () => {
    const before = performance.now();

    const { kept } = await check(`${'.'.repeat(2_000_000)}x${' .'.repeat(1_000_000)}`, 'text/plain', Buffer.from('x'));

    expect(kept?.name).toBe('x');
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it.each([
    ['where it is cut', `${'a'.repeat(115)}😀😀.png`],
    ['where it came so', `photo\ud83d.png`],
  ])('leaves no half of a letter in a name, %s', async (_, fileName) => {
    const { kept } = await check(fileName, 'image/png', hugePng());

    expect(kept?.name.isWellFormed()).toBe(true);
    expect(kept?.name).toMatch(/^[ahopt]+\.png$/);
  });

  it('takes paths, line ends and turned letters out of names', async () => {
    const { kept } = await check('../../etc/\u202epasswd\r\n.png', 'image/png', hugePng());

    expect(kept?.name).toBe('passwd.png');
  });
});

/** 2.5 gigapoints in some kilobytes: decoding it would take gigabytes. */
function hugePng(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(50_000, 0);
  header.writeUInt32BE(50_000, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(4 * MB))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** One entry that says it is a gigabyte of zeros. */
function zipBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(64 * MB));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(1024 * MB, 22);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from('x'), packed]);
}

function elf(): Buffer {
  return Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(120)]);
}
