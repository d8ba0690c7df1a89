import type { Slots, SlotValue } from '../../core/flow.ts';
import { withNotes } from '../../core/ticket-record.ts';
import type { TimelineEntry } from '../../core/timeline.ts';
import { SHOP_SAID } from '../effects/run.ts';
import { highestRung } from '../identity.ts';
import type { TurnContext } from '../turn-context.ts';

const MAX_SUMMARY_LENGTH = 4000;
/** How far back the customer's words are taken along, and how many of their messages. */
const LOOK_BACK_MS = 24 * 60 * 60 * 1000;
const MAX_MESSAGES = 8;
const MAX_LINES_READ = 40;
/** Arguments that are the ticket's own; all others are lines below the customer's words. */
const OWN = new Set(['kind', 'topic', 'summary', 'opening', 'orderNumber', 'sku']);
/** Answers that are not for reading in a summary. */
const SECRETS = new Set(['code', 'pinCode', 'payout', 'opening']);

/** How notes begin, by what they tell: `readRecord` takes them apart again. */
export const NOTE_OF = { understood: 'understood so far: ', identity: 'identity: ', shop: 'shop’s system: ' } as const;

/**
 * What a person has to know: the customer's words and what they answered, of which they get a copy (Amendment Rules 2026,
 * G.S.R. 789(E)), what the shop's system said, and for a hand-off how far the bot came. Codes, PIN codes and accounts are
 * not in it.
 */
export async function summaryOf(args: Slots, context: TurnContext): Promise<string> {
  const isHandOff = args['topic'] === 'hand-off';
  const given = isHandOff ? textOf(args['summary']) : toldIn(args);
  const lines = given !== null && !isHandOff ? [] : await newest(context);
  const words = given === null ? wordsOf(lines) : [given];
  const details = Object.entries(args).flatMap(([name, value]) => (OWN.has(name) ? [] : lineOf(name, value)));
  const tried = isHandOff
    ? [...triedIn(lines), ...interrupted(context), `${NOTE_OF.identity}${highestRung(context)}`]
    : [];
  const recorded = joined(isHandOff ? words : [...words, ...details]);
  const notes = joined([...(isHandOff ? details : []), ...shopSaid(context), ...tried]);
  return withNotes(recorded, notes);
}

/** A complaint is what its customer wrote first and what they were asked for: "one cup is broken and the lamp too", "it is dead". */
function toldIn(args: Slots): string | null {
  const [opening, summary] = [textOf(args['opening']), textOf(args['summary'])];
  if (opening === null || summary === null || args['kind'] !== 'complaint') return summary ?? opening;
  return summary.includes(opening) || opening.includes(summary) ? longer(summary, opening) : `${opening}\n${summary}`;
}

function longer(one: string, other: string): string {
  return one.length >= other.length ? one : other;
}

function textOf(value: SlotValue | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function joined(lines: readonly string[]): string {
  return lines
    .filter((line) => line.trim() !== '')
    .join('\n')
    .slice(0, MAX_SUMMARY_LENGTH);
}

async function newest({ deps, turn }: TurnContext): Promise<TimelineEntry[]> {
  const since = new Date(deps.clock.now().getTime() - LOOK_BACK_MS);
  const lines = await deps.store.conversations.newest(turn.conversation.id, MAX_LINES_READ);
  return lines.filter(({ direction, kind, at }) => direction === 'in' && kind === 'message' && at >= since);
}

/** Numbers of a menu say nothing to a reader who does not see the menu. */
function wordsOf(lines: readonly TimelineEntry[]): string[] {
  return lines
    .map(({ text }) => text.trim())
    .filter((text, index, all) => text !== '' && !/^[\d\u0966-\u096f]{1,2}$/.test(text) && text !== all[index - 1])
    .slice(-MAX_MESSAGES)
    .map(withoutSecrets);
}

/** Six digits alone are a one-time code or a PIN code; UPI addresses and account numbers are money. */
function withoutSecrets(text: string): string {
  return text
    .replace(/(?<![\d-])[\d\u0966-\u096f]{6}(?!\d)/gu, '••••••')
    .replace(/(?<!\d)\d{11,18}(?!\d)/g, (account) => `••••${account.slice(-4)}`)
    .replace(/(?<![\w.-])[\w.-]{2,256}@[a-z]{2,}(?![\w.])/gi, '•••@•••');
}

/** How the bot read those messages, as the console shows it. */
function triedIn(lines: readonly TimelineEntry[]): string[] {
  const reads = lines.slice(-MAX_MESSAGES).flatMap(({ understood }) => understood.map(({ read }) => read));
  return reads.length === 0 ? [] : [`${NOTE_OF.understood}${reads.join(', ')}`];
}

/** The flows that the person takes over from, with what was answered in them. */
function interrupted({ state }: TurnContext): string[] {
  return state.stack
    .filter(({ flow }) => flow !== 'human')
    .map(({ flow, step, slots }) => {
      const known = Object.entries(slots).flatMap(([name, value]) => (SECRETS.has(name) ? [] : lineOf(name, value)));
      return inOneLine([`was in: ${flow}, at ${step}`, ...known].join('; '));
    });
}

/** Why an action of this turn goes to a person: whoever does it by hand has to know that it may have been done. */
function shopSaid({ turn }: TurnContext): string[] {
  return turn.waiting.flatMap(({ message }) => {
    const said = message.outcome?.slots[SHOP_SAID];
    return typeof said === 'string' ? [inOneLine(`${NOTE_OF.shop}${said}`)] : [];
  });
}

/** As a note is: what somebody wrote in several lines must not pass for notes of its own. */
function inOneLine(note: string): string {
  return note.replaceAll('\n', ' ');
}

function lineOf(name: string, value: SlotValue): string[] {
  if (value === null || value === '') return [];
  if (name.endsWith('Paise')) return [`${name.slice(0, -'Paise'.length)}: ₹${(Number(value) / 100).toFixed(2)}`];
  return [`${name}: ${value}`];
}
