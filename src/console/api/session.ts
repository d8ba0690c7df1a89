import { client, post, read } from './call.ts';

export const sessionApi = {
  me: () => read(client.me.$get()),
  setUp: (body: { token: string; name: string; email: string; password: string }) => post('/api/setup', body),
  signIn: (email: string, password: string) =>
    post<{ twoFactorRedirect?: boolean }>('/auth/sign-in/email', { email, password }),
  verifyCode: (code: string) => post('/auth/two-factor/verify-totp', { code }),
  signOut: () => post('/auth/sign-out', {}),
};
