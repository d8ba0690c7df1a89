/** How an order number may be written, as a regular expression without anchors, in the engine's way of reading it. */
export function isOrderPattern(source: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, 'i').source !== '';
  } catch {
    return false;
  }
}

/**
 * Whether something is repeated without end that itself repeats or chooses: `(\d+-?)+`. On a text that almost fits, such a
 * pattern takes longer than the universe lasts, and a customer chooses the text.
 */
export function repeatsRepeats(source: string): boolean {
  // What is escaped or stands in a class is a plain character.
  let left = source.replace(/\\[\s\S]/g, 'a').replace(/\[[^[\]]*\]/g, 'a');
  // From the innermost group outwards, each becomes what it is to the next: something that repeats, or not.
  for (let group = INNERMOST.exec(left); group !== null; group = INNERMOST.exec(left)) {
    const [whole, inner = '', quantifier = ''] = group;
    const isRich = REPEATS_OR_CHOOSES.test(inner);
    if (isRich && ENDLESS.test(quantifier)) return true;
    left = left.replace(whole, () => (isRich || quantifier.length > 0 ? 'a+' : 'a'));
  }
  return false;
}

const INNERMOST = /\(([^()]*)\)([*+]|\{\d+(?:,\d*)?\})?/;
const REPEATS_OR_CHOOSES = /[*+|]|\{\d+,\d*\}/;
const ENDLESS = /^(?:[*+]|\{\d+,\})$/;

/** Whether a number looks as the pattern has it. */
export function fitsOrderPattern(number: string, source: string): boolean {
  return isOrderPattern(source) && new RegExp(`^(?:${source})$`, 'i').test(number);
}
