import { createHash } from 'node:crypto';

/**
 * Under what something lies in quarantine: by what it is, so that a webhook that is repeated, or a mailbox that is read
 * anew, puts nothing in there a second time.
 */
export function heldId(from: readonly (string | null)[], payload: string | Uint8Array): string {
  const hash = createHash('sha256').update(JSON.stringify(from)).update('\n');
  return hash.update(payload).digest('hex');
}
