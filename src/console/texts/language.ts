/** Languages of the console, each by its own name. */
export const LANGUAGES = { en: 'English', hi: 'हिन्दी' } as const;
/** Languages that customers write and are written to in. */
export const CUSTOMER_LANGUAGES = { ...LANGUAGES, 'hi-Latn': 'Hinglish' } as const;
export type ConsoleLanguage = keyof typeof LANGUAGES;

const KEPT_AS = 'redress.language';

export function chosenLanguage(): ConsoleLanguage {
  const kept = localStorage.getItem(KEPT_AS) ?? navigator.language.slice(0, 2);
  return kept === 'hi' ? 'hi' : 'en';
}

/** Everything on the page is in one language, so the page is loaded again; drafts are kept. */
export function chooseLanguage(language: ConsoleLanguage): void {
  localStorage.setItem(KEPT_AS, language);
  window.location.reload();
}
