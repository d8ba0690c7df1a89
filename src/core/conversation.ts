import type { Rung } from './contact.ts';

/** Who answers: the bot is silent while a person holds the conversation. */
export type Holder = 'bot' | 'person';

export interface Conversation {
  id: string;
  brandId: string;
  contactId: string;
  accountId: string;
  channel: string;
  threadKey: string;
  replyAddress: string;
  holder: Holder;
  /** The user who has it, where a person does and one of them took it. */
  holderId: string | null;
  rung: Rung;
  language: string | null;
  createdAt: Date;
  updatedAt: Date;
}
