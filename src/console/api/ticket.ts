import type { TicketKind, TicketPriority, TicketState } from '../../core/ticket.ts';
import { client, post, read } from './call.ts';

const one = client.tickets[':id'];
const param = (id: string) => ({ id });

interface Changes {
  add?: string[];
  remove?: string[];
}

export interface ReplyBody {
  conversationId: string;
  seenSeq: number;
  text?: string;
  fileIds?: string[];
  template?: { id: string; values: Record<string, string> };
  key: string;
  stateAfter?: TicketState;
  version?: number;
}

interface Changed {
  ticket: { id: string; version: number };
}

/** One ticket. Every change names the version that it was decided from; `conflict` where that is not the newest. */
export const ticketApi = {
  get: (id: string) => read(one.$get({ param: param(id) })),
  timeline: (id: string) => read(one.timeline.$get({ param: param(id) })),
  setState: (id: string, body: { version: number; to: TicketState; resolution?: string }) =>
    read(one.state.$post({ param: param(id), json: body })),
  assign: (id: string, body: { version: number; to: string | null }) =>
    read(one.assign.$post({ param: param(id), json: body })),
  setPriority: (id: string, body: { version: number; priority: TicketPriority }) =>
    read(one.priority.$post({ param: param(id), json: body })),
  setTags: (id: string, body: { version: number } & Changes) => read(one.tags.$post({ param: param(id), json: body })),
  linkOrders: (id: string, body: { version: number } & Changes) =>
    read(one.orders.$post({ param: param(id), json: body })),
  makeComplaint: (id: string, version: number) => read(one.complaint.$post({ param: param(id), json: { version } })),
  setDocket: (id: string, body: { version: number; docket: string }) =>
    read(one.docket.$post({ param: param(id), json: body })),
  note: (id: string, text: string) => read(one.notes.$post({ param: param(id), json: { text } })),
  reply: (id: string, body: ReplyBody) => read(one.reply.$post({ param: param(id), json: body })),
  canned: (id: string) => read(one['canned-replies'].$get({ param: param(id) })),
  /** Approved templates that may be sent in this conversation. */
  templates: (id: string, conversationId: string) =>
    read(one.conversations[':conversationId'].templates.$get({ param: { id, conversationId } })),
  viewers: (id: string) => read(one.presence.$get({ param: param(id) })),
  see: (id: string, typing: boolean) => read(one.presence.$post({ param: param(id), json: { typing } })),
  /** This ticket goes into another one, named by its id or number. */
  mergeInto: (id: string, body: { version: number; into: string; mayBeOthers: boolean }) =>
    post<Changed>(`/api/tickets/${id}/merge`, body),
  split: (
    id: string,
    body: { version: number; summary: string; kind?: TicketKind; messageId?: string; orderNumber?: string },
  ) => post<Changed>(`/api/tickets/${id}/split`, body),
  followUp: (id: string, body: { version: number; summary: string; kind: TicketKind }) =>
    post<Changed>(`/api/tickets/${id}/follow-up`, body),
  leave: (id: string) => read(one.presence.$delete({ param: param(id) })),
  draft: (id: string) => draftOf(id),
  setDraft: (id: string, text: string) => read(one.draft.$put({ param: param(id), json: { text } })),
  /** Checked by the server and kept with the draft. */
  addFiles: (id: string, files: readonly File[]) => {
    const body = new FormData();
    for (const file of files) body.append('files', file);
    return read<Draft>(fetch(`/api/tickets/${id}/draft/files`, { method: 'POST', body }));
  },
  removeFile: (id: string, fileId: string) => read(one.draft.files[':fileId'].$delete({ param: { id, fileId } })),
};

type Draft = Awaited<ReturnType<typeof draftOf>>;
const draftOf = (id: string) => read(one.draft.$get({ param: param(id) }));
