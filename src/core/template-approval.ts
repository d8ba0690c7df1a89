import { z } from 'zod';
import type { ChannelState } from './channel.ts';

/* Whether WhatsApp has approved a template: its channel asks now and then, and keeps the answer in its state, where every
process finds it. */

const PREFIX = 'approval/';
export const APPROVED = 'approved';
/** The provider knows no template of this id. */
export const MISSING = 'missing';

const approvalSchema = z.object({
  /** As the provider says it: `approved`, `pending`, `rejected`, `paused`, `disabled`, ..., or `missing`. */
  state: z.string().min(1),
  /** Why it was not approved; empty where nobody says. */
  reason: z.string(),
  askedAt: z.coerce.date(),
});
export type Approval = z.infer<typeof approvalSchema>;
/** By the provider's id of the template. What was never asked is not in it. */
export type Approvals = ReadonlyMap<string, Approval>;

export async function readApprovals(state: ChannelState): Promise<Approvals> {
  const kept = await state.get(await state.keys(PREFIX));
  return new Map([...kept].map(([key, bytes]) => [key.slice(PREFIX.length), parse(bytes)]));
}

/** These and no others are known from now on. */
export async function keepApprovals(state: ChannelState, approvals: Approvals): Promise<void> {
  const before = await state.keys(PREFIX);
  const entries = new Map<string, Uint8Array | null>(before.map((key) => [key, null]));
  for (const [id, approval] of approvals) entries.set(PREFIX + id, Buffer.from(JSON.stringify(approval)));
  if (entries.size > 0) await state.set(entries);
}

/** What was never asked may be tried: a refusal finds the next way. */
export function isSendable(approval: Approval | undefined): boolean {
  return approval === undefined || approval.state === APPROVED;
}

function parse(bytes: Uint8Array): Approval {
  return approvalSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
