import { notifications } from '@mantine/notifications';
import { ApiError, isConflict, isSignedOut } from '../api/call.ts';
import { texts, wordFor } from '../texts/index.ts';
import { refusalInWords } from './fault-in-words.ts';

export function tellDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4_000 });
}

/** For what somebody asked for and did not get. A session that ended speaks for itself. */
export function tellError(error: unknown): void {
  if (isSignedOut(error)) return;
  notifications.show({
    title: texts.shell.somethingWrong,
    message: sentenceFor(error),
    color: isConflict(error) ? 'orange' : 'red',
    autoClose: 10_000,
  });
}

/** For what cannot be done, and why; nothing was asked of the server. */
export function tellRefused(message: string): void {
  notifications.show({ message, color: 'red', autoClose: 10_000 });
}

/** What a person is told of anything that went wrong, in their language. */
export function sentenceFor(error: unknown): string {
  const { refusals } = texts.faults;
  const reason = error instanceof ApiError ? error.reason : null;
  if (reason !== null && reason in refusals) return wordFor(refusals, reason);
  if (isSignedOut(error)) return texts.session.againHint;
  if (isConflict(error)) return texts.shell.conflict;
  // fetch rejects with a TypeError where the server cannot be reached.
  if (error instanceof TypeError) return texts.shell.offline;
  const words = error instanceof ApiError ? whatWasSaid(error) : '';
  // Whoever stands before the server may refuse without a word.
  return words === '' ? texts.shell.somethingWrong : words;
}

/** Of a value the server says what is wrong with it: where that is known, nothing has to be said around it. */
function whatWasSaid({ code, message }: ApiError): string {
  const inMyWords = refusalInWords(message, texts.hints);
  return code === 'input.invalid' && inMyWords !== message ? inMyWords : texts.faults.said(code, message);
}
