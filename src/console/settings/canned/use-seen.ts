import { useState } from 'react';
import type { CannedReply } from '../../api/canned.ts';
import { texts } from '../../texts/index.ts';

/** The canned reply that is being written on as its writer has seen it, and what a colleague made of it since. */
export function useSeen(reply: CannedReply | null, newest: CannedReply | undefined) {
  const [seen, setSeen] = useState(reply);
  const [taken, setTaken] = useState(0);
  const isOvertaken = seen !== null && newest !== undefined && newest.version !== seen.version;
  return {
    seen,
    isOvertaken,
    /** Grows with each time that theirs is taken: the fields begin anew. */
    taken,
    /** What stands in one of the fields now, where that is something else. */
    beside(read: (one: CannedReply) => string): { description?: string } {
      const isOther = isOvertaken && read(newest) !== read(seen);
      return isOther ? { description: texts.settings.brand.setNow(read(newest)) } : {};
    },
    keepMine: () => newest !== undefined && setSeen(newest),
    takeTheirs(): void {
      if (newest !== undefined) setSeen(newest);
      setTaken(taken + 1);
    },
  };
}
