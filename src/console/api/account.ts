import { post, read } from './call.ts';

/** A sign-in of this person, as better-auth tells it. */
export interface SignedInSession {
  token: string;
  createdAt: string;
  updatedAt: string;
  userAgent?: string | null;
  ipAddress?: string | null;
}

/** better-auth's own routes: everybody looks after their own account. */
export const accountApi = {
  sessions: () => read<SignedInSession[]>(fetch('/auth/list-sessions')),
  current: () =>
    read<{ session: SignedInSession; user: { twoFactorEnabled?: boolean | null } } | null>(fetch('/auth/get-session')),
  revoke: (token: string) => post('/auth/revoke-session', { token }),
  revokeOthers: () => post('/auth/revoke-other-sessions', {}),
  changePassword: (currentPassword: string, newPassword: string) =>
    post('/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
  /** Nothing is on before the first code has been confirmed. */
  enableTotp: (password: string) =>
    post<{ totpURI: string; backupCodes: string[] }>('/auth/two-factor/enable', { password }),
  confirmTotp: (code: string) => post('/auth/two-factor/verify-totp', { code }),
  disableTotp: (password: string) => post('/auth/two-factor/disable', { password }),
};
