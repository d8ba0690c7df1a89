import type { Erasure } from '../core/privacy.ts';
import type { ServiceDeps } from './deps.ts';

type Deps = Pick<ServiceDeps, 'store' | 'files' | 'clock' | 'log'>;

/** Erases one person and the bytes of files that only they had sent. Waits while a complaint is open. */
export async function erasePerson(deps: Deps, brandId: string, contactId: string): Promise<Erasure> {
  const erasure = await deps.store.privacy.erase(brandId, contactId, deps.clock.now());
  if (erasure.outcome !== 'erased') return erasure;
  for (const sha256 of erasure.files) await deps.files.remove(sha256);
  deps.log.info({ contactId, messages: erasure.messages, files: erasure.files.length }, 'person.erased');
  return erasure;
}
