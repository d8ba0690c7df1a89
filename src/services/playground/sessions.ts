import type { Clock, Ids } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Playground } from './playground.ts';

/** Shops that are open at once; the one that was left alone the longest makes room. Each is a small database in memory. */
const MAX_OPEN = 20;
const IDLE_MS = 30 * 60 * 1000;
/** Anybody may open one where the demo runs: so many within a minute, of all together. */
const MAX_OPENED_A_MINUTE = 30;
const MINUTE_MS = 60_000;

export interface Playgrounds {
  open(brandId: string, personId: string): Promise<{ id: string; playground: Playground }>;
  /** Null where it was never opened, or was left alone too long. */
  get(id: string): Playground | null;
  all(): Playground[];
  close(): Promise<void>;
}

export interface PlaygroundsDeps {
  open(brandId: string, personId: string): Promise<Playground>;
  clock: Clock;
  ids: Ids;
}

/** Keeps the playgrounds that are open. Their ids are secrets of those who opened them. */
export function createPlaygrounds({ open, clock, ids }: PlaygroundsDeps): Playgrounds {
  const kept = new Map<string, { playground: Playground; usedAt: number }>();
  let opened: number[] = [];

  async function makeRoom(now: number): Promise<void> {
    const oldestFirst = [...kept].toSorted(([, one], [, other]) => one.usedAt - other.usedAt);
    for (const [id, { playground, usedAt }] of oldestFirst) {
      if (kept.size < MAX_OPEN && now - usedAt <= IDLE_MS) return;
      kept.delete(id);
      await playground.close();
    }
  }

  return {
    async open(brandId, personId) {
      const now = clock.now().getTime();
      opened = opened.filter((at) => now - at < MINUTE_MS);
      if (opened.length >= MAX_OPENED_A_MINUTE) throw new AppError('store.busy', 'too many playgrounds were opened');
      opened.push(now);
      await makeRoom(now);
      const playground = await open(brandId, personId);
      const id = `${ids.next()}-${ids.digits(20)}`;
      kept.set(id, { playground, usedAt: now });
      return { id, playground };
    },
    get(id) {
      const found = kept.get(id);
      if (found === undefined) return null;
      found.usedAt = clock.now().getTime();
      return found.playground;
    },
    all: () => [...kept.values()].map(({ playground }) => playground),
    async close() {
      const all = [...kept.values()];
      kept.clear();
      await Promise.all(all.map(({ playground }) => playground.close()));
    },
  };
}
