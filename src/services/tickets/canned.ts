import type { Brand } from '../../core/brand.ts';
import type { CannedReply, DeskRow } from '../../core/desk.ts';
import { brandOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';
import type { Actor } from './change-ticket.ts';

/** What a canned reply may name: `{contactName}`. An unknown name stays as it is written, for the writer to see. */
export const CANNED_VARIABLES = [
  'contactName',
  'ticketNumber',
  'orderNumber',
  'agentName',
  'brandName',
  'carePhone',
  'careEmail',
] as const;

export interface FilledReply extends CannedReply {
  /** In the customer's language where there is one, else in the brand's. */
  text: string;
  language: string;
}

/** The brand's canned replies as they would be said in this ticket. */
export async function fillCanned(
  deps: ServiceDeps,
  { ticket, contactName }: DeskRow,
  actor: Actor,
): Promise<FilledReply[]> {
  const brand = brandOf(deps, ticket.brandId);
  const values = cannedValues({ ticket, contactName }, brand, actor);
  const languages = [ticket.language, ...(brand?.languages ?? []), 'en'];
  return (await deps.store.workplace.canned([ticket.brandId])).map((reply) => {
    const language = languages.find((one) => reply.texts[one] !== undefined) ?? Object.keys(reply.texts)[0] ?? 'en';
    return { ...reply, language, text: fill(reply.texts[language] ?? '', values) };
  });
}

/** What stands for those names in this ticket; empty where it has none. */
export function cannedValues(
  { ticket, contactName }: Pick<DeskRow, 'ticket' | 'contactName'>,
  brand: Brand | null,
  actor: Actor,
): Record<(typeof CANNED_VARIABLES)[number], string> {
  return {
    contactName: contactName ?? '',
    ticketNumber: ticket.numbers[0] ?? '',
    orderNumber: ticket.orderNumber ?? '',
    agentName: actor.name,
    brandName: brand?.name ?? '',
    carePhone: brand?.customerCare.phone ?? '',
    careEmail: brand?.customerCare.email ?? '',
  };
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
