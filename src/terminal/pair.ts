import type { Writable } from 'node:stream';
import { renderUnicodeCompact } from 'uqr';
import type { Channel, Pairing } from '../core/channel.ts';
import { sleep } from '../lib/retry.ts';

const LOOK_EVERY_MS = 500;
/** Nobody took the request for so long: the channel is not running. */
const TAKEN_WITHIN_MS = 20_000;

export interface PairOptions {
  pairing: NonNullable<Channel['pairing']>;
  /** E.164: by a code that is typed into that phone. Null: by its camera. */
  phone: string | null;
  /** Also where a phone is linked already. */
  replace: boolean;
  output: Writable;
}

/** Links a phone from a terminal: shows each code as it comes until the phone is linked. Returns whether it was. */
export async function runPair({ pairing, phone, replace, output }: PairOptions): Promise<boolean> {
  const say = (line: string): void => void output.write(`${line}\n`);
  if (!replace && (await pairing.get()).state === 'paired') {
    say('A phone is linked to this account already. To link another one in its place: redress pair --replace');
    return false;
  }
  await pairing.start(phone);
  say('Asking WhatsApp ...');
  let shown = '';
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    const now = await pairing.get();
    if (now.state === 'starting' && waitedMs > TAKEN_WITHIN_MS) {
      say('Nobody runs this account. Start Redress, and ask again.');
      return false;
    }
    if (now.state === 'starting') continue;
    const picture = pictureOf(now);
    if (picture !== shown) say(picture);
    shown = picture;
    if (now.state !== 'waiting') return now.state === 'paired';
  }
}

function pictureOf({ qr, code, detail }: Pairing): string {
  if (qr !== undefined) return `${renderUnicodeCompact(qr)}\n${detail}`;
  if (code !== undefined) return `\n    ${code.slice(0, 4)}-${code.slice(4)}\n\n${detail}`;
  return detail;
}
