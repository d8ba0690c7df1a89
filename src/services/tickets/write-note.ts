import type { ServiceDeps } from '../deps.ts';
import { seesBrand } from './assign.ts';
import { type ChangeRequest, changeTicket, type DeskResult } from './change-ticket.ts';
import { notify } from './notify.ts';

export interface WriteNote extends Omit<ChangeRequest, 'version'> {
  text: string;
  /** Users who are told, beside those whose `@name` stands in the text. */
  mentions: readonly string[];
}

/** Only for colleagues: no customer ever sees it. */
export async function writeNote(deps: ServiceDeps, request: WriteNote): Promise<DeskResult> {
  const { text, actor } = request;
  let told: string[] = [];
  const result = await changeTicket(deps, { ...request, version: null }, async (ticket) => {
    const colleagues = (await deps.store.staff.list()).filter((one) => seesBrand(one, ticket.brandId));
    told = colleagues
      .filter(({ id, name }) => request.mentions.includes(id) || isMentioned(name, text))
      .map(({ id }) => id);
    const note = { id: deps.ids.next(), text, mentions: told };
    return { events: [{ type: 'note-added', noteId: note.id, mentions: told }], note };
  });
  if (result.outcome === 'done') {
    await notify(
      deps,
      result.ticket,
      told.filter((id) => id !== actor.id),
      { kind: 'mention', detail: actor.id },
    );
  }
  return result;
}

/** `@Meera Iyer` or `@Meera`; a longer word that begins so is somebody else. */
function isMentioned(name: string, text: string): boolean {
  const lower = text.toLowerCase();
  const [first = ''] = name.split(' ');
  return [name, first].some((wanted) => {
    const at = lower.indexOf(`@${wanted.toLowerCase()}`);
    return wanted !== '' && at !== -1 && !/[\p{L}\p{N}\p{M}]/u.test(lower.charAt(at + wanted.length + 1));
  });
}
