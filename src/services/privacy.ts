import type { Erasure } from '../core/privacy.ts';
import { brandsOf } from './brands.ts';
import type { ServiceDeps } from './deps.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How often it is looked for people who have been silent for long, milliseconds. */
const LOOK_EVERY_MS = 60 * 60 * 1000;
const AT_ONCE = 50;

type Deps = Pick<ServiceDeps, 'store' | 'files' | 'clock' | 'log'>;

/** Erases one person and the bytes of files that only they had sent. Waits while a complaint is open. */
export async function erasePerson(deps: Deps, brandId: string, contactId: string): Promise<Erasure> {
  const erasure = await deps.store.privacy.erase(brandId, contactId, deps.clock.now());
  if (erasure.outcome !== 'erased') return erasure;
  for (const sha256 of erasure.files) await deps.files.remove(sha256);
  deps.log.info({ contactId, messages: erasure.messages, files: erasure.files.length }, 'person.erased');
  return erasure;
}

/** Retention by age: who has been silent for as long as the brand says, and has nothing open, is erased. */
export function createRetention(deps: ServiceDeps): () => Promise<void> {
  let lookedAt = 0;
  return async () => {
    const now = deps.clock.now().getTime();
    if (now - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = now;
    for (const { id, retentionDays, accounts } of brandsOf(deps)) {
      const before = new Date(now - retentionDays * DAY_MS);
      await deps.store.privacy.forgetSetAside(
        accounts.map((account) => account.id),
        before,
      );
      for (const contactId of await deps.store.privacy.silentSince(id, before, AT_ONCE)) {
        await erasePerson(deps, id, contactId);
      }
    }
  };
}
