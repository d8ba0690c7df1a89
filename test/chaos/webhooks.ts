import { sign } from '../../src/phone/webhook.ts';
import { ACCOUNT_SID, TOKEN } from './accounts.ts';
import type { Installation } from './installation.ts';
import type { Ledger } from './ledger.ts';

/** A provider's patience: it tries again for so long. Milliseconds. */
const RETRY_FOR_MS = 90_000;
const TRY_TIMEOUT_MS = 12_000;

/** Sends as a provider does: again after a fault of the line or of the server, until it is taken or refused. */
export async function insist(send: () => Promise<Response>): Promise<Response> {
  const deadline = performance.now() + RETRY_FOR_MS;
  for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 3_000)) {
    try {
      const response = await send();
      if (response.status < 500 && response.status !== 429) return response;
      await response.body?.cancel();
      if (performance.now() > deadline) return response;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

/** A signed webhook of Twilio; `path` may carry a query. */
export async function twilioPost(address: string, path: string, params: Record<string, string>): Promise<Response> {
  const url = path.startsWith('http') ? path : `${address}${path}`;
  const all = { AccountSid: ACCOUNT_SID, ApiVersion: '2010-04-01', ...params };
  return fetch(url, {
    method: 'POST',
    headers: { 'x-twilio-signature': sign(TOKEN, url, all) },
    body: new URLSearchParams(all),
    signal: AbortSignal.timeout(TRY_TIMEOUT_MS),
  });
}

/** Reports what becomes of each message that Twilio took: out of order, and some twice. Returns how to stop it. */
export function reportBack({ twilio, address }: Installation, ledger: Ledger): () => Promise<void> {
  let told = 0;
  let isOver = false;
  const running = new Set<Promise<unknown>>();

  async function report(index: number): Promise<void> {
    const asked = twilio.created[index]?.['StatusCallback'];
    if (asked === undefined) return;
    // How Twilio is to repeat it stands behind the #, which is not part of the request.
    const [url = ''] = asked.split('#');
    const sid = `SM${String(index + 1).padStart(32, '0')}`;
    const order = index % 3 === 0 ? ['delivered', 'sent', 'delivered'] : ['sent', 'delivered'];
    for (const status of order) {
      const response = await insist(() => twilioPost(address, url, { MessageSid: sid, MessageStatus: status }));
      if (!response.ok) ledger.refused.push({ wave: '', what: `status callback: ${response.status}` });
    }
  }

  const timer = setInterval(() => {
    for (; told < twilio.created.length && !isOver; told += 1) {
      const work: Promise<unknown> = report(told)
        .catch((error: unknown) => ledger.refused.push({ wave: '', what: `status callback: ${String(error)}` }))
        .then(() => running.delete(work));
      running.add(work);
    }
  }, 100);
  return async () => {
    isOver = true;
    clearInterval(timer);
    await Promise.all(running);
  };
}
