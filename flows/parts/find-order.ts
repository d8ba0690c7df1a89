import type { Rung } from '../../src/core/contact.ts';
import { exits } from './exits.ts';
import type { Steps } from './steps.ts';
import { openTicket } from './ticket.ts';

interface FindOrder {
  /** How sure it has to be who asks (design.md, identity ladder). */
  need: Extract<Rung, 'status-only' | 'matched' | 'verified'>;
  /** Topic of the ticket where orders cannot be seen, or nobody can be proven. */
  topic: string;
  /** Where the proven order leads. */
  next: string;
  /** What is told there is a complaint whatever follows, and is recorded as one without the order too. Default: false, a request. */
  isComplaint?: boolean;
  /** Only with `verified`: where a cancelled order leads whom the channel proves already, since no code changes that. */
  ifCancelled?: string;
  /** Questions of the flow that a letter asks together with the number. */
  along?: readonly string[];
}

/**
 * Which order, and is it theirs? Starts at `begin`. Orders of a proven contact are offered, others are asked for by
 * number. Until the order is proven nothing is told about it, and an unknown number sounds like a foreign one.
 */
export function findOrder({ need, topic, next, isComplaint = false, ifCancelled, along = [] }: FindOrder): Steps {
  const isByPin = need === 'status-only';
  return {
    begin: {
      kind: 'branch',
      cases: [{ when: { slot: 'orderNumber', known: true }, next: 'lookUp' }],
      otherwise: 'listOrders',
    },
    listOrders: {
      kind: 'call',
      call: 'listOrders',
      with: { among: { slot: 'among' } },
      on: { found: 'pickOrder', none: 'askNumber' },
    },
    pickOrder: {
      kind: 'pick',
      slot: 'orderNumber',
      from: 'orders',
      text: 'findOrder.which',
      other: { label: 'findOrder.option.another', next: 'askNumber' },
      along,
      next: 'lookUp',
    },
    askNumber: {
      kind: 'ask',
      slot: 'orderNumber',
      expect: 'order-number',
      text: 'findOrder.askNumber',
      retry: 'findOrder.askNumberAgain',
      dontHave: 'findNumber',
      along: [...(isByPin ? ['askPin'] : []), ...along],
      next: 'lookUp',
    },
    findNumber: {
      kind: 'choose',
      slot: 'numberHelp',
      text: 'findOrder.findNumber',
      options: [
        { id: 'found', label: 'findOrder.option.found', next: 'askNumber' },
        { id: 'person', label: 'option.person', next: 'person' },
      ],
    },
    lookUp: {
      kind: 'call',
      call: 'lookUpOrder',
      with: { orderNumber: { slot: 'orderNumber' }, need },
      on: {
        found: next,
        'pin-needed': isByPin ? 'askPin' : 'lock',
        'code-needed': isByPin ? 'lock' : ifCancelled === undefined ? 'sendCode' : 'peek',
        'not-shown': 'lock',
        unavailable: 'openUnavailable',
      },
    },
    ...(ifCancelled === undefined ? {} : peekSteps(ifCancelled)),
    ...(isByPin ? pinSteps : codeSteps),
    ...(isComplaint ? complaintUnseen(topic) : requestUnseen(topic, isByPin)),
    // A further try is no correction of the last one: nothing is changed by it.
    lock: { kind: 'set', slots: { [isByPin ? 'pinCode' : 'code']: null }, next: 'locked' },
    locked: {
      kind: 'choose',
      slot: 'help',
      text: 'findOrder.locked',
      options: [
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    ...exits,
  };
}

/** What the channel proves is enough to hear that an order is cancelled. */
function peekSteps(ifCancelled: string): Steps {
  return {
    peek: {
      kind: 'call',
      call: 'lookUpOrder',
      with: { orderNumber: { slot: 'orderNumber' }, need: 'matched' },
      on: {
        found: 'byPeek',
        'pin-needed': 'sendCode',
        'code-needed': 'sendCode',
        'not-shown': 'lock',
        unavailable: 'openUnavailable',
      },
    },
    byPeek: {
      kind: 'branch',
      cases: [{ when: { slot: 'status', is: 'cancelled' }, next: ifCancelled }],
      otherwise: 'sendCode',
    },
  };
}

/** The order cannot be seen, or nobody can be proven: a person looks. */
function requestUnseen(topic: string, isByPin: boolean): Steps {
  return {
    ...openTicket({ id: 'openUnavailable', kind: 'request', topic, said: 'findOrder.unavailable' }),
    ...(isByPin ? {} : openTicket({ id: 'openNowhere', kind: 'request', topic, said: 'findOrder.nowhere' })),
  };
}

/** A complaint gets its number, the officer and the law's clocks whether or not its order is seen (E-Commerce Rules 2020, rule 4(5)). */
function complaintUnseen(topic: string): Steps {
  return {
    openUnavailable: { kind: 'say', text: 'findOrder.unseen', next: 'openUnseen' },
    openNowhere: { kind: 'say', text: 'findOrder.unproven', next: 'openUnseen' },
    ...openTicket({ id: 'openUnseen', kind: 'complaint', topic, said: 'complaintTicket' }),
  };
}

/** Order number and delivery PIN code: status and nothing else. */
const pinSteps: Steps = {
  askPin: {
    kind: 'ask',
    slot: 'pinCode',
    expect: 'pin-code',
    text: 'findOrder.askPin',
    retry: 'findOrder.askPinAgain',
    dontHave: 'noPin',
    next: 'prove',
  },
  prove: {
    kind: 'call',
    call: 'proveByPinCode',
    with: { orderNumber: { slot: 'orderNumber' }, pinCode: { slot: 'pinCode' } },
    on: { proven: 'forgetPin', wrong: 'forgetWrongPin', locked: 'lock', unavailable: 'openUnavailable' },
  },
  forgetPin: { kind: 'set', slots: { pinCode: null }, next: 'lookUp' },
  forgetWrongPin: { kind: 'set', slots: { pinCode: null }, next: 'askPinOnceMore' },
  askPinOnceMore: {
    kind: 'ask',
    slot: 'pinCode',
    expect: 'pin-code',
    text: 'findOrder.noMatch',
    retry: 'findOrder.askPinAgain',
    dontHave: 'noPin',
    next: 'prove',
  },
  noPin: {
    kind: 'choose',
    slot: 'help',
    text: 'findOrder.noPin',
    options: [
      { id: 'again', label: 'findOrder.option.otherNumber', next: 'forgetNumber' },
      { id: 'person', label: 'option.person', next: 'person' },
      { id: 'stop', label: 'option.leaveIt', next: 'leave' },
    ],
  },
  forgetNumber: { kind: 'set', slots: { orderNumber: null }, next: 'askNumber' },
};

/** A one-time code to the contact on the order. */
const codeSteps: Steps = {
  sendCode: {
    kind: 'call',
    call: 'sendCode',
    with: { orderNumber: { slot: 'orderNumber' } },
    on: { sent: 'askCode', nowhere: 'openNowhere', locked: 'lock', unavailable: 'openUnavailable' },
  },
  askCode: {
    kind: 'ask',
    slot: 'code',
    expect: 'code',
    text: 'findOrder.askCode',
    retry: 'findOrder.askCodeAgain',
    dontHave: 'noCode',
    next: 'checkCode',
  },
  checkCode: {
    kind: 'call',
    call: 'checkCode',
    with: { orderNumber: { slot: 'orderNumber' }, code: { slot: 'code' } },
    on: { right: 'forgetCode', wrong: 'forgetWrongCode', spent: 'forgetSpentCode', locked: 'lock' },
  },
  forgetCode: { kind: 'set', slots: { code: null }, next: 'lookUp' },
  forgetWrongCode: { kind: 'set', slots: { code: null }, next: 'askCodeOnceMore' },
  askCodeOnceMore: {
    kind: 'ask',
    slot: 'code',
    expect: 'code',
    text: 'findOrder.wrongCode',
    retry: 'findOrder.askCodeAgain',
    dontHave: 'noCode',
    next: 'checkCode',
  },
  forgetSpentCode: { kind: 'set', slots: { code: null }, next: 'spentCode' },
  spentCode: {
    kind: 'choose',
    slot: 'codeHelp',
    text: 'findOrder.spentCode',
    options: [
      { id: 'again', label: 'findOrder.option.newCode', next: 'sendCode' },
      { id: 'person', label: 'option.person', next: 'person' },
      { id: 'stop', label: 'option.leaveIt', next: 'leave' },
    ],
  },
  noCode: {
    kind: 'choose',
    slot: 'codeHelp',
    text: 'findOrder.noCode',
    options: [
      { id: 'again', label: 'findOrder.option.newCode', next: 'sendCode' },
      { id: 'number', label: 'findOrder.option.otherNumber', next: 'forgetNumber' },
      { id: 'person', label: 'option.person', next: 'person' },
      { id: 'stop', label: 'option.leaveIt', next: 'leave' },
    ],
  },
  forgetNumber: { kind: 'set', slots: { orderNumber: null }, next: 'askNumber' },
};
