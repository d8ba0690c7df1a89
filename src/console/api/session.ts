import { client, post, read } from './call.ts';

export const sessionApi = {
  me: () => read(client.me.$get()),
  setUpLink: (token: string) => read(client.setup.$get({ query: { token } })),
  setUp: (body: { token: string; name: string; email: string; password: string }) => post('/api/setup', body),
  signIn: (email: string, password: string) =>
    post<{ twoFactorRedirect?: boolean }>('/auth/sign-in/email', { email, password }),
  /** The authenticator's six digits, or a backup code: each of those works once. */
  verifyCode: (code: string) => {
    const isOfApp = /^\d{6}$/.test(code.replace(/\s/g, ''));
    return isOfApp
      ? post('/auth/two-factor/verify-totp', { code: code.replace(/\s/g, '') })
      : post('/auth/two-factor/verify-backup-code', { code: code.trim() });
  },
  signOut: () => post('/auth/sign-out', {}),
};
