import { useLayoutEffect, useRef } from 'react';
import { noteList, topOf } from './last-list.ts';

/** A list that one comes back to is where it was left: of two hundred tickets nobody looks for their place again. */
export function useListPlace(address: string, isThere: boolean): void {
  const isNew = useRef(true);
  useLayoutEffect(() => {
    // What has to be asked for anew begins at its head.
    if (isNew.current && isThere) window.scrollTo({ top: topOf(address) });
    isNew.current = false;
    noteList(address, 0);
    return () => noteList(address, window.scrollY);
  }, [address, isThere]);
}
