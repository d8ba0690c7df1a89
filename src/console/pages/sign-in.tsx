import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, api } from '../api.ts';
import { goTo } from '../router.tsx';
import { texts } from '../texts.ts';

export function SignInPage() {
  const queries = useQueryClient();
  const [needsCode, setNeedsCode] = useState(false);
  const { fault, submit } = useForm(async (fields) => {
    if (needsCode) await api.verifyCode(fields('code'));
    else {
      const answer = await api.signIn(fields('email'), fields('password'));
      if (answer.twoFactorRedirect === true) {
        setNeedsCode(true);
        return;
      }
    }
    await queries.invalidateQueries();
  });

  return (
    <Card title={texts.signIn} fault={fault}>
      <form onSubmit={submit}>
        <Stack>
          {needsCode ? (
            <TextInput
              name="code"
              label={texts.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              autoFocus
            />
          ) : (
            <>
              <TextInput name="email" type="email" label={texts.email} autoComplete="username" required autoFocus />
              <PasswordInput name="password" label={texts.password} autoComplete="current-password" required />
            </>
          )}
          <Button type="submit">{texts.signIn}</Button>
        </Stack>
      </form>
    </Card>
  );
}

export function SetUpPage() {
  const token = new URLSearchParams(window.location.search).get('token') ?? '';
  const queries = useQueryClient();
  const { fault, submit } = useForm(async (fields) => {
    await api.setUp({ token, name: fields('name'), email: fields('email'), password: fields('password') });
    await api.signIn(fields('email'), fields('password'));
    await queries.invalidateQueries();
    goTo('/tickets');
  });

  return (
    <Card title={texts.setUp} fault={fault}>
      <Text size="sm" c="dimmed" mb="md">
        {texts.setUpHint}
      </Text>
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="name" label={texts.name} autoComplete="name" required autoFocus />
          <TextInput name="email" type="email" label={texts.email} autoComplete="username" required />
          <PasswordInput
            name="password"
            label={texts.password}
            description={texts.passwordHint}
            autoComplete="new-password"
            minLength={12}
            required
          />
          <Button type="submit">{texts.create}</Button>
        </Stack>
      </form>
    </Card>
  );
}

function Card({ title, fault, children }: { title: string; fault: string | null; children: ReactNode }) {
  return (
    <Center mih="100vh" p="md">
      <Paper withBorder shadow="sm" p="xl" w={380} maw="100%">
        <Title order={1} size="h3" mb="md">
          {title}
        </Title>
        {fault !== null && (
          <Alert color="red" mb="md" role="alert">
            {fault}
          </Alert>
        )}
        {children}
      </Paper>
    </Center>
  );
}

/** What a form sends, and the sentence for what went wrong. */
function useForm(send: (fields: (name: string) => string) => Promise<void>) {
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setFault(null);
    send((name) => String(data.get(name) ?? '')).catch((error: unknown) => setFault(sentenceFor(error)));
  };
  return { fault, submit };
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof ApiError)) return texts.failed;
  if (error.status === 429) return texts.tooMany;
  return error.status === 401 ? texts.wrongSignIn : error.message;
}
