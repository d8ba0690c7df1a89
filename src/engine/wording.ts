import { AppError } from '../core/errors.ts';
import type { Slots } from '../core/flow.ts';
import type { Facts, Prompt, PromptOption } from '../core/flow-state.ts';
import { formatValue } from './formats.ts';
import { type Catalogues, catalogueIn } from './library.ts';
import { spokenLanguage } from './spoken/language.ts';
import { fillTemplate } from './template.ts';

/** Finds and fills texts in one language and form. */
export interface Wording {
  language: string;
  /** Filled wording of a text. */
  text(key: string, values?: Slots): string;
  /** A prompt's own text. */
  prompt(prompt: Prompt): string;
  label(key: string): string;
  /** An option as it is shown. */
  option(option: PromptOption): { id: string; label: string };
  /** A value of the brand, bare; empty where there is none. */
  value(name: string): string;
  /** The same in another language. */
  in(language: string): Wording;
}

export function createWording(catalogues: Catalogues, written: string, facts: Facts): Wording {
  const spoken = facts.form === 'spoken';
  const language = spoken ? spokenLanguage(written) : written;
  const catalogue = catalogueIn(catalogues, language);
  const find = (key: string): string | undefined =>
    (spoken && facts.connects === true ? catalogue[`${key}.connect`] : undefined) ??
    (spoken ? catalogue[`${key}.spoken`] : undefined) ??
    catalogue[key];
  const text = (key: string, values: Slots = {}): string => {
    const wording = find(key);
    if (wording === undefined) throw new AppError('internal', `no wording for ${key} in ${language}`);
    return fillTemplate(wording, (placeholder) =>
      formatValue(values[placeholder.name] ?? facts.values[placeholder.name] ?? null, placeholder, {
        language,
        spoken,
        now: facts.now,
        wording: find,
      }),
    );
  };
  return {
    language,
    text,
    prompt: ({ text: key, values }) => text(key, values),
    label: (key) => text(key),
    option: ({ id, label, values }) => ({ id, label: text(label, values) }),
    value: (name) => String(facts.values[name] ?? ''),
    in: (other) => createWording(catalogues, other, facts),
  };
}
