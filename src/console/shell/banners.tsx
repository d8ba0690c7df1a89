import { Alert } from '@mantine/core';
import { IconFlask, IconPlugConnectedX } from '@tabler/icons-react';
import { useConnected } from '../live/connection.ts';
import { usePeople } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';

/** Addresses of the made-up colleagues. */
const DEMO_ADDRESS = '@demo.invalid';

/** What everybody should know while it lasts. */
export function Banners() {
  const isConnected = useConnected();
  const people = usePeople();
  const isDemo = people.data?.some(({ email }) => email.endsWith(DEMO_ADDRESS)) ?? false;
  return (
    <>
      {!isConnected && (
        <Alert color="orange" icon={<IconPlugConnectedX size={18} />} mb="sm" py="xs" role="status">
          {texts.shell.offline}
        </Alert>
      )}
      {isDemo && (
        <Alert color="blue" icon={<IconFlask size={16} />} mb="sm" py={4}>
          {texts.shell.demo}
        </Alert>
      )}
    </>
  );
}
