/** What is measured: the kinds of questions, and `other` for what none of them is. */
export const FAMILIES = ['order_status', 'return_refund', 'cancel', 'warranty', 'human', 'other'] as const;
export type Family = (typeof FAMILIES)[number];

/** Flows of the five families. Every other flow (address, invoice, payment, language, ...) is counted as `other`. */
const FLOWS: Readonly<Record<Exclude<Family, 'other'>, readonly string[]>> = {
  order_status: ['order-status', 'not-received', 'failed-delivery', 'sooner'],
  return_refund: [
    ...['return', 'exchange', 'pickup', 'damaged', 'wrong-item', 'missing-item', 'refund-status', 'cod-refund'],
  ],
  cancel: ['cancel'],
  warranty: ['warranty-activation', 'warranty-claim'],
  human: ['human', 'call-back', 'contact', 'complaint', 'ticket-status'],
};

export function familyOf(flow: string): Family {
  return FAMILIES.find((family) => family !== 'other' && FLOWS[family].includes(flow)) ?? 'other';
}
