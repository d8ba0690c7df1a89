import { useEffect, useRef } from 'react';

/** Something half written that is in front of a page. */
interface Begun {
  /** The page's address. */
  here: string;
  isBegun: () => boolean;
  ask: () => void;
}

/** What is in front stands last. */
let inFront: readonly Begun[] = [];

/**
 * "Back" while something half written is in front: the page stays, and `ask` is called in place of going. Of another site, or
 * of a tab that is closed, the browser asks itself.
 */
export function useBackAsks(isBegun: () => boolean, ask: () => void): void {
  const latest = useRef({ isBegun, ask });
  useEffect(() => {
    latest.current = { isBegun, ask };
  });
  useEffect(() => {
    const begun: Begun = {
      here: window.location.href,
      isBegun: () => latest.current.isBegun(),
      ask: () => latest.current.ask(),
    };
    const hold = (event: BeforeUnloadEvent): void => {
      if (begun.isBegun()) event.preventDefault();
    };
    inFront = [...inFront, begun];
    window.addEventListener('beforeunload', hold);
    return () => {
      inFront = inFront.filter((one) => one !== begun);
      window.removeEventListener('beforeunload', hold);
    };
  }, []);
}

/**
 * Once, before the router begins to listen: a window tells its listeners one after the other, and the address has changed by
 * then. So it is gone back to, and the router hears nothing of it.
 */
export function watchBack(): void {
  let isReturning = false;
  window.addEventListener('popstate', (event) => {
    const begun = inFront.at(-1);
    if (isReturning) {
      isReturning = false;
      if (window.location.href !== begun?.here) return;
      event.stopImmediatePropagation();
      begun.ask();
    } else if (begun?.isBegun() === true) {
      event.stopImmediatePropagation();
      isReturning = true;
      window.history.forward();
    }
  });
}
