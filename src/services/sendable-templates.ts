import type { MessageTemplate } from '../core/template.ts';
import { isSendable, readApprovals } from '../core/template-approval.ts';
import type { Account, ServiceDeps } from './deps.ts';

/** The account's templates that WhatsApp has approved, or of which nobody knows yet. */
export async function sendableTemplates(
  { store }: Pick<ServiceDeps, 'store'>,
  account: Account,
): Promise<MessageTemplate[]> {
  const { type, brand, config } = account;
  if (type.window?.templates !== true) return [];
  const own = brand.templates.filter((template) => template.account === config.id);
  if (own.length === 0) return [];
  const approvals = await readApprovals(store.channelState(config.id));
  return own.filter(({ id }) => isSendable(approvals.get(id)));
}
