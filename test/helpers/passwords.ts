import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Passwords } from '../../src/http/auth.ts';

/** scrypt is meant to be slow: what was asked once is remembered, for tests that sign somebody in hundreds of times. */
export const rememberedPasswords: Passwords = {
  hash: remembered((password: string) => hashPassword(password), String),
  verify: remembered(verifyPassword, ({ hash, password }) => `${hash} ${password}`),
};

function remembered<In, Out>(work: (input: In) => Promise<Out>, keyOf: (input: In) => string): typeof work {
  const known = new Map<string, Promise<Out>>();
  return (input) => {
    const key = keyOf(input);
    const answer = known.get(key) ?? work(input);
    known.set(key, answer);
    return answer;
  };
}
