import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';

describe('configuration', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'redress-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('runs the demo brand where there is no file, with a secret of its own that is kept', () => {
    const first = loadConfig({}, folder);
    const second = loadConfig({}, folder);

    expect(first.isDemo).toBe(true);
    expect(first.secret).toBe(second.secret);
    expect(statSync(join(folder, 'data/secret')).mode & 0o077).toBe(0);
    expect(JSON.stringify(first.brands)).not.toContain('${');
  });

  it.each([
    ['a file', 'file'],
    ['below a file', 'file/data'],
    ['with a folder for its secret', 'odd'],
    ['in a file system that makes no folders', '/proc/redress/data'],
  ])('names REDRESS_DATA_DIR where it is %s', (_, dataDir) => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'odd/secret'), { recursive: true });

    expect(() => loadConfig({ REDRESS_DATA_DIR: dataDir }, folder)).toThrow(
      expect.objectContaining({ code: 'config.invalid', message: expect.stringContaining('set REDRESS_DATA_DIR') }),
    );
  });

  it('refuses a secret of which the disk took nothing or a part', () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/secret'), '');

    expect(() => loadConfig({}, folder)).toThrow(/no whole secret.*restore it/);
    rmSync(join(folder, 'data/secret'));
    expect(loadConfig({}, folder).secret).toHaveLength(64);
    expect(readdirSync(join(folder, 'data'))).toEqual(['secret']);
  });

  it('runs the demo brand beside a brand file where that is asked for', () => {
    writeFileSync(join(folder, 'redress.config.yaml'), 'not: a brand');

    expect(loadConfig({ REDRESS_CONFIG: 'none' }, folder)).toMatchObject({ isDemo: true, configFile: null });
  });

  it('obeys PORT and REDRESS_DATA_DIR', () => {
    const config = loadConfig({ PORT: '8123', REDRESS_DATA_DIR: 'elsewhere' }, folder);

    expect(config.port).toBe(8123);
    expect(config.databaseFile).toBe(join(folder, 'elsewhere/redress.db'));
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['REDRESS_SECRET', { REDRESS_SECRET: 'short' }],
    ['REDRESS_PUBLIC_URL', { REDRESS_PUBLIC_URL: 'shop.example' }],
    ['REDRESS_PUBLIC_URL', { REDRESS_PUBLIC_URL: 'https://shop.example/?a=b' }],
    ['REDRESS_PUBLIC_URL', { REDRESS_PUBLIC_URL: 'https://user:password@shop.example' }],
    ['REDRESS_CONFIG: there is no file', { REDRESS_CONFIG: 'shop.yaml' }],
    ['cannot be read: it is a folder', { REDRESS_CONFIG: '.' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db.example/redress' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://db.example' }],
  ])('names %s where it is wrong', (name, env) => {
    expect(() => loadConfig(env, folder)).toThrow(name);
  });

  it('fills secrets in from the environment, and says which one is missing and where', () => {
    writeBrand('options: { authToken: "${TWILIO_TOKEN}" }');

    expect(() => loadConfig({}, folder)).toThrow(
      /brands\.shop\.accounts\.shop-chat\.options\.authToken: needs .* TWILIO_TOKEN/,
    );
    const config = loadConfig({ TWILIO_TOKEN: 'from-outside' }, folder);
    expect(config.brands[0]?.accounts[0]?.options).toEqual({ authToken: 'from-outside' });
    expect(readFileSync(join(folder, 'redress.config.yaml'), 'utf8')).not.toContain('from-outside');
  });

  it('names the key of a brand file that is wrong', () => {
    writeFileSync(join(folder, 'redress.config.yaml'), 'brands:\n  - id: Shop!\n');

    expect(() => loadConfig({}, folder)).toThrow(/brands\.0\.id: use small letters/);
  });

  it('says that a file is not YAML', () => {
    writeFileSync(join(folder, 'redress.config.yaml'), 'brands: [');

    expect(() => loadConfig({}, folder)).toThrow(/not readable as YAML/);
  });

  function writeBrand(account: string): void {
    writeFileSync(
      join(folder, 'redress.config.yaml'),
      `brands:
  - id: shop
    name: Shop
    languages: [en]
    orderNumberExample: TS-10234
    grievanceOfficer: { name: A, designation: B, phone: "1800 1", email: a@b.example, address: C }
    customerCare: { phone: "1800 1", email: a@b.example, hours: always }
    accounts:
      - { id: shop-chat, channel: webchat, ${account} }
`,
    );
  }

  it('has no language model unless one is named', () => {
    expect(loadConfig({}, folder).model).toBeNull();
    expect(
      loadConfig({ REDRESS_MODEL_URL: 'https://llm.example/v1/', REDRESS_MODEL_NAME: 'small' }, folder).model,
    ).toEqual({ url: 'https://llm.example/v1', key: null, model: 'small', timeoutMs: 2_000 });
  });

  it.each([
    [{ REDRESS_MODEL_URL: 'https://llm.example/v1' }, /REDRESS_MODEL_NAME/],
    [{ REDRESS_MODEL_NAME: 'small' }, /set the first too/],
    [{ REDRESS_MODEL_URL: 'http://llm.example/v1', REDRESS_MODEL_NAME: 'small' }, /use https/],
    [{ REDRESS_MODEL_URL: 'https://a:b@llm.example', REDRESS_MODEL_NAME: 'small' }, /without a password/],
  ])('refuses half a language model, and one that others could listen to: %j', (env, message) => {
    expect(() => loadConfig(env, folder)).toThrow(message);
  });
});
