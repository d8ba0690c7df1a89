import type { Flow } from '../src/core/flow.ts';
import { addressChange } from './address-change.ts';
import { callBack } from './call-back.ts';
import { cancel } from './cancel.ts';
import { codRefund } from './cod-refund.ts';
import { complaint } from './complaint.ts';
import { contact } from './contact.ts';
import { damaged } from './damaged.ts';
import { dataRights } from './data-rights.ts';
import { exchange } from './exchange.ts';
import { failedDelivery } from './failed-delivery.ts';
import { human } from './human.ts';
import { invoice } from './invoice.ts';
import { invoiceCorrection } from './invoice-correction.ts';
import { language } from './language.ts';
import { en } from './languages/en.ts';
import { hi } from './languages/hi.ts';
import { hiLatn } from './languages/hi-latn.ts';
import { missingItem } from './missing-item.ts';
import { notReceived } from './not-received.ts';
import { orderStatus } from './order-status.ts';
import { paymentFailed } from './payment-failed.ts';
import { phrases as enPhrases } from './phrases/en.ts';
import { phrases as hiPhrases } from './phrases/hi.ts';
import { phrases as hiLatnPhrases } from './phrases/hi-latn.ts';
import { pickup } from './pickup.ts';
import { refundStatus } from './refund-status.ts';
import { returnItem } from './return.ts';
import { sooner } from './sooner.ts';
import { survey } from './survey.ts';
import { ticketStatus } from './ticket-status.ts';
import { warrantyActivation } from './warranty-activation.ts';
import { warrantyClaim } from './warranty-claim.ts';
import { wrongItem } from './wrong-item.ts';

export { calls } from './calls.ts';
export { concepts } from './phrases/concepts.ts';
export { optOutWords } from './phrases/opt-out.ts';
export { policies } from './policies.ts';

export const flows: readonly Flow[] = [
  orderStatus,
  returnItem,
  cancel,
  damaged,
  refundStatus,
  warrantyClaim,
  complaint,
  ticketStatus,
  human,
  language,
  exchange,
  pickup,
  wrongItem,
  missingItem,
  notReceived,
  failedDelivery,
  sooner,
  addressChange,
  invoice,
  invoiceCorrection,
  codRefund,
  paymentFailed,
  warrantyActivation,
  contact,
  callBack,
  dataRights,
  survey,
];

/** What we say. */
export const catalogues = { en, hi, 'hi-Latn': hiLatn };

/** What people say. */
export const phrases = { en: enPhrases, hi: hiPhrases, 'hi-latn': hiLatnPhrases };
