import { createMiddleware } from 'hono/factory';
import { AppError } from '../../core/errors.ts';
import type { HttpBindings, HttpDeps } from '../deps.ts';
import type { SignedIn } from '../people.ts';

export interface ApiEnv {
  Bindings: HttpBindings;
  Variables: {
    user: SignedIn;
    /** The wall: brands of this installation that the user may see. Every query is limited by it. */
    brandIds: string[];
  };
}

/** Nobody comes further without a session. */
export function requireSession({ auth, brands }: HttpDeps) {
  const all = brands.map(({ id }) => id);
  return createMiddleware<ApiEnv>(async (context, next) => {
    const user = await auth.signedIn(context.req.raw.headers);
    if (user === null) throw new AppError('auth.required', 'sign in first');
    context.set('user', user);
    context.set('brandIds', user.brandIds === null ? all : all.filter((id) => user.brandIds?.includes(id)));
    await next();
  });
}
