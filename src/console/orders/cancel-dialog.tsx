import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FoundOrder } from '../api/orders.ts';
import { texts } from '../texts/index.ts';
import { ActDialog } from './act-dialog.tsx';
import { useAct } from './use-act.ts';

const { orders: words } = texts;

export interface DialogProps {
  ticketId: string;
  found: FoundOrder;
  onClose: () => void;
}

export function CancelDialog({ ticketId, found, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const { act, isActing, fault } = useAct(ticketId, found.number, onClose);
  return (
    <ActDialog
      action="cancel"
      orderNumber={found.number}
      fault={fault}
      isActing={isActing}
      canAct={reason.trim() !== ''}
      onAct={() => act({ kind: 'cancel', reason: reason.trim() })}
      onClose={onClose}
    >
      <TextInput
        label={words.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        required
        data-autofocus
      />
    </ActDialog>
  );
}
