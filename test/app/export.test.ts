import { createHash } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles, type OpenedStore, openStore } from '../../db/index.ts';
import type { PersonRecord } from '../../src/core/privacy.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { createReceive } from '../../src/services/receive.ts';
import { startProcess } from '../helpers/processes.ts';
import { pngBytes } from '../helpers/sample-files.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

const PHONE = '+919845012301';
const OTHER = '+919811043302';
const PROGRAM = Uint8Array.from([0x4d, 0x5a, 0x90, 0xff, 0xfe, 0x00, 0x03]);

type Folder = Omit<PersonRecord, 'files' | 'setAside'> & {
  files: (PersonRecord['files'][number] & { path?: string; missing?: string })[];
  setAside: { reason: string; path?: string }[];
};

/** `npx redress export` as the operator runs it, on what a shop's folder holds. */
describe('redress export', () => {
  let home: string;
  let out: string;
  let store: OpenedStore;
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const kept = (hash: string): string => join(home, 'data', 'files', hash.slice(0, 2), hash.slice(2, 4), hash);

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'redress-export-'));
    out = join(home, 'asha');
    await mkdir(join(home, 'data'));
    store = await openStore({ file: join(home, 'data', 'redress.db'), stateKey: null });
  });
  afterEach(async () => {
    await store.close();
    await rm(home, { recursive: true, force: true });
  });

  async function received(from: string, ...files: [name: string, bytes: Uint8Array][]): Promise<void> {
    const account = testAccount('shop-chat');
    const brand = { ...account.brand, id: demoBrand.id };
    const deps = await serviceDeps({
      store,
      files: createFiles(join(home, 'data', 'files')),
      account: { ...account, brand },
    });
    await createReceive(deps)(
      chatMessage('see these', { from: [{ kind: 'phone', value: from }], replyAddress: from, threadKey: from }),
      files.map(([fileName, bytes]) => ({ fileName, declaredType: 'text/plain', bytes })),
    );
  }

  async function run(...args: string[]): Promise<{ code: number | null; output: string }> {
    const env = { REDRESS_DATA_DIR: join(home, 'data'), REDRESS_CONFIG: 'none', DATABASE_URL: '' };
    const child = startProcess('redress', ['export', '--phone', PHONE, ...args], env);
    return { code: await child.exited, output: child.output() };
  }

  const personOf = async (): Promise<Folder> => JSON.parse(await readFile(join(out, 'person.json'), 'utf8')) as Folder;
  const isThere = (path: string): Promise<boolean> =>
    access(path).then(
      () => true,
      () => false,
    );

  it('prints the record alone where no folder is asked for', async () => {
    await received(PHONE, ['pot.png', pngBytes()]);

    const { code, output } = await run();

    expect(code).toBe(0);
    const record = JSON.parse(output) as PersonRecord;
    expect(record.files).toMatchObject([
      { name: 'pot.png', contentType: 'image/png', size: 200, sha256: sha256(pngBytes()), direction: 'in' },
    ]);
    expect(await readdir(home)).toEqual(['data']);
  });

  it('writes the bytes of their files, and of nobody else’s, for its owner alone', async () => {
    const photo = pngBytes(3_000_000);
    const hindi = `${'टूटा हुआ गमला '.repeat(8)}.png`;
    await received(
      PHONE,
      ['pot.png', photo],
      [hindi, pngBytes(300)],
      ['..\\..\\pot.png', pngBytes(400)],
      ['a.exe', PROGRAM],
    );
    await received(OTHER, ['theirs.png', pngBytes(500)]);

    const { code, output } = await run('--out', out);

    expect(output).toContain('files: 4, missing: 0');
    expect(code).toBe(0);
    const person = await personOf();
    expect(person.files).toHaveLength(3);
    for (const { path = '', sha256: hash, name } of person.files) {
      expect(sha256(await readFile(join(out, path))), name).toBe(hash);
      expect(path).toMatch(/^files\/\d+-[\p{L}\p{M}\p{N}_-]+\.png$/u);
      expect((await stat(join(out, path))).mode & 0o777).toBe(0o600);
    }
    const [refused] = person.setAside;
    expect(refused?.reason).toBe('bad-attachment');
    expect(await readFile(join(out, refused?.path ?? ''))).toEqual(Buffer.from(PROGRAM));
    expect((await readdir(join(out, 'files'))).length).toBe(4);
    for (const folder of [out, join(out, 'files')]) expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await readdir(home)).sort()).toEqual(['asha', 'data']);
  });

  it('names what is missing or damaged, with the reason, and gives out the rest', async () => {
    await received(PHONE, ['gone.png', pngBytes(300)], ['spoilt.png', pngBytes(400)], ['here.png', pngBytes(500)]);
    await rm(kept(sha256(pngBytes(300))));
    await writeFile(kept(sha256(pngBytes(400))), 'something else');

    const { code, output } = await run('--out', out);

    expect(code).toBe(0);
    expect(output).toContain('Missing: gone.png (its bytes are not in the data folder)');
    expect(output).toContain('Missing: spoilt.png (its bytes in the data folder are damaged)');
    const places = (await personOf()).files.map(({ name, path, missing }) => [name, path ?? missing]);
    expect(Object.fromEntries(places)).toEqual({
      'gone.png': 'its bytes are not in the data folder',
      'spoilt.png': 'its bytes in the data folder are damaged',
      'here.png': 'files/3-here.png',
    });
    expect(await readdir(join(out, 'files'))).toEqual(['3-here.png']);
  });

  it('takes an empty folder, and closes it to others', async () => {
    await received(PHONE, ['pot.png', pngBytes()]);
    await mkdir(out);
    await chmod(out, 0o755);

    expect((await run('--out', out)).code).toBe(0);

    expect((await stat(out)).mode & 0o777).toBe(0o700);
    expect(await isThere(join(out, 'person.json'))).toBe(true);
  });

  it('refuses a folder with something in it, and a file, and touches neither', async () => {
    await received(PHONE, ['pot.png', pngBytes()]);
    await mkdir(out);
    await writeFile(join(out, 'person.json'), 'of somebody else');
    await writeFile(join(home, 'a-file'), 'a file');

    const full = await run('--out', out);
    const file = await run('--out', join(home, 'a-file'));

    expect(full).toMatchObject({
      code: 1,
      output: expect.stringContaining('is not empty; name another folder') as string,
    });
    expect(file).toMatchObject({ code: 1, output: expect.stringContaining('is not a folder') as string });
    expect(await readFile(join(out, 'person.json'), 'utf8')).toBe('of somebody else');
    expect((await readdir(home)).sort()).toEqual(['a-file', 'asha', 'data']);
  });

  it('leaves nothing half done where the place cannot be written', async () => {
    await received(PHONE, ['pot.png', pngBytes()]);

    // No rights stop root here, and no disk: a place that takes no files at all.
    const { code, output } = await run('--out', '/proc/asha');

    expect(code).toBe(1);
    expect(output).toContain('/proc/asha cannot be written');
    expect(output).not.toContain('Written');
  });
});
