import type { AuthContext } from 'better-auth';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { parse } from './parse.ts';

export const ROLES = ['agent', 'supervisor', 'grievance-officer', 'admin'] as const;
export type UserRole = (typeof ROLES)[number];

export const MIN_PASSWORD_LENGTH = 12;
export const ALL_BRANDS = '*';
/** People of the demo have no password; they do not count as the first user. */
export const NOBODY_SIGNS_IN = '@demo.invalid';

const brandIdsSchema = z.array(z.string());
const passwordSchema = z.string().min(MIN_PASSWORD_LENGTH, `at least ${MIN_PASSWORD_LENGTH} characters`).max(128);
export const newUserSchema = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200).toLowerCase(),
  password: passwordSchema,
  role: z.enum(ROLES),
  /** Brands that this person sees; null: all. */
  brandIds: brandIdsSchema.nullable().default(null),
});
export const setupLinkSchema = z.object({ token: z.string() });
export const setupSchema = newUserSchema
  .pick({ name: true, email: true, password: true })
  .extend(setupLinkSchema.shape);
export type NewUser = z.input<typeof newUserSchema>;

export interface SignedIn {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  /** Brands that this person sees; null: all. */
  brandIds: readonly string[] | null;
}

/** What is left out stays: a default would be filled in, `.partial()` or not. */
export const userChangeSchema = newUserSchema.pick({ name: true, role: true }).partial().extend({
  brandIds: brandIdsSchema.nullable().optional(),
  /** The brands that were shown: where somebody else changed them meanwhile, nothing is changed. */
  shownBrandIds: brandIdsSchema.nullable().optional(),
});
export type UserChange = z.output<typeof userChangeSchema>;

/** For somebody who lost theirs. */
export const newPasswordSchema = z.object({
  password: passwordSchema,
  /** They have lost their phone too: no one-time code is asked for until they set it up anew. */
  withoutSecondStep: z.boolean().default(false),
});
export type NewPassword = z.input<typeof newPasswordSchema>;

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES).catch('agent'),
  brandIds: z.string().transform((stored) => (stored === ALL_BRANDS ? null : brandIdsSchema.parse(JSON.parse(stored)))),
});

export interface People {
  /** @throws AppError `conflict` where the address is taken, `input.invalid` */
  createUser(user: NewUser): Promise<void>;
  /** @throws AppError `not-found`, `conflict` for the last administrator */
  changeUser(userId: string, change: UserChange): Promise<void>;
  /** Also where they have none yet; their sessions end. @throws AppError `not-found`, `conflict` for people of the demo */
  newPassword(userId: string, newPassword: NewPassword): Promise<void>;
  /**
   * Ends their sessions; their name stays in the histories. What is to be done while they can still be found comes
   * `first`: where it fails, removing them can be tried again. @throws AppError as for a change
   */
  removeUser(userId: string, first?: () => Promise<unknown>): Promise<void>;
}

/** Who may sign in, kept where better-auth looks for them; signing in itself is in auth.ts. */
export function createPeople(context: () => Promise<AuthContext>): People {
  async function createUser(user: NewUser): Promise<void> {
    const { password, brandIds, ...rest } = parse(newUserSchema, user);
    const { internalAdapter } = await context();
    if ((await internalAdapter.findUserByEmail(rest.email)) !== null) {
      throw new AppError('conflict', 'there is a user with this address already', {
        details: { reason: 'address-taken' },
      });
    }
    const created = await internalAdapter.createUser(
      { ...rest, emailVerified: true, brandIds: storedBrands(brandIds) },
      { method: 'other' },
    );
    await setPassword(created.id, password);
  }

  async function setPassword(userId: string, plain: string): Promise<void> {
    const { internalAdapter, password } = await context();
    const hash = await password.hash(plain);
    if ((await internalAdapter.findCredentialAccount(userId)) !== null)
      return internalAdapter.updatePassword(userId, hash);
    await internalAdapter.linkAccount({ userId, accountId: userId, providerId: 'credential', password: hash });
  }

  async function userOf(userId: string): Promise<SignedIn> {
    const { internalAdapter } = await context();
    const found = await internalAdapter.findUserById(userId);
    if (found === null) throw new AppError('not-found', 'no such user');
    return userSchema.parse(found);
  }

  /**
   * Whoever locks everybody out of the settings, those of one brand too, cannot be helped by anybody.
   * @throws AppError `conflict`
   */
  async function refuseLastAdmin({ id, role, brandIds }: SignedIn): Promise<void> {
    if (role !== 'admin') return;
    const { adapter } = await context();
    const admins = await adapter.findMany({ model: 'user', where: [{ field: 'role', value: 'admin' }] });
    const others = admins.map((admin) => userSchema.parse(admin)).filter((admin) => admin.id !== id);
    const isSeen = (brandId: string): boolean => others.some((other) => other.brandIds?.includes(brandId));
    const isLast = others.length === 0 || brandIds === null || !brandIds.every(isSeen);
    if (isLast && !others.some((other) => other.brandIds === null))
      throw new AppError('conflict', 'this is the last administrator', { details: { reason: 'last-administrator' } });
  }

  /** Two administrators who take each other's rights at the same time are both refused. */
  async function takeRights(user: SignedIn, set: { role?: string; brandIds?: string; name?: string }): Promise<void> {
    const { internalAdapter } = await context();
    await refuseLastAdmin(user);
    await internalAdapter.updateUser(user.id, set);
    try {
      await refuseLastAdmin(user);
    } catch (error) {
      await internalAdapter.updateUser(user.id, { role: user.role, brandIds: storedBrands(user.brandIds) });
      throw error;
    }
  }

  return {
    createUser,
    async changeUser(userId, { brandIds, shownBrandIds, ...change }) {
      const user = await userOf(userId);
      if (
        shownBrandIds !== undefined &&
        !(seesAll(shownBrandIds, user) && seesAll(user.brandIds, { brandIds: shownBrandIds }))
      )
        throw new AppError('conflict', 'somebody changed this person meanwhile; look at them again');
      const scope = brandIds === undefined ? {} : { brandIds: storedBrands(brandIds) };
      const set = Object.fromEntries(
        Object.entries({ ...change, ...scope }).filter(([, value]) => value !== undefined),
      );
      const isLess = (change.role ?? 'admin') !== 'admin' || (brandIds !== undefined && !seesAll(brandIds, user));
      if (isLess) return takeRights(user, set);
      const { internalAdapter } = await context();
      await internalAdapter.updateUser(userId, set);
    },
    async newPassword(userId, newPassword) {
      const { password, withoutSecondStep } = parse(newPasswordSchema, newPassword);
      const { email } = await userOf(userId);
      if (email.endsWith(NOBODY_SIGNS_IN))
        throw new AppError('conflict', 'people of the demo do not sign in', { details: { reason: 'demo-person' } });
      await setPassword(userId, password);
      const { adapter, internalAdapter } = await context();
      if (withoutSecondStep) {
        await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
        await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] });
      }
      // Whoever has given the old password and is being asked for the code is half-way in.
      await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: userId }] });
      await internalAdapter.deleteUserSessions(userId);
    },
    async removeUser(userId, first) {
      const user = await userOf(userId);
      // Their rights go first: those can be given back.
      if (user.role === 'admin') await takeRights(user, { role: 'agent' });
      await first?.();
      const { internalAdapter } = await context();
      await internalAdapter.deleteUser(userId);
    },
  };
}

function storedBrands(brandIds: SignedIn['brandIds']): string {
  return brandIds === null ? ALL_BRANDS : JSON.stringify(brandIds);
}

/** Whether whoever sees these brands sees all that the other one does. */
function seesAll(brandIds: SignedIn['brandIds'], other: Pick<SignedIn, 'brandIds'>): boolean {
  return brandIds === null || other.brandIds?.every((id) => brandIds.includes(id)) === true;
}
