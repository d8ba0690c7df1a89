import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useRef } from 'react';
import { accountApi } from '../../api/account.ts';
import { FormFault } from '../../parts/form-fault.tsx';
import { NewPasswordInput } from '../../parts/new-password-input.tsx';
import { Section } from '../../parts/section.tsx';
import { tellDone } from '../../parts/tell.ts';
import { useForm } from '../../session/use-form.ts';
import { texts } from '../../texts/index.ts';
import { useRefreshSessions } from './use-refresh-sessions.ts';

export function PasswordForm() {
  const refresh = useRefreshSessions();
  const form = useRef<HTMLFormElement>(null);
  const { account } = texts.settings;
  const { fault, isSending, submit } = useForm(async (fields) => {
    await accountApi.changePassword(fields('current'), fields('next'));
    form.current?.reset();
    tellDone(account.changed);
    await refresh();
  });
  return (
    <Section title={account.password}>
      <form onSubmit={submit} ref={form}>
        <Stack gap="sm" maw={420}>
          <FormFault fault={fault} />
          <PasswordInput name="current" label={account.current} autoComplete="current-password" required />
          <NewPasswordInput name="next" label={account.next} />
          <Group>
            <Button type="submit" variant="default" loading={isSending}>
              {account.change}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
