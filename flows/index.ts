import type { Flow } from '../src/core/flow.ts';
import { complaint } from './complaint.ts';
import { human } from './human.ts';
import { language } from './language.ts';
import { en } from './languages/en.ts';
import { hi } from './languages/hi.ts';
import { orderStatus } from './order-status.ts';
import { phrases as enPhrases } from './phrases/en.ts';
import { phrases as hiPhrases } from './phrases/hi.ts';
import { phrases as hiLatnPhrases } from './phrases/hi-latn.ts';
import { ticketStatus } from './ticket-status.ts';

export { calls } from './calls.ts';

export const flows: readonly Flow[] = [orderStatus, complaint, ticketStatus, human, language];

/** What we say. */
export const catalogues = { en, hi };

/** What people say. */
export const phrases = { en: enPhrases, hi: hiPhrases, 'hi-latn': hiLatnPhrases };
