import type { Demo } from '../core/demo.ts';
import { demoCanned } from './canned.ts';
import { demoOrders } from './orders.ts';
import { demoPeople } from './people.ts';
import { DEMO_THREAD, type SeedDeps, seedStory } from './seed-story.ts';
import { answeredStories } from './stories-answered.ts';
import { doneStories } from './stories-done.ts';
import { openStories } from './stories-open.ts';

type DemoDeps = SeedDeps & { store: { demo: Demo } };

/** Where it is noted that somebody has taken the demo away: it does not come back at the next start. */
const MARK = { account: 'demo', key: 'removed' } as const;

export async function isDemoRemoved({ store }: Pick<DemoDeps, 'store'>): Promise<boolean> {
  return (await store.channelState(MARK.account).get([MARK.key])).size > 0;
}

/** Fills the console with matters in every state. Returns how many. */
export async function seedTickets(deps: DemoDeps, brandId: string): Promise<number> {
  const at = deps.clock.now();
  await deps.store.demo.addPeople(demoPeople, at);
  for (const { id } of demoPeople) await deps.store.staff.setStatus(id, 'available', null, at);
  await Promise.all(demoCanned.map((reply) => deps.store.workplace.setCanned({ ...reply, brandId }, at)));
  const stories = [...openStories, ...doneStories];
  await Promise.all([...stories, ...answeredStories].map((story) => seedStory(deps, brandId, story)));
  return stories.length;
}

/** Takes away all that `npm start` made up: tickets, conversations, people, orders, canned replies. */
export async function removeDemo(deps: DemoDeps, brandId: string): Promise<{ conversations: number; orders: number }> {
  const removed = await deps.store.demo.remove({
    threadPrefix: DEMO_THREAD,
    peopleIds: demoPeople.map(({ id }) => id),
    cannedIds: demoCanned.map(({ id }) => id),
    brandId,
    orderNumbers: demoOrders(deps.clock.now()).map(({ number }) => number),
  });
  await deps.store.channelState(MARK.account).set(new Map([[MARK.key, new Uint8Array([1])]]));
  return removed;
}
