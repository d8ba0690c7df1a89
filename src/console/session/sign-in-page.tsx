import { Code, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '../texts/index.ts';
import { AuthCard } from './auth-card.tsx';
import { setSessionEnded } from './expiry.ts';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const queries = useQueryClient();
  const enter = async (): Promise<void> => {
    setSessionEnded(false);
    await queries.invalidateQueries();
  };
  return (
    <AuthCard title={texts.session.signIn}>
      <SignInForm onDone={enter} />
      <Text size="xs" c="dimmed" mt="md">
        {texts.session.forgotten}
        <Code display="block" mt={4}>
          npx redress user new-password EMAIL
        </Code>
      </Text>
    </AuthCard>
  );
}
