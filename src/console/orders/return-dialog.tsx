import { Alert, Checkbox, Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { inRupees } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './cancel-dialog.tsx';
import { allowedReasons } from './offers.ts';
import { type Pickup, PickupFields, readPickup } from './pickup-fields.tsx';
import { useAct } from './use-act.ts';

const { orders: words } = texts;
const KINDS = ['return', 'exchange', 'replacement'] as const;

/** Takes one item back, for money or for another one. Offers only what policy and law allow. */
export function ReturnDialog({ ticketId, found, onClose }: DialogProps) {
  const offers = found.returns.filter((offer) => allowedReasons(offer).length > 0);
  const [sku, setSku] = useState(offers[0]?.line.sku ?? '');
  const offer = offers.find(({ line }) => line.sku === sku);
  const reasons = offer === undefined ? [] : allowedReasons(offer);
  const [chosen, setReason] = useState<string | null>(null);
  const verdict = reasons.find((one) => one.reason === chosen) ?? reasons[0];
  const [quantity, setQuantity] = useState(1);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('return');
  const [isOpened, setOpened] = useState(false);
  const [pickup, setPickup] = useState<Pickup>({ day: '', window: '09-13' });
  const { act, isActing, fault } = useAct(ticketId, found.number, onClose);
  if (offer === undefined || verdict === undefined) return null;
  const { reason } = verdict;
  const asked = readPickup(pickup);

  const book = (): void => {
    if (asked === 'wrong') return;
    act({
      kind: 'create-return',
      returnKind: kind,
      sku,
      quantity,
      reason,
      isOpened,
      pickup: asked,
    });
  };
  return (
    <ActDialog
      action="create-return"
      orderNumber={found.number}
      fault={fault}
      isActing={isActing}
      canAct={quantity > 0 && asked !== 'wrong'}
      onAct={book}
      onClose={onClose}
    >
      {verdict.outcome === 'approval' && <Alert color="orange">{words.needsApproval}</Alert>}
      <Select
        label={words.line}
        data={offers.map(({ line }) => ({ value: line.sku, label: line.title }))}
        value={sku}
        allowDeselect={false}
        onChange={(value) => setSku(value ?? sku)}
      />
      <Group grow align="end">
        <Select
          label={words.reason}
          data={reasons.map((one) => ({ value: one.reason, label: words.reasons[one.reason] }))}
          value={reason}
          allowDeselect={false}
          onChange={setReason}
        />
        <NumberInput
          label={words.quantity}
          min={1}
          max={offer.line.quantity}
          clampBehavior="strict"
          value={quantity}
          onChange={(value) => setQuantity(Number(value) || 1)}
        />
      </Group>
      <Select
        label={words.kind}
        description={
          kind === 'return' ? `${words.refund}: ${inRupees(offer.line.unitPricePaise * quantity)}` : undefined
        }
        data={KINDS.map((value) => ({ value, label: words.returnKinds[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(KINDS.find((known) => known === value) ?? 'return')}
      />
      <Checkbox label={words.opened} checked={isOpened} onChange={(event) => setOpened(event.currentTarget.checked)} />
      <PickupFields pickup={pickup} onChange={setPickup} />
    </ActDialog>
  );
}
