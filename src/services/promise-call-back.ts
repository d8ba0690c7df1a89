import type { CallBackDraft } from '../core/call.ts';
import { MISSED_CALL } from '../core/call.ts';
import { calendarOf } from './brands.ts';
import { isWindow, nextSuiting } from './call-window.ts';
import type { TurnContext } from './turn-context.ts';

/** Topics of tickets that promise the caller to be called back, and who then is: whoever asked, or whoever was missed. */
const PROMISED: Readonly<Record<string, 'asked' | 'missed'>> = {
  [MISSED_CALL]: 'missed',
  'hand-off': 'asked',
  'call-back': 'asked',
};

export interface Promised {
  topic: string;
  number: string;
  summary: string;
  /** Null: the shop is open. */
  opensAt: Date | null;
  /** The number that the caller gave; null: none. */
  phone: string | null;
  /** When it suits them, like `13-17`. */
  window: string | null;
}

/**
 * The promise of a call to whoever is on the phone, kept with the ticket: in hours, an agent and they are rung. Only the
 * number that the call came from is dialled by the system; another one is in the ticket, for a person to decide.
 */
export function promiseCallBack({ topic, number, summary, opensAt, phone, window }: Promised, context: TurnContext) {
  const { account, turn, language, deps } = context;
  const rules = account.type.calls?.(account.config.options).callBacks;
  const kind = PROMISED[topic];
  if (kind === undefined || rules === undefined || rules.mode === 'by-hand') return;
  if (kind === 'missed' && rules.mode !== 'all') return;
  // Where somebody is there, a hand-off goes into the queue.
  if (topic === 'hand-off' && opensAt === null) return;
  const from = callerOf(context);
  if (from === null || (phone !== null && phone !== from)) return;
  const draft: CallBackDraft = {
    accountId: account.config.id,
    callSid: turn.conversation.threadKey,
    brandId: account.brand.id,
    from,
    language,
    ticketNumber: number,
    about: aboutOf(summary),
    notBefore: nextSuiting(window, calendarOf(account.brand), deps.clock.now()) ?? opensAt,
    window: isWindow(window) ? window : null,
  };
  context.callBack = draft;
}

/** What an agent can take in while the phone rings. */
const MAX_ABOUT = 160;

/** The first line of what a ticket says. */
export function aboutOf(summary: string): string {
  return (summary.split('\n')[0] ?? '').slice(0, MAX_ABOUT);
}

/** The number that the call comes from, E.164; null where it is withheld. */
export function callerOf({ turn }: Pick<TurnContext, 'turn'>): string | null {
  const caller = turn.waiting.flatMap(({ message }) => message.from).find(({ kind }) => kind === 'caller')?.value;
  return caller?.startsWith('+') === true ? caller : null;
}
