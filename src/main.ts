import { type App, ROLES, startApp } from './app.ts';
import { type Config, loadConfig } from './config.ts';
import { AppError, fromUnknown } from './core/errors.ts';

/** A stop that takes longer than this is given up: PM2 kills after 12 seconds (ecosystem.config.js). */
const STOP_LIMIT_MS = 10_000;

async function main(): Promise<void> {
  const asked = process.argv[2] ?? 'all';
  const role = ROLES.find((known) => known === asked);
  if (role === undefined)
    throw new AppError('input.invalid', `unknown role "${asked}"; use one of ${ROLES.join(', ')}`);

  const config = loadConfig();
  const app = await startApp(config, role, (line) => say(line));
  // PM2 sends SIGINT, systemd and containers SIGTERM: both mean the same.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopNow(app, signal));
  announce(app, config, role);
}

function announce({ web }: App, config: Config, role: string): void {
  if (web === null) {
    say(`Redress ${role} is running.`);
    return;
  }
  say('');
  say(`Redress is ready: ${web.address}`);
  for (const brand of config.brands) {
    for (const { id, channel } of brand.accounts) {
      if (channel === 'webchat') say(`  Chat with ${brand.name}: ${web.address}/channels/${id}/`);
      if (channel === 'demo-sms') say('  Codes that it sends by SMS to the phone on an order are written here');
    }
  }
  say(`  Console: ${web.address}/console/`);
  if (web.setupLink !== null) say(`  First sign-in (works once): ${web.setupLink}`);
}

function stopNow(app: App, signal: string): void {
  say(`${signal}: finishing what is running`);
  const limit = setTimeout(() => process.exit(1), STOP_LIMIT_MS);
  limit.unref();
  app.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((thrown: unknown) => {
  const error = fromUnknown(thrown);
  process.stderr.write(`\nRedress cannot start: ${error.message}\n`);
  if (error.code === 'internal' && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
  process.exit(1);
});
