/** Set on a conversation that goes to somebody else: a turn that is being taken of it writes nothing any more, and its lane is free. */
export function laneTakenAway({ fence }: { fence: number }): { fence: number; leaseOwner: null; leaseUntil: null } {
  return { fence: fence + 1, leaseOwner: null, leaseUntil: null };
}
