/** What mail programs put before the subject of an answer or a forward, in many languages. */
const PREFIX =
  /^\s*(?:re|fwd?|aw|antw?|wg|sv|vs|vb|vl|tr|rv|rif|ref|r|i|enc|res|odp|pd|ynt|ilt|atb|bls|fs|továbbítás|vá|отв|ha|回复|回覆|答复|转发|轉寄|返信|転送|회신|전달)(?:\s?(?:\[\d+\]|\(\d+\)|\^?\d+))?\s?[:：]/iu;
/** "[External]", "(was: …)" and the numbers of our tickets. */
const TAG = /\[[^\][]{0,60}\]|\(was:[^()]{0,200}\)|(?<!\d)\d(?:[ -]?\d){9}(?!\d)/giu;

/** A mail's subject as its writer meant it: without "Re:", tags and ticket numbers, in small letters. */
export function bareSubject(subject: string): string {
  let bare = subject.normalize('NFC').replace(TAG, ' ').trim();
  while (PREFIX.test(bare)) bare = bare.replace(PREFIX, '').trim();
  return bare
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a thread goes on under another subject. One that was only added to, or shortened, is the same. */
export function isOtherSubject(subject: string, before: string): boolean {
  const [now, then] = [bareSubject(subject), bareSubject(before)];
  return now !== '' && then !== '' && !now.includes(then) && !then.includes(now);
}
