import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountApi } from '../../api/account.ts';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/section.tsx';
import { texts } from '../../texts/index.ts';
import { TotpSetUp } from './totp-set-up.tsx';
import { useRefreshSessions } from './use-refresh-sessions.ts';

/** One-time codes beside the password: on, off, and being set up. */
export function SecondStep() {
  const { account } = texts.settings;
  const refresh = useRefreshSessions();
  const session = useQuery({ queryKey: ['session'], queryFn: accountApi.current, refetchInterval: false });
  const [asking, setAsking] = useState(false);
  const [enrolment, setEnrolment] = useState<{ totpURI: string; backupCodes: string[] } | null>(null);
  const isOn = session.data?.user.twoFactorEnabled === true;

  return (
    <Section title={account.totp}>
      <Loaded query={session}>
        {() => (
          <Group gap="sm">
            <Badge color={isOn ? 'teal' : 'orange'}>{isOn ? texts.shell.yes : texts.shell.no}</Badge>
            <Text size="sm">{isOn ? account.totpOn : account.totpOff}</Text>
            <Button size="xs" variant={isOn ? 'default' : 'filled'} onClick={() => setAsking(true)}>
              {isOn ? account.turnOff : account.turnOn}
            </Button>
          </Group>
        )}
      </Loaded>
      {asking && (
        <AskDialog
          title={account.totp}
          label={account.confirmPassword}
          confirm={isOn ? account.turnOff : account.turnOn}
          isSecret
          onAnswer={async (password) => {
            if (isOn) {
              await accountApi.disableTotp(password);
              // Its key and codes open nothing any more.
              setEnrolment(null);
            } else setEnrolment(await accountApi.enableTotp(password));
            await refresh();
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {enrolment !== null && !isOn && <TotpSetUp {...enrolment} onDone={refresh} />}
      {enrolment !== null && isOn && <BackupCodes codes={enrolment.backupCodes} />}
    </Section>
  );
}

function BackupCodes({ codes }: { codes: string[] }) {
  return (
    <>
      <Text size="sm">{texts.settings.account.backupCodes}</Text>
      <Text ff="monospace" size="sm">
        {codes.join('   ')}
      </Text>
    </>
  );
}
