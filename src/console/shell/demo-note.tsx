import { Badge, Tooltip } from '@mantine/core';
import { usePeople } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';

/** Addresses of the made-up colleagues. */
const DEMO_ADDRESS = '@demo.invalid';

/** While the made-up shop is there, every page says so. */
export function DemoNote() {
  const people = usePeople();
  const isDemo = people.data?.some(({ email }) => email.endsWith(DEMO_ADDRESS)) ?? false;
  if (!isDemo) return null;
  return (
    <Tooltip label={texts.shell.demo} events={{ hover: true, focus: true, touch: true }}>
      <Badge color="blue" tabIndex={0}>
        {texts.shell.demoMark}
      </Badge>
    </Tooltip>
  );
}
