import { useEffect, useRef, useState } from 'react';

const NEAR_PX = 80;

/**
 * Keeps a scrolled list at its end while the reader is there; otherwise says that something new came. What the reader
 * said is always shown. On a phone, where the list has no box of its own, the page is what scrolls.
 */
export function useBottom(count: number, isLastOwn: boolean) {
  const viewport = useRef<HTMLDivElement>(null);
  const seenCount = useRef(0);
  /** Where the page ended when it was last looked at: what is new has grown it already. */
  const seenHeight = useRef(0);
  const [isAway, setAway] = useState(false);
  const goDown = (): void => {
    const box = viewport.current ?? document.documentElement;
    box.scrollTop = box.scrollHeight;
    setAway(false);
  };
  useEffect(() => {
    const box = viewport.current ?? document.documentElement;
    if (count === seenCount.current) return;
    const isFirst = seenCount.current === 0;
    const isNear = seenHeight.current - box.scrollTop - box.clientHeight < NEAR_PX;
    seenCount.current = count;
    seenHeight.current = box.scrollHeight;
    if (isFirst || isNear || isLastOwn) box.scrollTop = box.scrollHeight;
    else setAway(true);
  }, [count, isLastOwn]);
  return { viewport, isAway, goDown };
}
