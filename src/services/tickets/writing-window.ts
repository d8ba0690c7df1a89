import type { TemplateName } from '../../core/template.ts';
import type { Account, ServiceDeps } from '../deps.ts';
import { sendableTemplates } from '../sendable-templates.ts';

export interface WritingWindow {
  /** Null: the channel has no such window. */
  endsAt: Date | null;
  /** Only an approved template may be sent now; the text goes into it. */
  needsTemplate: boolean;
  /** No free words may be sent now: there is no template that takes them. */
  isClosed: boolean;
}

/**
 * WhatsApp lets a shop write freely for some time after the customer's last message, and later only by a template:
 * `update`, or the one that says just this.
 */
export async function writingWindow(
  deps: Pick<ServiceDeps, 'store' | 'clock'>,
  account: Account,
  lastCustomerAt: Date | null,
  template: TemplateName = 'update',
): Promise<WritingWindow> {
  const { window } = account.type;
  if (window === undefined) return { endsAt: null, needsTemplate: false, isClosed: false };
  const endsAt = new Date((lastCustomerAt?.getTime() ?? 0) + window.freeMs);
  if (endsAt > deps.clock.now()) return { endsAt, needsTemplate: false, isClosed: false };
  const hasTemplate = (await sendableTemplates(deps, account)).some(
    ({ name }) => name === 'update' || name === template,
  );
  return { endsAt, needsTemplate: hasTemplate, isClosed: !hasTemplate };
}
