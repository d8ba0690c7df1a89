import { timingSafeEqual } from 'node:crypto';
import { isLocked, prove } from '../identity.ts';
import type { CallHandler } from '../turn-context.ts';

const MAX_TRIES = 5;

/** Five minutes and five tries; a code that was right once is used up. The try is counted before it is compared. */
export const checkCode: CallHandler = async (args, context) => {
  const number = String(args['orderNumber'] ?? '');
  if (await isLocked(number, context)) return { outcome: 'locked', slots: {} };
  const { store, clock, hashCode } = context.deps;
  const code = await store.codes.newest(context.turn.conversation.id, number);
  if (code === null || code.expiresAt <= clock.now() || context.codes.used.includes(code.id)) {
    return { outcome: 'spent', slots: {} };
  }
  const tries = await store.codes.countTry(code.id);
  if (tries > MAX_TRIES) return { outcome: 'spent', slots: {} };

  const given = Buffer.from(hashCode(String(args['code'] ?? '')));
  const right = Buffer.from(code.hash);
  if (given.length === right.length && timingSafeEqual(given, right)) {
    context.codes.used.push(code.id);
    prove(number, 'verified', context);
    return { outcome: 'right', slots: {} };
  }
  return { outcome: tries === MAX_TRIES ? 'spent' : 'wrong', slots: {} };
};
