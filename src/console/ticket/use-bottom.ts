import { useEffect, useRef, useState } from 'react';

const NEAR_PX = 80;

/**
 * Keeps a scrolled list at its end while the reader is there; otherwise says that something new came. What the reader
 * said is always shown, also on a phone, where the page scrolls.
 */
export function useBottom(count: number, isLastOwn: boolean) {
  const viewport = useRef<HTMLDivElement>(null);
  const seenCount = useRef(0);
  const [isAway, setAway] = useState(false);
  const goDown = (): void => {
    const box = viewport.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
    setAway(false);
  };
  useEffect(() => {
    const box = viewport.current;
    if (count === seenCount.current) return;
    const isFirst = seenCount.current === 0;
    if (box === null) {
      seenCount.current = count;
      if (!isFirst && isLastOwn) window.scrollTo({ top: document.documentElement.scrollHeight });
      return;
    }
    const last = box.lastElementChild?.getBoundingClientRect().height ?? 0;
    const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX + (isFirst ? last : 0);
    seenCount.current = count;
    if (isFirst || isNear || isLastOwn) box.scrollTop = box.scrollHeight;
    else setAway(true);
  }, [count, isLastOwn]);
  return { viewport, isAway, goDown };
}
