import { FORMATS } from '../formats.ts';
import type { Catalogues } from '../library.ts';
import { spokenLanguage } from '../spoken/language.ts';
import { type Placeholder, placeholdersIn } from '../template.ts';
import type { Problem } from './problem.ts';

interface TextPlace {
  flow: string;
  step: string | null;
  catalogues: Catalogues;
}

/** One text in every language and form: is it there, and can all its placeholders be filled? */
export function checkText(text: string, available: ReadonlySet<string>, place: TextPlace): Problem[] {
  return Object.entries(place.catalogues).flatMap(([language, catalogue]) => {
    const wording = catalogue[text];
    if (wording === undefined || wording.trim() === '') {
      return [
        problem(place, `the text ${text} has no wording in ${language}`, `add it to flows/languages/${language}.ts`),
      ];
    }
    const forms = [wording, catalogue[`${text}.spoken`] ?? '', catalogue[`${text}.connect`] ?? ''];
    const placeholders = forms.flatMap((form) =>
      placeholdersIn(form).flatMap((placeholder) =>
        checkPlaceholder(placeholder, { text, language, available, place }),
      ),
    );
    return [...placeholders, ...missingConnect(text, language, place)];
  });
}

/** What is said to a caller who is connected stands in every language that a voice speaks, or in none. */
function missingConnect(text: string, language: string, place: TextPlace): Problem[] {
  const key = `${text}.connect`;
  const isSpoken = spokenLanguage(language) === language;
  const wording = place.catalogues[language]?.[key] ?? '';
  if (!isSpoken || wording.trim() !== '' || !Object.values(place.catalogues).some((one) => key in one)) return [];
  return [
    problem(
      place,
      `the text ${key} has no wording in ${language}: a caller who is connected would be promised a call-back`,
      `add it to flows/languages/phone/${language}.ts`,
    ),
  ];
}

function checkPlaceholder(
  { name, format, argument }: Placeholder,
  {
    text,
    language,
    available,
    place,
  }: { text: string; language: string; available: ReadonlySet<string>; place: TextPlace },
): Problem[] {
  const problems: Problem[] = [];
  if (!available.has(name)) {
    problems.push(
      problem(
        place,
        `the text ${text} (${language}) uses {${name}}, which nothing fills here`,
        `fill ${name} before, or take it out of the wording`,
      ),
    );
  }
  if (format !== null && !FORMATS.some((known) => known === format)) {
    problems.push(
      problem(
        place,
        `the text ${text} (${language}) has the unknown format ${format}`,
        `use one of ${FORMATS.join(', ')}`,
      ),
    );
  }
  const hasLabels = Object.keys(place.catalogues[language] ?? {}).some((key) => key.startsWith(`${argument}.`));
  if (format === 'label' && !hasLabels) {
    problems.push(
      problem(
        place,
        `the text ${text} (${language}) looks for labels ${argument}.*, and there are none`,
        `add them to flows/languages/${language}.ts`,
      ),
    );
  }
  return problems;
}

function problem({ flow, step }: TextPlace, message: string, cure: string): Problem {
  return { severity: 'error', flow, step, message, cure };
}
