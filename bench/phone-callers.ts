import { createPhone } from '../src/phone/phone.ts';
import { createPost } from '../src/phone/webhook.ts';

/** What the callers' process is started with, as JSON. */
export interface Callers {
  url: string;
  accountSid: string;
  authToken: string;
  calls: number;
  /** The time in which all of them come in, one after the other, seconds. Not measured. */
  rampSeconds: number;
  seconds: number;
}
/** What it says when all is over, as JSON. */
export interface Measured {
  latenciesMs: number[];
  failed: number;
}

/** Each call gives one input in this time, as people do. Milliseconds. */
const EVERY_MS = 5_000;
/** Steps of a call, said or keyed in turn; `hangup` ends it and a new one begins. */
const STEPS = ['1', 'where is my order', '10234', '560034', '9', 'no', 'hangup'];

const { calls, rampSeconds, seconds, ...webhooks }: Callers = JSON.parse(process.argv[2] ?? '{}');
const latenciesMs: number[] = [];
let failed = 0;
const startedAt = performance.now();
const measuredFrom = startedAt + rampSeconds * 1000;
const until = measuredFrom + seconds * 1000;

/** A process of their own: what the callers take is not taken from the product, and is not waited for by it. */
await Promise.all(Array.from({ length: calls }, (_, index) => caller(index)));
const measured: Measured = { latenciesMs, failed };
process.stdout.write(JSON.stringify(measured));

/** Keeps to its own clock: a slow answer does not make the next input later. */
async function caller(index: number): Promise<void> {
  let next = startedAt + (index / calls) * rampSeconds * 1000;
  const nextInput = async (): Promise<boolean> => {
    await pause(next - performance.now());
    next += EVERY_MS;
    return performance.now() < until;
  };
  while (await nextInput()) {
    const phone = createPhone({
      post: createPost({ ...webhooks, signedUrl: webhooks.url }),
      signedUrl: webhooks.url,
      from: `+9190000${String(index).padStart(5, '0')}`,
      to: '+911800000000',
      onSay: () => {},
    });
    let state = await timed(() => phone.call());
    for (const step of STEPS) {
      if (!(await nextInput()) || state?.state !== 'asked') break;
      if (step === 'hangup') await phone.hangUp();
      else state = await timed(async () => (/^\d+$/.test(step) ? phone.press(step) : phone.say(step)));
    }
  }
}

async function timed<T>(work: () => Promise<T>): Promise<T | null> {
  const askedAt = performance.now();
  try {
    const result = await work();
    if (askedAt >= measuredFrom) latenciesMs.push(performance.now() - askedAt);
    return result;
  } catch {
    failed += 1;
    return null;
  }
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
