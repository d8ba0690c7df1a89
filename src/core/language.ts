import { z } from 'zod';

/** BCP 47 tags of the languages that Redress speaks; `hi-Latn` is Hindi in Latin letters. Add one here and in flows/languages. */
export const LANGUAGES = ['en', 'hi', 'hi-Latn'] as const;
export const languageSchema = z.enum(LANGUAGES);
