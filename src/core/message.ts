import { z } from 'zod';
import { transferSchema } from './call.ts';
import { identitySchema } from './contact.ts';
import { TEMPLATE_NAMES } from './template.ts';
import { TICKET_KINDS } from './ticket.ts';

/** Longest text that the bot reads; what is longer is kept whole as an attachment. Characters. */
export const MAX_TEXT_LENGTH = 16_000;
/** Most attachments taken from one message; the rest go to quarantine with a reason. */
export const MAX_ATTACHMENTS = 20;

/** Why a file is not kept with its message; it lies in quarantine. */
export const FILE_REFUSALS = ['too-large', 'too-many-attachments', 'bad-attachment'] as const;

const slotValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * `outcome`: what came of an effect of this conversation; put into the lane by ourselves. `started`: somebody opened the channel (a call came in, the chat was opened) and has said nothing yet.
 * `silence`: a phone prompt ran out without input. `ended`: the caller hung up. `note`: something for the ticket that nobody
 * answers: the recording of a voicemail, photos from a call's page; `replyContext.note` says which.
 */
export const INBOUND_KINDS = ['message', 'started', 'silence', 'ended', 'outcome', 'note'] as const;

/** What a channel hands over: a provider payload turned into our words. No bytes; those are in `InboundFile`. */
export const inboundMessageSchema = z.object({
  /** The channel account (from the brand file) that received it. */
  accountId: z.string().min(1),
  /** Unique within the account: the provider's id, or CallSid and step. Dedupe key. */
  providerId: z.string().min(1).max(512),
  kind: z.enum(INBOUND_KINDS),
  /** Who wrote. The first identity is the one that we answer; the others are aliases of the same person. */
  from: z.array(identitySchema).min(1),
  /** True where the channel proves `from[0]` (a WhatsApp number, a DMARC-passing mail). */
  proven: z.boolean(),
  displayName: z.string().max(200).optional(),
  /** Where an answer goes, in the channel's own form. */
  replyAddress: z.string().min(1).max(512),
  /** Conversation within the account: the chat's address, the CallSid, the mail thread's first Message-ID. */
  threadKey: z.string().min(1).max(512),
  /** Provider ids of earlier messages that this one answers; joins their conversation if the contact is the same. */
  references: z.array(z.string()).max(100).default([]),
  /** What else tells which conversation is meant: our own token, a ticket's number. Only the same contact joins by it. */
  joins: z
    .object({ conversationId: z.string().max(100).optional(), ticketNumber: z.string().max(20).optional() })
    .optional(),
  /**
   * Of a mail, which may come to several accounts of its brand. `key`: the same for each copy of it, and for nothing else;
   * absent where that cannot be told. `id`: what later mails name it by in `references`.
   */
  mail: z.object({ key: z.string().min(1).max(128).optional(), id: z.string().max(512).optional() }).optional(),
  text: z.string(),
  /** Of a mail that its writer passes on: where his own words begin and end in `text`. */
  ownWords: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).optional(),
  /** Id of a chosen option: the payload of a button, a list row, a link. */
  choiceId: z.string().max(256).optional(),
  /** Keys pressed on a phone. */
  digits: z.string().max(64).optional(),
  /** Of an effect; only with the kind `outcome`. */
  outcome: z.object({ outcome: z.string(), slots: z.record(z.string(), slotValue) }).optional(),
  /** The provider has read it as STOP or START, in words that were set up there, and has confirmed it itself. */
  optOut: z.enum(['stop', 'start']).optional(),
  /** When the provider says that it was sent. */
  sentAt: z.date().optional(),
  /** It was written before one that came in earlier: it answers nothing that was asked since. */
  isLate: z.boolean().optional(),
  /** Its sender took it back. */
  isDeleted: z.boolean().optional(),
  /** Files that came with it and could not be had. */
  lostFiles: z.number().int().positive().optional(),
  /** Files that came with it and were not taken. Their names are their sender's words, as the text is. Set by `receive` alone. */
  refusedFiles: z
    .array(z.object({ name: z.string(), size: z.number().int(), reason: z.enum(FILE_REFUSALS) }))
    .optional(),
  /** It is encrypted for somebody else's eyes: only a person can see what becomes of it. */
  isEncrypted: z.boolean().optional(),
  /** How many of its files are kept but can be opened by nobody here (winmail.dat): they count as none. */
  unopenedFiles: z.number().int().positive().optional(),
  /** Another program brought it, and its turn opens this ticket instead of asking the bot. Set by `takeIn` alone. */
  opens: z
    .object({
      kind: z.enum(TICKET_KINDS),
      topic: z.string(),
      orderNumber: z.string().nullable(),
      language: z.string(),
    })
    .optional(),
  /** Its row could not be read any more: the text is gone, and a person has to look. Set by the store alone. */
  isUnreadable: z.boolean().optional(),
  /** What the channel needs back to answer in place (a mail's subject and references). Opaque to all others. */
  replyContext: z.record(z.string(), z.string()).default({}),
});
export type InboundMessage = z.infer<typeof inboundMessageSchema>;

/** A file that came with a message. `fileName` and `declaredType` are the sender's claims and are checked. */
export interface InboundFile {
  fileName: string;
  declaredType: string;
  bytes: Uint8Array;
}

const optionSchema = z.object({ id: z.string(), label: z.string() });
export type Option = z.infer<typeof optionSchema>;

/** How a phone prompt takes its answer; the voice channel turns it into its provider's form. */
const gatherSchema = z.object({
  /** Exact number of keys where it is known; otherwise `#` ends the input. */
  digits: z.number().int().positive().optional(),
  speech: z.boolean(),
  /** What is waited for, as the flow has it: `order-number`, `choice`, ... */
  expects: z.string().optional(),
  /** Words that the recogniser should expect. */
  hints: z.array(z.string()).default([]),
});

/** A piece of a spoken message that needs a voice of its own, or must be heard to its end. */
const partSchema = z.object({ text: z.string(), language: z.string(), mustHear: z.boolean().optional() });

/**
 * A stored file that an answer brings. `as`: how it goes where the channel does not take it itself: `link` in the text,
 * or `unsent`, which the text says too. Absent: attached.
 */
export const outgoingFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  sha256: z.string(),
  as: z.enum(['link', 'unsent']).optional(),
});
export type OutgoingFile = z.infer<typeof outgoingFileSchema>;

/** One outgoing message after rendering: what every channel can send without knowing the flow. */
export const outboundContentSchema = z.object({
  /** Everything that is said. A channel without native options gets them numbered in here, and `options` empty. */
  text: z.string(),
  /** Native buttons or list rows; set only where the channel's capabilities have them. */
  options: z.array(optionSchema).default([]),
  /** Files that go with it. With some, the text may be empty. */
  files: z.array(outgoingFileSchema).optional(),
  /** What opens a native list; set where there is one. */
  listButton: z.string().optional(),
  /** Mail subject for a new thread; a reply keeps the thread's own. */
  subject: z.string().optional(),
  /** Set only for spoken rendering: the prompt waits for an answer. Absent: the call ends after the text. */
  gather: gatherSchema.optional(),
  /** Only for spoken rendering, where the text is not all in one language or may not be talked over: its pieces, in order. */
  parts: z.array(partSchema).optional(),
  language: z.string(),
  /** Only for spoken rendering: a person takes over; a phone that can connects the caller, with this for the person. */
  transfer: transferSchema.optional(),
  /** The text and the values that it was made from, for channels whose texts are registered (DLT). */
  registered: z.object({ key: z.string(), values: z.record(z.string(), z.string()) }).optional(),
  /** Said only to its receiver: stands for `SECRET_MARK` in the text, is filled in when it is sent, and then wiped. */
  secret: z.string().optional(),
  /** ISO 8601. Not sent after this. */
  expiresAt: z.string().optional(),
  /** Which of the brand's templates says it where free words are not allowed. Default `update`, with this text. */
  template: z.enum(TEMPLATE_NAMES).optional(),
  /** A filled-in template, where it goes out as one. */
  approved: z.object({ id: z.string(), variables: z.record(z.string(), z.string()) }).optional(),
  /** Goes out although its receiver said STOP: it confirms just that. */
  confirmsStop: z.boolean().optional(),
  /** Nobody asked for it (a survey): not said to anybody who once said STOP, whatever they wrote afterwards. */
  isUnasked: z.boolean().optional(),
});
export type OutboundContent = z.infer<typeof outboundContentSchema>;

/** The files that the channel itself hands over. */
export function attachedFiles({ files = [] }: Pick<OutboundContent, 'files'>): OutgoingFile[] {
  return files.filter((file) => file.as === undefined);
}

/** Shown wherever a secret was said to somebody else. */
export const SECRET_MARK = '••••••';

/** States only move forward; `failed` and `uncertain` are where a person looks. */
export const OUTBOUND_STATUSES = ['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'uncertain'] as const;
export type OutboundStatus = (typeof OUTBOUND_STATUSES)[number];

const RANK: Record<OutboundStatus, number> = {
  queued: 0,
  sending: 1,
  uncertain: 2,
  failed: 3,
  sent: 3,
  delivered: 4,
  read: 5,
};

/**
 * Whether a report may move an outbox row from one state to another. An uncertain row may be settled either way;
 * `failed` after `sent` is news (an undelivered callback), after `delivered` it is a late echo.
 */
export function canMove(from: OutboundStatus, to: OutboundStatus): boolean {
  if (from === 'failed') return to === 'delivered' || to === 'read';
  if (to === 'failed') return RANK[from] <= RANK.sent;
  return RANK[to] > RANK[from];
}

export interface OutboundMessage {
  id: string;
  conversationId: string;
  accountId: string;
  /** The same for every try of this message; given to the provider where it takes one. */
  idempotencyKey: string;
  to: string;
  content: OutboundContent;
  /** Provider id of the message that this one answers, if any. */
  inReplyTo: string | null;
  /** `replyContext` of the newest inbound message of the conversation when the turn was taken. */
  replyContext: Record<string, string>;
  /** One of the shop's people wrote it, not the bot. */
  isByPerson?: true;
  /** Its receiver had said STOP, by any identity, when it was claimed. */
  isAfterStop?: true;
  attempt: number;
}
