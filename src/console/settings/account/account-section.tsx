import { Stack } from '@mantine/core';
import { PasswordForm } from './password-form.tsx';
import { SecondStep } from './second-step.tsx';
import { Sessions } from './sessions.tsx';

/** What everybody looks after for themselves. */
export function AccountSection() {
  return (
    <Stack gap="xl">
      <SecondStep />
      <PasswordForm />
      <Sessions />
    </Stack>
  );
}
