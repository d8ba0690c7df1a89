import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { adminApi } from '../../api/admin.ts';
import { FormFault } from '../../parts/form-fault.tsx';
import { NewPasswordInput } from '../../parts/new-password-input.tsx';
import { tellDone } from '../../parts/tell.ts';
import { useForm } from '../../session/use-form.ts';
import { texts } from '../../texts/index.ts';

const { people: words } = texts.settings;

interface Props {
  /** Whose. */
  id: string;
  onDone: () => void;
  onCancel: () => void;
}

/** For a colleague who lost theirs, or the phone with their codes as well. */
export function NewPassword({ id, onDone, onCancel }: Props) {
  const [isPhoneLost, setPhoneLost] = useState(false);
  const { fault, isSending, submit } = useForm(async (fields) => {
    await adminApi.setPassword(id, { password: fields('password'), withoutSecondStep: isPhoneLost });
    tellDone(words.passwordSet);
    onDone();
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormFault fault={fault} />
        <NewPasswordInput name="password" label={words.newPassword} autoFocus />
        <Switch
          label={words.phoneLost}
          description={words.phoneLostHint}
          checked={isPhoneLost}
          onChange={({ currentTarget }) => setPhoneLost(currentTarget.checked)}
        />
        <Text size="sm" c="dimmed">
          {words.newPasswordHint}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {texts.shell.cancel}
          </Button>
          <Button type="submit" loading={isSending}>
            {words.setPassword}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
