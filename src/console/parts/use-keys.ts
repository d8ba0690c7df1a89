import { useHotkeys } from '@mantine/hooks';

type Key = readonly [key: string, run: (event: KeyboardEvent) => void];

/** A checkbox takes the space bar and nothing else: whoever has just ticked one goes on with the keys. */
const WITHOUT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);

/** Keys of the page: while nobody is typing, and not behind a dialog. */
export function useKeys(keys: readonly Key[]): void {
  useHotkeys(
    keys.map(([key, run]) => [
      key,
      (event) => {
        if (isTyping(event.target) || hasDialog()) return;
        // Enter presses what has the focus; of the others none is to be typed into what it opens.
        if (key !== 'Enter') event.preventDefault();
        run(event);
      },
      { preventDefault: false },
    ]),
    [],
  );
}

export const hasDialog = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
