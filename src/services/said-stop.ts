import type { Identity } from '../core/contact.ts';
import type { ServiceDeps } from './deps.ts';

/** Whether somebody with one of these said STOP: what they did not ask for (a survey, a notice) is not said to them. */
export async function saidStop(
  { store }: Pick<ServiceDeps, 'store'>,
  brandId: string,
  identities: readonly Identity[],
): Promise<boolean> {
  const said = await Promise.all(identities.map((identity) => store.reach.isSuppressed(brandId, identity)));
  return said.includes(true);
}
