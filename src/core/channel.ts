import type { z } from 'zod';
import type { Call, CallBackRules, CallDesk, CallSteps, MoveTarget } from './call.ts';
import type {
  DeliveryReport,
  InlineAnswer,
  OutsideAnswer,
  QuarantineItem,
  ReceiveOutcome,
  Revision,
  SendReceipt,
} from './channel-outcome.ts';
import type { Clock } from './clock.ts';
import type { Identity } from './contact.ts';
import type { InboundFile, InboundMessage, OutboundMessage, OutgoingFile } from './message.ts';
import type { MessageTemplate } from './template.ts';

/** What a channel can show. Rendering reads only this; no flow names a channel. */
export interface ChannelCapabilities {
  /** `chat`: short texts; `letter`: one mail with everything; `spoken`: a voice and a keypad. */
  form: 'chat' | 'letter' | 'spoken';
  /** Native buttons in one message; 0 means that options become a numbered text. */
  maxButtons: number;
  /** Characters of a button's title. */
  maxButtonTitle: number;
  /** Rows of a native list; 0 means none. */
  maxListRows: number;
  /** Characters of one message; longer texts are split at sentences. */
  maxText: number;
  /** Characters of a message that has native buttons or a list. Default: as others. */
  maxTextWithOptions?: number;
  /** Whether the customer can send files. */
  attachments: boolean;
  /** Files that an answer may bring. Absent: none, neither attached nor as a link. */
  files?: FileCapability;
}

/** What a channel takes of files in one outgoing message; what it does not take goes as a link. */
export interface FileCapability {
  /** Files in one message; more become further messages where it is 1, else links. */
  perMessage: number;
  /** All files of one message together, bytes. */
  maxBytes: number;
  /** The first that fits a file's type counts. */
  kinds: readonly FileKind[];
}

export interface FileKind {
  /** `image/jpeg`, or `*` for all. */
  types: readonly string[];
  /** Largest file, bytes. */
  maxBytes: number;
  /** Characters of text that may stand with it in one message; 0: the text is a message of its own. */
  maxCaption: number;
}

/** Quiet time before a turn is taken, so that "two photos and a hello" is one turn. Chat channels only. */
export interface QuietTime {
  quietMs: number;
  maxMs: number;
}

/** Durable key-value state of one account: cursors, sessions, credentials. Bytes are encrypted at rest. */
export interface ChannelState {
  get(keys: readonly string[]): Promise<Map<string, Uint8Array>>;
  /** All or none; `null` deletes. */
  set(entries: ReadonlyMap<string, Uint8Array | null>): Promise<void>;
  /** Keys that start with `prefix`. */
  keys(prefix: string): Promise<string[]>;
}

/** A message that was handed to a channel whose client fetches (web chat). */
export interface ThreadEntry {
  /** Grows within the thread; the client's cursor. */
  seq: number;
  id: string;
  direction: 'in' | 'out';
  text: string;
  options: { id: string; label: string }[];
  files: { id: string; name: string; contentType: string; size: number; as?: OutgoingFile['as'] }[];
  at: Date;
}

export interface ChannelLog {
  info(event: string, details?: Record<string, unknown>): void;
  warn(event: string, details?: Record<string, unknown>): void;
  error(event: string, details?: Record<string, unknown>): void;
}

/** All that a channel gets from outside. */
export interface ChannelDeps {
  accountId: string;
  brandId: string;
  brandName: string;
  /** Default language of the brand. */
  language: string;
  /** All of its languages, the default first. */
  languages: readonly string[];
  /** Approved templates of this account, as the brand file has them. */
  templates: readonly Pick<MessageTemplate, 'id' | 'name' | 'language'>[];
  /** Configured address of this installation, without a trailing slash; signatures are checked against it. */
  publicUrl: string;
  clock: Clock;
  log: ChannelLog;
  state: ChannelState;
  /** What the brand's other accounts of this channel keep under this key. */
  siblingState(key: string): Promise<Uint8Array[]>;
  /**
   * Stores one message; when this returns, it is a row. Throws AppError (`store.busy`, `store.failed`) when it could
   * not be kept: answer 503, or do not move the cursor.
   */
  receive(
    message: InboundMessage,
    files?: readonly InboundFile[],
    /** `isReleased`: a person let it out of quarantine. */
    how?: { isReleased: boolean },
  ): Promise<ReceiveOutcome>;
  /** The same, and waits for the turn's commit: for channels that answer within the webhook. Handing over marks the answers sent. */
  receiveAndWait(message: InboundMessage, timeoutMs: number): Promise<InlineAnswer>;
  report(report: DeliveryReport): Promise<void>;
  /** A text of the catalogues that the channel itself says, in the words of its form. */
  wording(text: string, language: string, values?: Record<string, string | number>): string;
  /** The queue for people, for channels that connect calls. */
  desk: CallDesk;
  /** What answered the steps of a call. */
  steps: CallSteps;
  quarantine(item: Omit<QuarantineItem, 'accountId'>): Promise<void>;
  /** Its receiver complained to the provider about this message of ours: nothing is written there any more but answers. */
  suppress(outboundId: string): Promise<void>;
  /** Somebody said STOP or START where nothing else is read (SMS); it counts for all contacts of that person. */
  optOut(identity: Identity, said: 'stop' | 'start'): Promise<void>;
  /** Its sender changed a message that came in. What comes back is said at `Chats.revise`. */
  revise(revision: Omit<Revision, 'accountId'>): Promise<'waiting' | 'read' | 'unknown'>;
  /** Somebody at the shop answered beside us: it is shown, and the bot is silent. */
  answeredOutside(answer: Omit<OutsideAnswer, 'accountId'>): Promise<void>;
  /** How the account stands by the word of the process that runs it, which may be another one. */
  standing(): Promise<ChannelHealth>;
  /** The thread's messages after `afterSeq`, oldest first, for clients that fetch. */
  thread(threadKey: string, afterSeq: number): Promise<ThreadEntry[]>;
  /** Bytes of an attachment of that thread, or null. */
  file(threadKey: string, fileId: string): Promise<{ name: string; contentType: string; bytes: Uint8Array } | null>;
  /** Bytes of a file that goes out; null where it is gone. */
  bytesOf(file: OutgoingFile): Promise<Uint8Array | null>;
  /** An address on this installation from which a provider fetches a file of this message for some hours. Nobody can guess it. */
  fileLink(message: Pick<OutboundMessage, 'id'>, file: OutgoingFile): string;
}

export interface ChannelHealth {
  state: 'ok' | 'starting' | 'degraded' | 'down';
  detail: string;
  since: Date;
  /** When the account last heard or sent something. */
  lastMessageAt?: Date;
}

/** How far linking a phone has come. `idle`: not linked, and nobody asked for it. */
export interface Pairing {
  state: 'idle' | 'starting' | 'waiting' | 'paired' | 'failed';
  /** What the phone's camera reads; a new one comes every 20 seconds. */
  qr?: string;
  /** What is typed into the phone. */
  code?: string;
  /** One line for the operator. */
  detail: string;
}

/** One thing that was tried at the provider, for the one who sets the account up. */
export interface ChannelCheck {
  /** What was tried, a word or two: `imap sign-in`. */
  name: string;
  isOk: boolean;
  /** What was found; never a secret. */
  detail: string;
  /** What to do about it, where it is not right. */
  cure?: string;
}

/** A payload as a person reads it. */
export interface Preview {
  /** Name and address of who sent it; empty: it does not say. */
  from: string;
  subject: string;
  /** When its sender says that it was sent. */
  sentAt: Date | null;
  text: string;
  /** `name`: may be empty. `size`: bytes; null: it does not say. */
  files: { name: string; size: number | null }[];
  /** False: there is nothing in it that `release` could take. */
  isAnswerable?: boolean;
}

/** An account of one channel. Once it was stopped, it is not started again: another one is made. */
export interface Channel {
  /** Starts whatever listens (socket, mailbox). Returns when it is under way; a fault later is health, not an exception. */
  start(): Promise<void>;
  /** Stops listening and ends what is being sent. Idempotent. */
  stop(): Promise<void>;
  /** Hands one message over. Throws only for programmer faults. `signal` ends it on time-out: the receipt is then `uncertain` or `retry`. */
  send(message: OutboundMessage, signal: AbortSignal): Promise<SendReceipt>;
  health(): ChannelHealth;
  /**
   * Tries what the account needs, at the provider, changing nothing and writing to nobody. A fault is a check that is not
   * right, never an exception. Works in every process, also where the account runs in another.
   */
  test?(signal: AbortSignal): Promise<ChannelCheck[]>;
  /** Takes what lay in quarantine as it came, since a person says that it is a person's. Absent: this channel cannot. */
  release?(payload: Uint8Array): Promise<ReceiveOutcome>;
  /** What such a payload says, for whoever decides about it. Absent, or null: it is read as it came. */
  preview?(payload: Uint8Array): Promise<Preview | null>;
  /**
   * Answers requests below `<publicUrl>/channels/<accountId>`; `path` is what follows (`/message`, `/status`, ...).
   * The body has not been read; the server in front has limited its size. `client`: whom to count it for, the address or
   * network that it came from; null: unknown.
   */
  fetch?(request: Request, path: string, client?: string | null): Promise<Response>;
  /** Largest request that `fetch` needs, bytes. Absent: as large as the server takes any. */
  maxRequestBytes?: number;
  /** A token with which the agent's browser signs in as a phone; absent where the account has none. */
  softphoneToken?(agentId: string): { token: string; expiresAt: Date };
  /**
   * The agent who talks sends the call elsewhere: the provider is asked to fetch the customer away from them and to ask us
   * what next. `gone`: the call is over. `unreachable`: nothing may have happened; asking again does no harm.
   */
  moveCall?(call: Call, agentId: string, to: MoveTarget): Promise<'asked' | 'gone' | 'unreachable'>;
  /** For channels that are linked to a phone. Works in every process, also where the account runs in another. */
  pairing?: {
    get(): Promise<Pairing>;
    /** Begins anew, by camera or, with a number (E.164), by a code that is typed into that phone. */
    start(phone: string | null): Promise<void>;
    /** Lets a channel send again that stopped itself for the danger of a ban. */
    resume(): Promise<void>;
  };
}

/** The definition of a kind of channel: one folder in channels/, one line in its registry. */
export interface ChannelType<Options = unknown> {
  name: string;
  capabilities: ChannelCapabilities;
  /** `inline`: the answer is returned by the webhook itself and the delivery lane leaves it alone. */
  replyMode: 'deferred' | 'inline';
  quiet: QuietTime | null;
  /**
   * Only one process at a time may run an account: a session, a mailbox that is read. Its state is then its owner's, and its
   * answers are sent by its owner. Default: any process that runs channels may send.
   */
  oneOwner?: boolean;
  /** Whether a second send with the same idempotency key is harmless, so that a send cut short may be tried again. */
  idempotentSend: boolean;
  /**
   * Contacts that it can write to by itself. `recently`: only where they wrote to it within 24 hours (WhatsApp's
   * service window). Absent: it only answers.
   */
  notices?: { to: 'email' | 'phone'; recently: boolean }[];
  /**
   * For phones: what a call of this account begins with (text keys), whether it connects callers to people, and whom it
   * calls back. Reads the account's options as they stand in the brand file.
   */
  calls?: (options: unknown) => { opening: readonly string[]; connects: boolean; callBacks: CallBackRules };
  /**
   * Where it may not write whenever it likes: for how long after the customer's last message it may say anything, and
   * whether it has approved templates for later. Absent: always.
   */
  window?: { freeMs: number; templates: boolean };
  /** Its texts are registered word for word: each says one thing of one ticket. Absent: any words of ours. */
  registeredTexts?: true;
  /** It shows codes to whoever runs Redress: only the demo shop may have it. */
  demoOnly?: true;
  /** A phone number or mail address as `to`. Default: as it is. */
  addressOf?(value: string): string;
  /** What at the provider only one account can have, in words: `the mailbox care@shop.example`. Absent: nothing. */
  owns?(options: Options): string;
  /** Checks the account's `options` in the brand file. Secrets come as `${NAME}` and are filled in from the environment. */
  options: z.ZodType<Options>;
  create(options: Options, deps: ChannelDeps): Channel;
}

/** Keeps the options' type between `options` and `create`. Example: `defineChannel({ name: 'webchat', ... })`. */
export function defineChannel<Options>(type: ChannelType<Options>): ChannelType<Options> {
  return type;
}
