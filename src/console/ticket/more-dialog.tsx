import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import type { TicketKind } from '../../core/ticket.ts';
import { ApiError } from '../api/call.ts';
import { ticketApi } from '../api/ticket.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { inGroups } from '../parts/formats.ts';
import { texts, wordFor } from '../texts/index.ts';
import type { TicketDetail } from './use-ticket.ts';

export type MoreAction = 'merge' | 'split' | 'follow-up' | 'order' | 'complaint' | 'docket';

const { ticket: words } = texts;

interface Props {
  action: MoreAction;
  detail: TicketDetail;
  onClose: () => void;
}

/** The dialog of one action of the menu. */
export function MoreDialog({ action, detail, onClose }: Props) {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const { title, hint, label, confirm, initial, maxLength, isLong, opensOne, run } = ASKED[action];
  /** The answer that was warned of: given once more, it is meant. */
  const warned = useRef<string | null>(null);
  return (
    <AskDialog
      title={title}
      label={label}
      confirm={confirm}
      onAnswer={async (answer, isComplaint) => {
        const kind = isComplaint ? 'complaint' : 'request';
        const leadsTo = await run(detail.ticket, answer, { kind, isMeant: answer === warned.current }).catch(
          (error: unknown) => {
            warned.current = error instanceof ApiError && error.reason === 'other-customer' ? answer : null;
            throw error;
          },
        );
        await queries.invalidateQueries({ queryKey: ['ticket'] });
        if (leadsTo !== null) goTo(`/tickets/${leadsTo}`);
      }}
      onClose={onClose}
      {...(action === 'merge' ? { choices: ofThisCustomer(detail) } : {})}
      {...(hint === undefined ? {} : { hint })}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(initial === undefined ? {} : { initial: initial(detail.ticket) })}
      {...(isLong === undefined ? {} : { isLong })}
      {...(opensOne === true
        ? { check: { label: words.isComplaint, isChecked: detail.ticket.kind === 'complaint' } }
        : {})}
    />
  );
}

/** Two tickets of one customer are what is merged as a rule: nobody copies a number for it. */
function ofThisCustomer({ ticket, otherTickets }: TicketDetail) {
  const list = otherTickets
    .filter(
      ({ brandId, state, mergedIntoId }) => brandId === ticket.brandId && state !== 'closed' && mergedIntoId === null,
    )
    .map(({ numbers, topic, state }) => {
      const about = [wordFor(texts.words.topics, topic), texts.words.states[state]];
      return { answer: inGroups(numbers[0]), label: [inGroups(numbers[0]), ...about].join(' · ') };
    });
  return { title: words.otherTickets, list };
}

type Ticket = TicketDetail['ticket'];

interface Asked {
  title: string;
  hint?: string;
  label: string;
  /** What the button does, as a verb. */
  confirm: string;
  initial?: (ticket: Ticket) => string;
  maxLength?: number;
  isLong?: boolean;
  /** A new ticket, of which it is asked whether it is a complaint too. */
  opensOne?: boolean;
  /** Returns the ticket to go to, if not this one. */
  run: (ticket: Ticket, answer: string, how: How) => Promise<string | null>;
}

interface How {
  /** Of a new ticket. */
  kind: TicketKind;
  /** It was warned of, and is wanted all the same. */
  isMeant: boolean;
}

const MAX_SUMMARY = 4_000;

const ASKED: Readonly<Record<MoreAction, Asked>> = {
  merge: {
    title: words.merge,
    hint: words.mergeHint,
    label: words.mergeNumber,
    confirm: words.mergeDo,
    maxLength: 64,
    run: async ({ id, version }, number, { isMeant }) =>
      (await ticketApi.mergeInto(id, { version, into: number.replace(/\s/g, ''), mayBeOthers: isMeant })).ticket.id,
  },
  split: {
    title: words.split,
    hint: words.splitHint,
    label: words.splitSummary,
    confirm: words.splitDo,
    isLong: true,
    maxLength: MAX_SUMMARY,
    opensOne: true,
    run: async ({ id, version }, summary, { kind }) =>
      (await ticketApi.split(id, { version, summary, kind })).ticket.id,
  },
  'follow-up': {
    title: words.followUp,
    hint: words.followUpHint,
    label: words.splitSummary,
    confirm: words.followUpDo,
    isLong: true,
    maxLength: MAX_SUMMARY,
    opensOne: true,
    run: async ({ id, version }, summary, { kind }) =>
      (await ticketApi.followUp(id, { version, summary, kind })).ticket.id,
  },
  order: {
    title: words.linkOrder,
    label: words.orderNumber,
    confirm: texts.shell.add,
    maxLength: 64,
    run: async ({ id, version }, number) => {
      await ticketApi.linkOrders(id, { version, add: [number] });
      return null;
    },
  },
  complaint: {
    title: words.makeComplaint,
    hint: words.makeComplaintHint,
    label: words.complaintWhy,
    confirm: words.makeComplaint,
    isLong: true,
    run: async ({ id, version }, why) => {
      await ticketApi.makeComplaint(id, version);
      await ticketApi.note(id, why);
      return null;
    },
  },
  docket: {
    title: words.setDocket,
    hint: words.docketHint,
    label: words.docket,
    confirm: texts.shell.save,
    maxLength: 40,
    initial: ({ docket }) => docket ?? '',
    run: async ({ id, version }, docket) => {
      await ticketApi.setDocket(id, { version, docket });
      return null;
    },
  },
};
