import { readFileSync } from 'node:fs';
import { z } from 'zod';

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** When each change of the schema was written that this release knows, by drizzle-kit's journal. */
export function releasedSteps(journal: URL): number[] {
  return journalSchema.parse(JSON.parse(readFileSync(journal, 'utf8'))).entries.map(({ when }) => when);
}
