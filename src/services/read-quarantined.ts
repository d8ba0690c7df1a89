import type { Channel, Preview } from '../core/channel.ts';
import type { QuarantineRow } from '../core/quarantine.ts';
import { messageOfFile, nameOfFile } from '../core/refused-file.ts';
import { heldMessage, previewOfHeld } from './held-message.ts';

/** As much of an item as is read in the console, characters. */
const MAX_SHOWN = 20_000;
/** Of what was kept, as much as may be needed for that. Bytes. */
const MAX_LOOKED_AT = 4 * MAX_SHOWN;

export interface Reading extends Omit<Preview, 'isAnswerable'> {
  /** Whether `text` is all of it. */
  isWhole: boolean;
  /** Its beginning, as it came; null where the text is that already, or nobody could read it. */
  raw: string | null;
  canRelease: boolean;
}

/** What lies in quarantine, as the person reads it who decides about it. Strangers sent it: text, and nothing that is fetched. */
export async function readQuarantined(
  row: QuarantineRow,
  payload: Uint8Array,
  channel: Channel | undefined,
): Promise<Reading> {
  const { detail } = row;
  const isFile = messageOfFile(detail) !== null;
  const preview = isFile ? null : (previewOfHeld(payload) ?? (await channel?.preview?.(payload)) ?? null);
  const raw = textIn(payload);
  const { isAnswerable = true, ...read } = preview ?? {
    from: '',
    subject: '',
    sentAt: null,
    text: raw ?? '',
    files: raw === null ? [{ name: nameOfFile(detail), size: payload.length }] : [],
  };
  const isAllLookedAt = preview !== null || raw === null || payload.length <= MAX_LOOKED_AT;
  return {
    ...read,
    text: read.text.slice(0, MAX_SHOWN),
    isWhole: read.text.length <= MAX_SHOWN && isAllLookedAt,
    raw: preview === null ? null : (raw?.slice(0, MAX_SHOWN) ?? null),
    canRelease:
      isWholeMessage(row) && (heldMessage(payload) !== null || (channel?.release !== undefined && isAnswerable)),
  };
}

/**
 * A file of a message is none, and of a mail that was too large only the head lies here: its words were taken. What came
 * to the address of no account was sent by whoever likes, who may have written into it whom it is from.
 */
export function isWholeMessage({ detail, reason }: Pick<QuarantineRow, 'detail' | 'reason'>): boolean {
  return messageOfFile(detail) === null && reason !== 'too-large' && reason !== 'unknown-account';
}

/** Null for what is no text. */
function textIn(payload: Uint8Array): string | null {
  const start = payload.subarray(0, MAX_LOOKED_AT);
  return start.includes(0) ? null : new TextDecoder().decode(start);
}
