import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { FormFault } from '../parts/form-fault.tsx';
import { texts } from '../texts/index.ts';

interface Props {
  /** Named by the title and by the button: beside the one that leaves the order alone nobody has to guess. */
  action: keyof typeof texts.orders.actionNames;
  orderNumber?: string;
  fault: string | null;
  isActing: boolean;
  canAct: boolean;
  onAct: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of everything that changes an order: says what it means, and what went wrong. */
export function ActDialog({ action, orderNumber, fault, isActing, canAct, onAct, onClose, children }: Props) {
  const name = texts.orders.actionNames[action];
  return (
    <Dialog onClose={onClose} title={orderNumber === undefined ? name : `${name}: ${orderNumber}`}>
      <Stack gap="sm">
        <FormFault fault={fault} />
        {children}
        <Text size="sm" c="dimmed">
          {texts.orders.sure}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.orders.leave}
          </Button>
          <Button onClick={onAct} loading={isActing} disabled={!canAct}>
            {name}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
