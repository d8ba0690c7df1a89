import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ticketApi } from '../api/ticket.ts';
import { MAX_TEMPLATE } from '../limits.ts';
import { useMe } from '../session/use-me.ts';
import { type BegunTemplate, keepBegun, NOTHING_BEGUN, readBegun } from './begun-template.ts';
import { draftKey } from './use-draft.ts';
import type { Way } from './use-ways.ts';

export type Template = Awaited<ReturnType<typeof ticketApi.templates>>[number];

/**
 * Choosing an approved template instead of words, and filling it in; what was typed stays while another is looked at,
 * and over a reload.
 */
export function useTemplate(ticketId: string, way: Way | undefined) {
  const me = useMe();
  const key = draftKey(me.data?.id, ticketId, 'template');
  const [begun, setBegun] = useState(() => readBegun(key));
  const { wanted, chosenId, typed } = begun;
  const change = (next: BegunTemplate): void => {
    setBegun(next);
    keepBegun(key, next);
  };
  const conversationId = way?.conversation.id ?? '';
  const isPossible = way?.hasTemplates === true;
  // Where no words may be sent, there is nothing else to do than to choose one.
  const isOpen = isPossible && (wanted || !way.canReply);
  const list = useQuery({
    queryKey: ['templates', ticketId, conversationId],
    queryFn: () => ticketApi.templates(ticketId, conversationId),
    enabled: isOpen,
    refetchInterval: false,
  });
  const chosen = list.data?.find(({ id }) => id === chosenId) ?? null;
  const values = chosen === null ? {} : valuesOf(chosen, typed);
  const preview = chosen === null ? '' : fill(chosen, values);
  const isTooLong = preview.length > MAX_TEMPLATE;
  return {
    isPossible,
    isOpen,
    list: list.data ?? [],
    chosen,
    values,
    preview,
    isTooLong,
    isReady: chosen !== null && !isTooLong && Object.values(values).every((value) => value.trim() !== ''),
    /** What is sent; null: words are written. */
    said: isOpen && chosen !== null ? { template: { id: chosen.id, values } } : null,
    toggle: () => change({ ...begun, wanted: !isOpen }),
    choose: (id: string | null) => change({ ...begun, chosenId: id }),
    type: (name: string, value: string) => change({ ...begun, typed: { ...typed, [name]: value } }),
    forget: () => change(NOTHING_BEGUN),
  };
}
export type TemplateChoice = ReturnType<typeof useTemplate>;

function valuesOf({ variables }: Template, typed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(variables.map(({ name, value }) => [name, typed[name] ?? value]));
}

/** As the customer reads it: WhatsApp takes no line breaks in a variable, and what is missing stays a gap. */
function fill({ body, variables }: Template, values: Readonly<Record<string, string>>): string {
  return body.replace(/\{\{(\d+)\}\}/g, (gap, number: string) => {
    const name = variables[Number(number) - 1]?.name ?? '';
    return values[name]?.replace(/\s+/g, ' ').trim() || gap;
  });
}
