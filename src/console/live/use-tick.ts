import { useEffect, useState } from 'react';

/** "5 minutes ago" is written anew this often, milliseconds. */
const TICK_MS = 30_000;

export function useTick(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
}
