import type { DeskRow } from '../../core/desk.ts';
import { fillByHand, type MessageTemplate, type WrongValues } from '../../core/template.ts';
import { type Approval, isSendable, readApprovals } from '../../core/template-approval.ts';
import type { Account, ServiceDeps } from '../deps.ts';
import { sendableTemplates, templatesOf } from '../sendable-templates.ts';
import { cannedValues } from './canned.ts';
import type { Actor } from './change-ticket.ts';

export interface OfferedTemplate extends Pick<MessageTemplate, 'id' | 'name' | 'language' | 'body'> {
  /** In the order of {{1}}, {{2}}, ...; `value`: what it is filled in with beforehand, empty where nothing is known. */
  variables: { name: string; value: string }[];
  /** What WhatsApp says of it; null: nobody has asked yet. One that is not approved cannot be sent. */
  approval: Approval | null;
  isSendable: boolean;
}

/**
 * The templates of the account that a person may send in one of the ticket's conversations, those in the customer's
 * language first; null: no such conversation.
 */
export async function offerTemplates(
  deps: ServiceDeps,
  { ticket, contactName }: DeskRow,
  conversationId: string,
  actor: Actor,
): Promise<OfferedTemplate[] | null> {
  const found = await deps.store.desk.conversation(actor.brandIds, conversationId);
  const isLinked = [ticket.conversationId, ...ticket.conversationIds].includes(conversationId);
  if (found === null || !(isLinked || found.conversation.contactId === ticket.contactId)) return null;
  const account = deps.accounts.get(found.conversation.accountId);
  if (account === undefined) return [];
  const values: Readonly<Record<string, string>> = cannedValues({ ticket, contactName }, account.brand, actor);
  const languages = [found.conversation.language ?? ticket.language, ...account.brand.languages];
  const rank = ({ language }: MessageTemplate): number => languages.indexOf(language) + 1 || languages.length + 1;
  const approvals = await readApprovals(deps.store.channelState(account.config.id));
  return templatesForPeople(account)
    .sort((one, other) => rank(one) - rank(other))
    .map(({ id, name, language, body, variables }) => {
      const filled = variables.map((variable) => ({ name: variable, value: values[variable] ?? '' }));
      const approval = approvals.get(id);
      return {
        id,
        name,
        language,
        body,
        variables: filled,
        approval: approval ?? null,
        isSendable: isSendable(approval),
      };
    });
}

/** Templates of this account; codes are sent by nobody but the bot. */
export function templatesForPeople(account: Account): MessageTemplate[] {
  return templatesOf(account).filter(({ name }) => name !== 'code');
}

export interface ChosenTemplate {
  /** The provider's id of it, as the catalogue has it. */
  id: string;
  values: Readonly<Record<string, string>>;
}

/** The chosen template as it goes out. It must be one of this very account: another brand's is as if it did not exist. */
export async function fillChosen(
  deps: Pick<ServiceDeps, 'store'>,
  account: Account,
  { id, values }: ChosenTemplate,
): Promise<
  | { template: MessageTemplate; text: string; variables: Record<string, string> }
  | WrongValues
  | 'unknown'
  | 'unapproved'
> {
  const template = templatesForPeople(account).find((one) => one.id === id);
  if (template === undefined) return 'unknown';
  if (!(await sendableTemplates(deps, account)).includes(template)) return 'unapproved';
  const filled = fillByHand(template, values);
  return typeof filled === 'string' ? filled : { template, text: filled.text, variables: filled.variables };
}
