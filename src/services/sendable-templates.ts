import type { MessageTemplate } from '../core/template.ts';
import { isSendable, readApprovals } from '../core/template-approval.ts';
import type { Account, ServiceDeps } from './deps.ts';

/** The templates of the account; none where its channel takes none. */
export function templatesOf({ type, brand, config }: Account): MessageTemplate[] {
  if (type.window?.templates !== true) return [];
  return brand.templates.filter(({ account }) => account === config.id);
}

/** The account's templates that WhatsApp has approved, or of which nobody knows yet. */
export async function sendableTemplates(
  { store }: Pick<ServiceDeps, 'store'>,
  account: Account,
): Promise<MessageTemplate[]> {
  const own = templatesOf(account);
  if (own.length === 0) return [];
  const approvals = await readApprovals(store.channelState(account.config.id));
  return own.filter(({ id }) => isSendable(approvals.get(id)));
}
