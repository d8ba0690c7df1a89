import { useState } from 'react';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './cancel-dialog.tsx';
import { type Pickup, PickupFields, readPickup } from './pickup-fields.tsx';
import { useAct } from './use-act.ts';

/** Another day for a courier who was booked, or who did not come. */
export function PickupDialog({ ticketId, found, onClose }: DialogProps) {
  const [pickup, setPickup] = useState<Pickup>({ day: '', window: '09-13' });
  const { act, isActing, fault } = useAct(ticketId, found.number, onClose);
  const asked = readPickup(pickup);
  const returnId = found.order.returns?.find(({ status }) => status.startsWith('pickup'))?.id ?? '';
  return (
    <ActDialog
      action="move-pickup"
      fault={fault}
      isActing={isActing}
      canAct={asked !== null && asked !== 'wrong'}
      onAct={() => asked !== null && asked !== 'wrong' && act({ kind: 'move-pickup', returnId, pickup: asked })}
      onClose={onClose}
    >
      <PickupFields pickup={pickup} onChange={setPickup} />
    </ActDialog>
  );
}
