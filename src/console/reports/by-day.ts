import { addDays } from '../parts/day.ts';

interface Volume {
  day: string;
  channel: string;
  conversations: number;
}

/** Each day from the first to the last one that has something, with its conversations by channel: days without any too. */
export function byDay(volumes: readonly Volume[]): { day: string; channels: Record<string, number> }[] {
  const days = new Map<string, Record<string, number>>();
  for (const { day, channel, conversations } of volumes) {
    days.set(day, { ...days.get(day), [channel]: conversations });
  }
  const [first, ...later] = [...days.keys()].sort();
  if (first === undefined) return [];
  const last = later.at(-1) ?? first;
  const all = [];
  for (let day = first; day <= last; day = addDays(day, 1)) all.push({ day, channels: days.get(day) ?? {} });
  return all;
}
