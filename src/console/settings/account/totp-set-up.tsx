import { Button, Code, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { accountApi } from '../../api/account.ts';
import { FormFault } from '../../parts/form-fault.tsx';
import { useForm } from '../../session/use-form.ts';
import { texts } from '../../texts/index.ts';

const QR_PX = 176;

interface Props {
  totpURI: string;
  onDone: () => Promise<void>;
}

/** Shows the key as a picture and in letters, and turns the codes on when the first one is right. */
export function TotpSetUp({ totpURI, onDone }: Props) {
  const { account } = texts.settings;
  const { fault, isSending, submit } = useForm(async (fields) => {
    await accountApi.confirmTotp(fields('code').trim());
    await onDone();
  });
  const key = new URL(totpURI).searchParams.get('secret') ?? '';
  return (
    <Paper withBorder p="md">
      <Group align="start" gap="lg">
        <Paper p="xs" bg="white">
          <QRCodeSVG value={totpURI} size={QR_PX} title={account.totp} />
        </Paper>
        <Stack gap="sm" flex={1} miw={220}>
          <Text size="sm">{account.scan}</Text>
          <Code block style={{ whiteSpace: 'pre-wrap' }}>
            {key.replace(/(.{4})/g, '$1 ').trim()}
          </Code>
          <form onSubmit={submit}>
            <Group align="end" gap="xs">
              <TextInput
                name="code"
                label={account.code}
                inputMode="numeric"
                autoComplete="one-time-code"
                pattern="\d{6}"
                required
              />
              <Button type="submit" loading={isSending}>
                {account.confirm}
              </Button>
            </Group>
          </form>
          <FormFault fault={fault} />
        </Stack>
      </Group>
    </Paper>
  );
}
