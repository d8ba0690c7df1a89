import { notifications } from '@mantine/notifications';
import { isConflict, isSignedOut } from '../api/call.ts';
import { texts } from '../texts/index.ts';

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

export function sentenceFor(error: unknown): string {
  if (isConflict(error)) return texts.shell.conflict;
  // fetch rejects with a TypeError where the server cannot be reached.
  if (error instanceof TypeError) return texts.shell.offline;
  return error instanceof Error ? error.message : texts.shell.somethingWrong;
}
