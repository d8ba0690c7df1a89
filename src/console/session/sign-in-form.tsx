import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sessionApi } from '../api/session.ts';
import { FormFault } from '../parts/form-fault.tsx';
import { texts } from '../texts/index.ts';
import { useForm } from './use-form.ts';

/** Password first, then the code of those who have one. */
export function SignInForm({ email, onDone }: { email?: string; onDone: () => Promise<void> }) {
  const [needsCode, setNeedsCode] = useState(false);
  const { fault, isSending, submit } = useForm(async (fields) => {
    if (needsCode) await sessionApi.verifyCode(fields('code'));
    else {
      const answer = await sessionApi.signIn(fields('email'), fields('password'));
      if (answer.twoFactorRedirect === true) {
        setNeedsCode(true);
        return;
      }
    }
    await onDone();
  });

  return (
    <form onSubmit={submit}>
      <Stack>
        <FormFault fault={fault} />
        {needsCode ? (
          <TextInput
            key="code"
            name="code"
            label={texts.session.code}
            description={texts.session.codeHint}
            autoComplete="one-time-code"
            required
            autoFocus
          />
        ) : (
          <>
            <TextInput
              name="email"
              type="email"
              label={texts.session.email}
              defaultValue={email ?? ''}
              autoComplete="username"
              required
              autoFocus={email === undefined}
            />
            <PasswordInput
              name="password"
              {...(email === undefined ? {} : { 'data-autofocus': true })}
              label={texts.session.password}
              autoComplete="current-password"
              required
              autoFocus={email !== undefined}
            />
          </>
        )}
        <Button type="submit" loading={isSending}>
          {texts.session.signIn}
        </Button>
      </Stack>
    </form>
  );
}
