/** A voice reads Hindi from Devanagari, however it is written elsewhere. */
export function spokenLanguage(language: string): string {
  return language === 'hi-Latn' ? 'hi' : language;
}

/** The languages that a call can be held in, in the brand's order. */
export function spokenLanguages(languages: readonly string[]): string[] {
  return [...new Set(languages.map(spokenLanguage))];
}
