import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { FormFault } from '../parts/form-fault.tsx';
import { texts } from '../texts/index.ts';

interface Props {
  title: string;
  fault: string | null;
  isActing: boolean;
  canAct: boolean;
  onAct: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of everything that changes an order: says what it means, and what went wrong. */
export function ActDialog({ title, fault, isActing, canAct, onAct, onClose, children }: Props) {
  return (
    <Dialog onClose={onClose} title={title}>
      <Stack gap="sm">
        <FormFault fault={fault} />
        {children}
        <Text size="sm" c="dimmed">
          {texts.orders.sure}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.shell.cancel}
          </Button>
          <Button onClick={onAct} loading={isActing} disabled={!canAct}>
            {texts.orders.do}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
