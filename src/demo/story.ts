import type { TicketKind, TicketPriority, TicketState } from '../core/ticket.ts';
import type { DemoPersonId } from './people.ts';

/** Who says it: the customer, the bot, or one of the demo's colleagues. */
type Speaker = 'customer' | 'bot' | DemoPersonId;

/** One customer's matter, as it went so far. */
export interface Story {
  customer: string;
  channel: 'webchat' | 'whatsapp-twilio' | 'email' | 'voice-twilio';
  /** Phone number or e-mail address; web chat has none. */
  address?: string;
  language?: 'en' | 'hi';
  hoursAgo: number;
  kind: TicketKind;
  topic: string;
  orderNumber?: string;
  read: string;
  lines: readonly (readonly [speaker: Speaker, text: string])[];
  summary?: string;
  priority?: TicketPriority;
  assignee?: DemoPersonId;
  state?: TicketState;
  tags?: readonly string[];
  note?: readonly [DemoPersonId, string];
  resolution?: string;
  /** The last message to the customer did not arrive, for this reason. */
  undelivered?: string;
  docket?: string;
  /** The bot could answer it alone: there is no ticket. */
  isAnswered?: boolean;
  /** What the customer thought of it, 1 to 5. */
  rating?: number;
}
