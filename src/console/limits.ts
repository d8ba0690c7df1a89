import type { MAX_TEXT_LENGTH } from '../core/message.ts';
import type { MAX_OUTGOING_FILE_MB, MAX_OUTGOING_FILES, MAX_OUTGOING_MB } from '../core/outgoing-files.ts';
import type { MAX_TEMPLATE_TEXT } from '../core/template.ts';
import type { MAX_AT_ONCE } from '../http/api/bulk.ts';

/* The server's limits. Its code stays out of the browser, but the types of these numbers are the numbers themselves. */

export const MAX_TEXT: typeof MAX_TEXT_LENGTH = 16_000;
export const MAX_TEMPLATE: typeof MAX_TEMPLATE_TEXT = 1024;
export const MAX_TICKETS: typeof MAX_AT_ONCE = 500;
export const MAX_FILES: typeof MAX_OUTGOING_FILES = 10;
export const MAX_FILE_MB: typeof MAX_OUTGOING_FILE_MB = 16;
export const MAX_FILES_MB: typeof MAX_OUTGOING_MB = 18;
