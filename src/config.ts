import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { brandsOf, fillIn, invalid } from './brand-file.ts';
import { type Brand, brandSchema } from './core/brand.ts';
import { AppError } from './core/errors.ts';
import { keptSecret, makeFolder } from './data-folder.ts';
import { demoBrand } from './demo/brand.ts';
import { faultsOf } from './lib/faults.ts';
import { suggest } from './lib/suggest.ts';
import { withoutEndSlashes } from './lib/url.ts';

const MIN_SECRET_LENGTH = 32;
const NO_FILE = 'none';

/** The environment, the only place that it is read. Every name is optional; the defaults run the demo on this machine. */
const environmentSchema = z.object({
  /** Port of the web server. 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on; the default is this machine alone. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where everything is kept: database, files, secret. */
  REDRESS_DATA_DIR: z.string().min(1).default('data'),
  /** The brand file; `none` for the demo shop, which also runs where there is no `redress.config.yaml`. */
  REDRESS_CONFIG: z.string().min(1).optional(),
  /** The address that the world reaches us by; webhooks' signatures are checked against it. */
  REDRESS_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPlainAddress, 'write https://host alone')
    .optional(),
  REDRESS_SECRET: z
    .string()
    .min(MIN_SECRET_LENGTH, `at least ${MIN_SECRET_LENGTH} characters, e.g. openssl rand -hex 32`)
    .optional(),
  /** A PostgreSQL database instead of the SQLite file in the data folder: what more than one machine needs. */
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'postgres://user:password@host:5432/database' })
    .refine(
      (address) => new URL(address).pathname.length > 1,
      'name the database: postgres://user:password@host:5432/database',
    )
    .optional(),
  REDIS_URL: z.string().min(1).optional(),
  /** A language model as a second reader, behind an OpenAI-compatible API. Off unless address and model are set. */
  REDRESS_MODEL_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, 'use https:// (plain http only for localhost), without a password')
    .optional(),
  REDRESS_MODEL_NAME: z.string().min(1).optional(),
  REDRESS_MODEL_KEY: z.string().min(1).optional(),
  /** Traces go to `<endpoint>/v1/traces` (OTLP over HTTP). Off unless it is set. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default('redress'),
  REDRESS_MODEL_TIMEOUT_MS: z.coerce.number().int().min(100).max(10_000).default(2_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  /** Proxies of your own in front of Redress; so many entries of X-Forwarded-For are believed, from its end. */
  REDRESS_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Bearer token that /metrics asks for; without it only this machine may read them. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Seals backups; 12 characters or more. Kept elsewhere than the backups. */
  REDRESS_BACKUP_PASSPHRASE: z.string().min(12, 'at least 12 characters').optional(),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** The SQLite database; not used where `databaseUrl` is set. */
  databaseFile: string;
  /** A PostgreSQL database; null: the SQLite file. */
  databaseUrl: string | null;
  filesDir: string;
  /** Without a trailing slash; null: derived from the port once it is known. */
  publicUrl: string | null;
  redisUrl: string | null;
  /** Null: understanding is local alone. */
  model: { url: string; key: string | null; model: string; timeoutMs: number } | null;
  /** Null: no traces. */
  tracing: { endpoint: string; serviceName: string } | null;
  logLevel: string;
  metricsToken: string | null;
  trustedProxies: number;
  backupPassphrase: string | null;
  /** Signs sessions and tokens; never logged. */
  secret: string;
  /** Encrypts what channels keep (32 bytes). */
  stateKey: Buffer;
  /** Keyed hash of a one-time code. */
  hashCode(code: string): string;
  brands: readonly Brand[];
  /** Where the brands stand; null for the demo brand. */
  configFile: string | null;
  /** True where no brand file was found and the demo brand stands in. */
  isDemo: boolean;
}

/**
 * Reads environment and brand file once; the result is frozen.
 * @throws AppError `config.invalid` that names the key, what is wrong with it and what to do
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, cwd: string = process.cwd()): Config {
  const written = withoutBlanks(env);
  const parsed = environmentSchema.safeParse(written);
  if (!parsed.success) {
    const known = Object.fromEntries(Object.entries(written).filter(([name]) => name in environmentSchema.shape));
    throw invalid('the environment', faultsOf(environmentSchema, known), (path) => path.join('.'));
  }
  const settings = parsed.data;

  const dataDir = resolve(cwd, settings.REDRESS_DATA_DIR);
  makeFolder(dataDir);
  const secret = settings.REDRESS_SECRET ?? keptSecret(dataDir, MIN_SECRET_LENGTH);
  const file = brandFile(settings.REDRESS_CONFIG, cwd);
  const isDemo = file === null;
  const brands = isDemo
    ? [brandSchema.parse(fillIn(demoBrand, { REDRESS_DEMO_TOKEN: derive(secret, 'demo-token').toString('hex') }))]
    : brandsOf(file, env);

  const codeKey = derive(secret, 'one-time-codes');
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    dataDir,
    databaseFile: join(dataDir, 'redress.db'),
    databaseUrl: settings.DATABASE_URL ?? null,
    filesDir: join(dataDir, 'files'),
    publicUrl: settings.REDRESS_PUBLIC_URL === undefined ? null : withoutEndSlashes(settings.REDRESS_PUBLIC_URL),
    redisUrl: settings.REDIS_URL ?? null,
    model: modelOf(settings),
    tracing:
      settings.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : {
            endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/$/, ''),
            serviceName: settings.OTEL_SERVICE_NAME,
          },
    // In a terminal the address that was printed stays in sight; a file or a journal gets every event.
    logLevel: settings.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    metricsToken: settings.METRICS_TOKEN ?? null,
    trustedProxies: settings.REDRESS_TRUSTED_PROXIES,
    backupPassphrase: settings.REDRESS_BACKUP_PASSPHRASE ?? null,
    secret,
    stateKey: derive(secret, 'channel-state'),
    hashCode: (code: string) => createHmac('sha256', codeKey).update(code).digest('hex'),
    brands,
    configFile: file,
    isDemo,
  });
}

/** Null: there is none, and the demo shop runs. A name that somebody gave must not lead to the demo shop by a slip. */
function brandFile(given: string | undefined, cwd: string): string | null {
  if (given === NO_FILE) return null;
  const file = resolve(cwd, given ?? 'redress.config.yaml');
  if (existsSync(file)) return file;
  if (given === undefined) return null;
  throw new AppError(
    'config.invalid',
    `REDRESS_CONFIG: there is no file ${file}; correct it, or write ${NO_FILE} for the demo shop`,
  );
}

/** What `openStore` takes. */
export function storeOf({ databaseUrl, databaseFile, stateKey }: Config) {
  return databaseUrl === null ? { file: databaseFile, stateKey } : { url: databaseUrl, stateKey };
}

function modelOf(settings: z.infer<typeof environmentSchema>): Config['model'] {
  const { REDRESS_MODEL_URL: url, REDRESS_MODEL_NAME: model, REDRESS_MODEL_KEY: key } = settings;
  if (url === undefined && model === undefined) return null;
  if (url === undefined || model === undefined) {
    throw new AppError(
      'config.invalid',
      `REDRESS_MODEL_URL and REDRESS_MODEL_NAME go together; set ${url === undefined ? 'the first' : 'the second'} too, or neither`,
    );
  }
  return { url: withoutEndSlashes(url), key: key ?? null, model, timeoutMs: settings.REDRESS_MODEL_TIMEOUT_MS };
}

/** It is put in front of paths, and shown to customers. */
function isPlainAddress(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { username, password, search, hash } = new URL(address);
  return `${username}${password}${search}${hash}` === '';
}

/** What customers write and the key travel with each request. */
function isPrivate(address: string): boolean {
  const { protocol, hostname, username, password } = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || isHere) && username === '' && password === '';
}

function derive(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(purpose).digest();
}

/** Variables that look like one of ours and are none: `REDRESS_DATADIR`. Each with what was probably meant. */
export function mistypedVariables(env: NodeJS.ProcessEnv = process.env): { name: string; meant: string }[] {
  const known = Object.keys(environmentSchema.shape);
  return Object.keys(env)
    .filter((name) => /^(REDRESS|REDIS|METRICS)_/.test(name) && !known.includes(name))
    .flatMap((name) => {
      const meant = suggest(name, known);
      return meant === null ? [] : [{ name, meant }];
    });
}

function withoutBlanks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
