import { useLocation } from 'wouter';
import { useKeys } from '../parts/use-keys.ts';

/** Keys that work on every page, as long as nobody is typing. */
export function useGlobalKeys({ help }: { help: () => void }): void {
  const [, goTo] = useLocation();
  useKeys([
    ['shift+?', help],
    ['/', () => focusSearch(() => goTo('/tickets?view=all'))],
  ]);
}

/** The list's own field where there is one. */
function focusSearch(otherwise: () => void): void {
  const field = document.querySelector<HTMLInputElement>('input[data-search]');
  if (field === null) otherwise();
  else field.focus();
}
