import { and, count, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Colleague, Staff } from '../../../src/core/desk.ts';
import { OPEN_STATES } from '../../../src/core/ticket.ts';
import type { Client, Db } from '../client.ts';
import { user } from '../schema/auth.ts';
import { staff } from '../schema/desk.ts';
import { tickets } from '../schema/tickets.ts';

const ALL_BRANDS = '*';
const DEFAULT_CAPACITY = 10;
const brandIdsSchema = z.array(z.string());

export function createStaff({ read, write }: Client): Staff {
  return {
    list: () => read(list),
    setStatus: (userId, status, capacity, at) =>
      write(async (tx) => {
        const set = {
          seenAt: at,
          ...(status === null ? {} : { status }),
          ...(capacity === null ? {} : { capacity }),
        };
        await tx
          .insert(staff)
          .values({ userId, ...set })
          .onConflictDoUpdate({ target: staff.userId, set });
      }),
    assigned: (userId, at) =>
      write(async (tx) => {
        await tx
          .insert(staff)
          .values({ userId, assignedAt: at })
          .onConflictDoUpdate({ target: staff.userId, set: { assignedAt: at } });
      }),
  };
}

async function list(db: Db): Promise<Colleague[]> {
  const open = await db
    .select({ userId: tickets.assigneeId, load: count() })
    .from(tickets)
    .where(and(isNotNull(tickets.assigneeId), inArray(tickets.state, [...OPEN_STATES])))
    .groupBy(tickets.assigneeId);
  const loads = new Map(open.map(({ userId, load }) => [userId, load]));
  return (await db.select().from(user).leftJoin(staff, eq(staff.userId, user.id)).orderBy(user.name)).map(
    ({ user: { id, name, email, role, brandIds }, staff: at }) => ({
      id,
      name,
      email,
      role,
      brandIds: brandIds === ALL_BRANDS ? null : brandIdsSchema.parse(JSON.parse(brandIds)),
      status: at?.status ?? 'away',
      capacity: at?.capacity ?? DEFAULT_CAPACITY,
      seenAt: at?.seenAt ?? null,
      assignedAt: at?.assignedAt ?? null,
      load: loads.get(id) ?? 0,
    }),
  );
}
