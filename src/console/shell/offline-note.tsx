import { Affix, Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useConnected } from '../live/connection.ts';
import { texts } from '../texts/index.ts';

/** Stands over the page while the server cannot be heard. */
export function OfflineNote() {
  const isConnected = useConnected();
  if (isConnected) return null;
  return (
    <Affix position={{ bottom: 12, left: 12 }}>
      <Alert color="orange" icon={<IconPlugConnectedX size={18} />} py="xs" role="status">
        {texts.shell.offline}
      </Alert>
    </Affix>
  );
}
