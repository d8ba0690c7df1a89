/** Signing in, the first set-up, and a session that ended while somebody worked. */
export const session = {
  signIn: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 12 characters',
  name: 'Your name',
  setUp: 'Set up Redress',
  setUpHint: 'You are the first here: this makes you the administrator.',
  usedLink: 'This link has been used or is too old. Where nobody has an account yet, a new start prints a new one.',
  create: 'Create my account',
  wrongSignIn: 'E-mail or password is not right.',
  wrongCode: 'This code is not right. Codes change every 30 seconds.',
  tooMany: 'Too many tries. Wait a minute; after many wrong ones, an hour.',
  failed: 'That did not work. Is the server running?',
  code: 'One-time code',
  codeHint: 'Six digits from your authenticator app, or a backup code',
  forgotten:
    'Password forgotten? An administrator gives you a new one under Settings → People. The only administrator runs this on the server:',
  again: 'Sign in again',
  againHint: 'Your session has ended. What you have written is kept; go on after signing in.',
};
