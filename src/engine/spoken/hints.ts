import type { Prompt } from '../../core/flow-state.ts';
import type { Option } from '../../core/message.ts';
import type { PhraseBook } from '../../core/phrase-book.ts';
import { isChoice } from '../degrade/chat.ts';
import type { Library } from '../library.ts';
import { spellLetters } from '../understand/spoken-letters.ts';
import type { Wording } from '../wording.ts';

/** Phrases of each flow of a menu among them. */
const PHRASES_EACH = 3;

/** Words that a recogniser is told to expect: labels, how people ask for the flows of a menu, yes and no, and how numbers and days are said. */
export function hintsFor(prompt: Prompt, options: readonly Option[], library: Library, wording: Wording): string[] {
  const { language } = wording;
  const labels = isChoice(prompt) ? options.map(({ label }) => label) : [];
  const asked = options.flatMap(({ id }) => library.examples(id, language).slice(0, PHRASES_EACH));
  const yesNo = prompt.expect === 'yes-no' ? [...library.lexicon.yes, ...library.lexicon.no] : [];
  const book = library.book(language);
  const expected = book === undefined ? [] : expectedWords(prompt.expect, book, wording);
  return [...new Set([...labels, wording.label('engine.option.human'), ...yesNo, ...asked, ...expected])];
}

function expectedWords(expect: Prompt['expect'], book: PhraseBook, wording: Wording): string[] {
  const digits = (): string[] => [...book.digits.flat(), ...Object.keys(book.repeats)];
  switch (expect) {
    case 'order-number':
      return [...lettersOf(wording), ...digits()];
    case 'ticket-number':
    case 'pin-code':
    case 'code':
    case 'phone':
    case 'serial-number':
      return digits();
    case 'quantity':
      return [...book.digits.flat(), ...Object.keys(book.quantities)];
    case 'amount':
      return [...digits(), ...Object.keys({ ...book.counting, ...book.multiples, ...book.shifts })];
    case 'future-day':
    case 'past-day': {
      const { relative, weekdays, months } = book.days;
      return [...relative.flatMap(([, words]) => words), ...weekdays.flat(), ...months.flat(), ...book.digits.flat()];
    }
    default:
      return [];
  }
}

/** The letters of the brand's order numbers, in one piece and one by one. */
function lettersOf({ language, value }: Wording): string[] {
  const letters = /^[A-Z]+/i.exec(value('orderNumberExample'))?.[0] ?? '';
  return letters === '' ? [] : [letters, spellLetters(letters, language)];
}
