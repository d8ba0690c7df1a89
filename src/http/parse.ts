import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { remember } from './openapi.ts';

/** The largest whole number that a column holds: PostgreSQL fails on a larger one. */
export const MAX_INTEGER = 2_147_483_647;

/** Names what is asked for, the same for each try of it. */
export const tryKey = z
  .string()
  .regex(/^[\w-]{16,64}$/, '16 to 64 letters, digits and hyphens, drawn anew for each action');

/** @throws AppError `input.invalid` that names the field */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('input.invalid', `${issue?.path.join('.') || 'request'}: ${issue?.message}`);
}

export async function parseBody<T>(schema: z.ZodType<T>, context: Context): Promise<T> {
  return parse(schema, await context.req.json().catch(() => null));
}

/** Checks the address's query and tells the typed client what may stand in it: everything as text, nothing required. */
export function query<T extends object>(
  schema: z.ZodType<T>,
): MiddlewareHandler<object, string, { in: { query: { [Key in keyof T]?: string } }; out: { query: T } }> {
  return remember(
    createMiddleware(async (context, next) => {
      context.req.addValidatedData('query', parse(schema, context.req.query()));
      await next();
    }),
    { part: 'query', schema },
  );
}

/** Checks a JSON body and tells the typed client what belongs into it. Refuses what is larger than any answer of a person. */
export function body<Output, Input>(
  schema: z.ZodType<Output, Input>,
): MiddlewareHandler<object, string, { in: { json: Input }; out: { json: Output } }> {
  return remember(
    createMiddleware(async (context, next) => {
      const value: unknown = await context.req.json().catch(() => null);
      // What Hono keeps per kind is an object; anything else was refused by the schema.
      const parsed = parse(schema, value);
      context.req.addValidatedData('json', Object(parsed));
      await next();
    }),
    { part: 'json', schema },
  );
}
