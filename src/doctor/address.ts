import type { Config } from '../config.ts';
import { outgoing } from '../lib/outgoing.ts';
import { checkPublicUrl } from '../lib/twilio-check.ts';
import { type Check, reasonOf, verdicts } from './check.ts';

const { ok, warning, fault, judge } = verdicts('address');
const TIMEOUT_MS = 10_000;
const HEALTH = '{"status":"ok"}';

/** Whether Redress runs here, and whether the world gets to it by the public address. */
export async function checkAddress({
  publicUrl,
  host,
  port,
  isDemo,
}: Pick<Config, 'publicUrl' | 'host' | 'port' | 'isDemo'>): Promise<Check[]> {
  const here = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const own = await askHealth(`http://${here.includes(':') ? `[${here}]` : here}:${port}`);
  const running =
    own === null ? ok('running', `on port ${port}`) : warning('running', own, 'start it (npm start), then try again');
  if (publicUrl === null) {
    const cure = 'set REDRESS_PUBLIC_URL to the https address that the world reaches this server by';
    const detail = 'not set: customers and Twilio cannot reach this server';
    return [
      running,
      isDemo ? ok('public address', 'the demo shop needs none') : warning('public address', detail, cure),
    ];
  }
  const { detail, ...shape } = checkPublicUrl(publicUrl);
  const isReal = judge(shape.isOk, { ...shape, detail });
  const found = await askHealth(publicUrl);
  const cure =
    own === null ? 'look at DNS, the certificate, the proxy in front and the firewall' : 'start Redress first';
  return [running, isReal, found === null ? ok('reachable', publicUrl) : fault('reachable', found, cure)];
}

/** Null where our own health page answers; else what happened. */
async function askHealth(address: string): Promise<string | null> {
  try {
    const response = await outgoing(`${address}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await response.text()).slice(0, 100);
    if (response.status === 200 && body === HEALTH) return null;
    return `something else answers at ${address}/healthz (${response.status})`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return `${address}/healthz does not answer: ${reasonOf(cause)}`;
  }
}
