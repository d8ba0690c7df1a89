import { useEffect, useRef, useState } from 'react';

const NEAR_PX = 80;

/** Keeps a scrolled list at its end while the reader is there; otherwise says that something new came. */
export function useBottom(count: number) {
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
    if (box === null || count === seenCount.current) return;
    const isFirst = seenCount.current === 0;
    const last = box.lastElementChild?.getBoundingClientRect().height ?? 0;
    const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX + (isFirst ? last : 0);
    seenCount.current = count;
    if (isFirst || isNear) box.scrollTop = box.scrollHeight;
    else setAway(true);
  }, [count]);
  return { viewport, isAway, goDown };
}
