import type { MouseEvent } from 'react';
import { useLocation } from 'wouter';

/**
 * Opens what a row stands for, unless the click was on something with a will of its own: a button that does something to
 * the row, or a link that is to be opened in another tab.
 */
export function useRowClick(): (to: string) => (event: MouseEvent) => void {
  const [, goTo] = useLocation();
  return (to) =>
    ({ target }) => {
      const isOwn = target instanceof Element && target.closest('a, button, input, label') !== null;
      if (!isOwn) goTo(to);
    };
}
