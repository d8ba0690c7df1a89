import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { texts } from '../texts/index.ts';

const { keys } = texts.shell;

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl K', keys.palette],
  ['?', keys.help],
  ['/', keys.search],
  ['j', keys.down],
  ['k', keys.up],
  ['Enter', keys.open],
  ['x', keys.select],
  ['u', keys.back],
  ['r', keys.reply],
  ['n', keys.note],
  ['Ctrl Enter', keys.send],
  ['c', keys.canned],
  ['m', keys.mine],
  ['t', keys.take],
  ['e', keys.resolve],
];

export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={texts.shell.shortcuts}>
      <Stack gap="xs">
        {KEYS.map(([key, what]) => (
          <Group key={key} justify="space-between">
            <Text size="sm">{what}</Text>
            <Kbd>{key}</Kbd>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
