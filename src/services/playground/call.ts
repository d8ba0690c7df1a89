import type { CallAgent } from '../../core/call.ts';
import { AppError } from '../../core/errors.ts';
import { createAnswerInline } from '../answer-inline.ts';
import { createChannelDeps } from '../channel-deps.ts';
import type { Account, ServiceDeps } from '../deps.ts';
import type { Receive } from '../receive.ts';
import type { TakeTurn } from '../take-turn.ts';

/** How the telephone company would call the shop, with secrets that nobody else has. */
export interface PhoneLine {
  /** Options of the phone account. */
  options: Record<string, unknown>;
  /** What the company sends with every webhook. */
  params: Record<string, string>;
  /** The header that proves that the company sent it. */
  sign(address: string, params: Record<string, string>): Record<string, string>;
}

export interface CallSide {
  /** Webhooks begin so. */
  address: string;
  /** What one webhook is answered with: the real road, with the signature and all. */
  post(address: string, params: Record<string, string>): Promise<{ status: number; body: string }>;
  /** Whether somebody is there who takes calls, and still is. One who did not answer stays away until it changes. */
  setAgent(isThere: boolean): Promise<void>;
}

/** Whoever plays the agent, in the page as well. */
const AGENT: Pick<CallAgent, 'id' | 'name' | 'brandIds'> = { id: 'agent', name: 'Agent', brandIds: null };

/** The phone of a playground: its channel as it runs for a shop, but for what it would fetch from the telephone company. */
export function openCallSide(
  account: Account,
  { deps, line, receive, takeTurn }: { deps: ServiceDeps; line: PhoneLine; receive: Receive; takeTurn: TakeTurn },
): CallSide {
  const publicUrl = deps.publicUrl ?? 'http://localhost';
  const receiveAndWait = createAnswerInline(deps, receive, takeTurn);
  const channel = account.type.create(
    account.type.options.parse(line.options),
    createChannelDeps(account, { deps, publicUrl, receive, receiveAndWait }),
  );
  const address = `${publicUrl}/channels/${account.config.id}`;
  let wasThere = false;

  return {
    address,
    async post(wanted, given) {
      if (!wanted.startsWith(`${address}/`)) throw new AppError('input.invalid', `a webhook begins with ${address}/`);
      const path = new URL(wanted).pathname.slice(new URL(address).pathname.length);
      // There is no recording that could be fetched.
      if (path === '/recording') return { status: 204, body: '' };
      const params = { ...given, ...line.params };
      const request = new Request(wanted, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...line.sign(wanted, params) },
        body: new URLSearchParams(params),
      });
      const response = await channel.fetch?.(request, path);
      return { status: response?.status ?? 404, body: (await response?.text()) ?? '' };
    },
    async setAgent(isThere) {
      const change = isThere === wasThere ? null : isThere;
      wasThere = isThere;
      await deps.store.calls.seen(AGENT, change, deps.clock.now());
    },
  };
}
