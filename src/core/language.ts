import { z } from 'zod';

/** BCP 47 tags of the languages that Redress speaks. Add one here and in flows/languages. */
export const LANGUAGES = ['en', 'hi'] as const;
export const languageSchema = z.enum(LANGUAGES);
