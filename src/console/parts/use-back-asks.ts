import { useEffect, useRef } from 'react';

/**
 * "Back" while something half written is in front: the page stays, and `ask` is called in place of going. The address has
 * changed by the time that anybody hears of it, so it is gone back to before anybody else hears. Of another page, or of
 * a tab that is closed, the browser asks itself.
 */
export function useBackAsks(isBegun: () => boolean, ask: () => void): void {
  const latest = useRef({ isBegun, ask });
  useEffect(() => {
    latest.current = { isBegun, ask };
  });
  useEffect(() => {
    const here = window.location.href;
    let isReturning = false;
    const stay = (event: PopStateEvent): void => {
      if (isReturning) {
        isReturning = false;
        if (window.location.href !== here) return;
        event.stopImmediatePropagation();
        latest.current.ask();
      } else if (latest.current.isBegun()) {
        event.stopImmediatePropagation();
        isReturning = true;
        window.history.forward();
      }
    };
    const hold = (event: BeforeUnloadEvent): void => {
      if (latest.current.isBegun()) event.preventDefault();
    };
    // Those who catch are told before those who only listen, which the router does.
    window.addEventListener('popstate', stay, { capture: true });
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('popstate', stay, { capture: true });
      window.removeEventListener('beforeunload', hold);
    };
  }, []);
}
