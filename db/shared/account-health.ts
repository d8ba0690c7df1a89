import type { ChannelHealth } from '../../src/core/channel.ts';
import type { HealthNote, HeardHealth } from '../../src/core/owner.ts';

/** How an account stands, as it is stored. */
interface HealthRow {
  accountId: string;
  process: string;
  heardAt: Date;
  state: ChannelHealth['state'];
  detail: string;
  since: Date;
  lastMessageAt: Date | null;
  faultDetail: string | null;
  faultAt: Date | null;
}

/** What a note makes of the row; what it does not speak of stays as it was before. */
export function healthValues(
  before: HealthRow | undefined,
  { process, health }: HealthNote,
  heardAt: Date,
): Omit<HealthRow, 'accountId'> {
  const { state, detail, since, lastMessageAt } = health;
  const fault = state === 'degraded' || state === 'down' ? { detail, at: heardAt } : null;
  return {
    process,
    heardAt,
    state,
    detail,
    since,
    // Several processes may send for one account: the newest word of any of them counts.
    lastMessageAt: later(before?.lastMessageAt ?? null, lastMessageAt ?? null),
    faultDetail: fault?.detail ?? before?.faultDetail ?? null,
    faultAt: fault?.at ?? before?.faultAt ?? null,
  };
}

function later(left: Date | null, right: Date | null): Date | null {
  return left === null || (right !== null && right > left) ? right : left;
}

export function toHeard(row: HealthRow): HeardHealth {
  const { accountId, process, heardAt, state, detail, since, lastMessageAt, faultDetail, faultAt } = row;
  return {
    accountId,
    process,
    heardAt,
    health: { state, detail, since, ...(lastMessageAt === null ? {} : { lastMessageAt }) },
    lastFault: faultDetail === null || faultAt === null ? null : { detail: faultDetail, at: faultAt },
  };
}
