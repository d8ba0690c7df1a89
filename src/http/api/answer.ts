import type { Context } from 'hono';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { MAX_OUTGOING_FILES, MAX_OUTGOING_MB } from '../../core/outgoing-files.ts';
import { MAX_TEMPLATE_TEXT } from '../../core/template.ts';
import type { Ticket } from '../../core/ticket.ts';
import { TRANSITIONS } from '../../core/ticket-life.ts';
import type { Actor, DeskResult, Refusal } from '../../services/tickets/change-ticket.ts';
import { refusal } from '../failure.ts';
import type { ApiEnv } from './session.ts';

/* What use cases bring back, as the API says it. */

export const TOO_MANY_FILES = `an answer takes ${MAX_OUTGOING_FILES} files of together ${MAX_OUTGOING_MB} MB`;

/** Every `reason` that a refusal may give beside its code: of tickets one by one or of many, of files, and of the rest. */
export type DeskReason =
  | Refusal
  | Exclude<DeskResult['outcome'], 'done' | 'refused'>
  | 'too-large'
  | 'too-many-attachments'
  | 'bad-attachment'
  | 'address-taken'
  | 'last-administrator'
  | 'own-password'
  | 'demo-person'
  | 'colleague-busy'
  | 'was-released'
  | 'settled'
  | 'sent-again'
  | 'dealt-with'
  | 'too-many-days';

const REFUSALS: Record<Refusal, readonly [ErrorCode, string]> = {
  'illegal-transition': ['input.invalid', 'a ticket cannot go from its present state to that one'],
  merged: ['conflict', 'this ticket was merged; go on with the one that it was merged into'],
  closed: ['conflict', 'this ticket is closed; open a follow-up'],
  'no-such-colleague': ['input.invalid', 'nobody of this id may see tickets of this brand'],
  'no-such-conversation': ['not-found', 'no such conversation'],
  'no-such-message': ['not-found', 'no such message in the conversations of this ticket'],
  'not-this-contact': ['input.invalid', 'that conversation is with somebody else; link it to the ticket first'],
  'other-brand': ['not-found', 'no such ticket'],
  'cannot-write': ['input.invalid', 'this channel cannot be written to; choose another conversation of the customer'],
  'window-closed': [
    'input.invalid',
    'the customer wrote more than 24 hours ago: WhatsApp takes no free text now; choose a template, or another channel',
  ],
  'no-such-template': ['not-found', 'this number has no such template; look at its templates again'],
  'template-unapproved': [
    'input.invalid',
    'WhatsApp has not approved this template, or has stopped it; choose another one',
  ],
  'template-incomplete': ['input.invalid', 'give a value for each variable of the template, and no other'],
  'template-too-long': [
    'input.invalid',
    `a template has room for ${MAX_TEMPLATE_TEXT} characters with its variables filled in; shorten them`,
  ],
  'no-such-file': ['not-found', 'a file of this answer is not in your draft any more; attach it again'],
  'no-files-here': [
    'input.invalid',
    'this channel carries no files; take them away, or choose another conversation of the customer',
  ],
  'too-many-files': ['too-large', TOO_MANY_FILES],
  'nobody-free': ['conflict', 'nobody who is available has room for another ticket'],
  'last-conversation': ['input.invalid', 'the conversation that the ticket came from stays with it'],
  'same-ticket': ['input.invalid', 'a ticket cannot be merged into itself'],
  'other-customer': [
    'conflict',
    `that ticket is another customer's, and whoever answers it could write to both; to merge all the same send mayBeOthers: true`,
  ],
  'not-closed': ['input.invalid', 'only a closed ticket is followed up; this one can go on itself'],
};

/** The ticket after the change. @throws the refusal as the API says it */
export function done(result: DeskResult): { ticket: Ticket; transitions: readonly Ticket['state'][] } {
  switch (result.outcome) {
    case 'done':
      return { ticket: result.ticket, transitions: TRANSITIONS[result.ticket.state] };
    case 'not-found':
      throw new AppError('not-found', 'no such ticket');
    case 'stale':
      throw refusal('conflict', 'somebody changed this ticket meanwhile; look at it again', { ticket: result.ticket });
    case 'newer':
      throw refusal('conflict', 'somebody wrote meanwhile; nothing was sent', { newer: result.lines });
    case 'refused': {
      const [code, message] = REFUSALS[result.reason];
      throw refusal(code, message, { reason: result.reason });
    }
  }
}

export function actorOf(context: Context<ApiEnv>): Actor {
  const { user, brandIds } = context.var;
  return { id: user.id, name: user.name, brandIds };
}
