import type { Message } from './message.ts';
import { repeatLast } from './repair.ts';
import { note, type Scene, say } from './scene.ts';
import { type Placeholder, placeholdersIn } from './template.ts';
import { withoutFillers } from './understand/lexicon.ts';
import { wordsOf } from './understand/normalise.ts';

/**
 * "Till what time?" and no word more, right after a day or an hour was told: it is about that, and what was said is said
 * once more. Where the hour is not known, so it is told first.
 */
export function takeWhatTime({ text, choiceId }: Message, scene: Scene): boolean {
  const { library, draft } = scene;
  const words = wordsOf(text);
  const { whatTime } = library.lexicon;
  const isBare = [words, withoutFillers(words, library.lexicon)].some((said) => whatTime.has(said.join(' ')));
  if (choiceId !== null || !isBare) return false;
  const told = draft.state.last.flatMap((prompt) => placeholdersOf(prompt.text, scene));
  const hasHour = told.some(isHour);
  if (!hasHour && !told.some(({ format }) => format === 'date')) return false;
  note(scene, 'command:repeat');
  if (!hasHour) say(scene, 'engine.noHour');
  repeatLast(scene);
  return true;
}

/** Opening hours are written as the shop writes them. */
function isHour({ name, format, argument }: Placeholder): boolean {
  return format === 'time' || argument === 'window' || name === 'careHours';
}

function placeholdersOf(text: string, { library: { catalogues } }: Scene): Placeholder[] {
  return Object.values(catalogues).flatMap((catalogue) => placeholdersIn(catalogue[text] ?? ''));
}
