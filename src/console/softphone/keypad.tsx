import { Button, SimpleGrid } from '@mantine/core';
import { texts } from '../texts/index.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** For the menus of other people's machines. Digits that are typed while it has the focus count too. */
export function Keypad({ onKey }: { onKey: (key: string) => void }) {
  return (
    <SimpleGrid
      cols={3}
      spacing="xs"
      role="group"
      aria-label={texts.phone.keypad}
      onKeyDown={({ key }) => {
        if (KEYS.includes(key)) onKey(key);
      }}
    >
      {KEYS.map((key) => (
        <Button key={key} variant="default" size="sm" aria-label={texts.phone.key(key)} onClick={() => onKey(key)}>
          {key}
        </Button>
      ))}
    </SimpleGrid>
  );
}
