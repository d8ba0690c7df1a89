import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { sessionApi } from '../api/session.ts';
import { FormFault } from '../parts/form-fault.tsx';
import { NewPasswordInput } from '../parts/new-password-input.tsx';
import { texts } from '../texts/index.ts';
import { setSessionEnded } from './expiry.ts';
import { useForm } from './use-form.ts';

export function SetUpForm({ token }: { token: string }) {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const send = async (fields: (name: string) => string): Promise<void> => {
    const [name, email, password] = [fields('name'), fields('email'), fields('password')];
    await sessionApi.setUp({ token, name, email, password });
    await sessionApi.signIn(email, password);
    setSessionEnded(false);
    // Away first: the link, asked once more, has been used.
    goTo('/tickets');
    await queries.invalidateQueries();
  };
  const { fault, isSending, submit } = useForm(send, { 'auth.forbidden': texts.session.usedLink });

  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {texts.session.setUpHint}
      </Text>
      <form onSubmit={submit}>
        <Stack>
          <FormFault fault={fault} />
          <TextInput name="name" label={texts.session.name} autoComplete="name" required autoFocus />
          <TextInput name="email" type="email" label={texts.session.email} autoComplete="username" required />
          <NewPasswordInput name="password" label={texts.session.password} />
          <Button type="submit" loading={isSending}>
            {texts.session.create}
          </Button>
        </Stack>
      </form>
    </>
  );
}
