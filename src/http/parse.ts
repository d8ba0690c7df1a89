import type { Context } from 'hono';
import type { z } from 'zod';
import { AppError } from '../core/errors.ts';

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
