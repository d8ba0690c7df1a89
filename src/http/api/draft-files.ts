import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Draft } from '../../core/desk.ts';
import { AppError } from '../../core/errors.ts';
import { MAX_OUTGOING_BYTES, MAX_OUTGOING_FILE_MB } from '../../core/outgoing-files.ts';
import { filesOf, readForm } from '../../lib/form-files.ts';
import { addDraftFiles, type FilesRefused, removeDraftFile } from '../../services/tickets/draft-files.ts';
import type { HttpDeps } from '../deps.ts';
import { failure, refusal } from '../failure.ts';
import { TOO_MANY_FILES } from './answer.ts';
import { findTicket } from './find-ticket.ts';
import type { ApiEnv } from './session.ts';

/** The form around the files, bytes. */
const FORM_BYTES = 128 * 1024;
const WRONG = {
  'too-large': `a file may have ${MAX_OUTGOING_FILE_MB} MB`,
  'too-many-attachments': TOO_MANY_FILES,
  'bad-attachment': 'a program, by its content or its name, is not sent to customers',
} as const;

/** Files of an answer that is being written: they are there after a reload, and on another device. */
export function draftFileRoutes({ store, services }: HttpDeps) {
  return new Hono<ApiEnv>()
    .post('/:id/draft/files', filesLimit, async (context) => {
      const { id } = (await findTicket(store, context)).ticket;
      const files = await filesOf(await readForm(context.req.raw));
      if (files.length === 0) throw new AppError('input.invalid', 'no file came: send each as `files`');
      const result = await addDraftFiles(services, { ticketId: id, userId: context.var.user.id }, files);
      if (result.outcome !== 'added') throw refusedFiles(result);
      return context.json(shownDraft(result.draft), 201);
    })
    .delete('/:id/draft/files/:fileId', async (context) => {
      const { id } = (await findTicket(store, context)).ticket;
      await removeDraftFile(services, { ticketId: id, userId: context.var.user.id }, context.req.param('fileId'));
      return context.json({ status: 'done' as const });
    });
}

/** All files of one answer, and the form around them. */
export const filesLimit = bodyLimit({
  maxSize: MAX_OUTGOING_BYTES + FORM_BYTES,
  onError: () => failure(new AppError('too-large', `${WRONG['too-large']}; ${TOO_MANY_FILES}`)),
});

export function refusedFiles(refused: FilesRefused): Error {
  if (refused.outcome === 'full') return new AppError('too-large', TOO_MANY_FILES);
  const { reason, name } = refused;
  const code = reason === 'bad-attachment' ? 'input.invalid' : 'too-large';
  return refusal(code, WRONG[reason], { reason, fileName: name });
}

/** Where the bytes lie is nobody's business. */
export function shownDraft(draft: Draft | null) {
  if (draft === null) return null;
  return { ...draft, files: draft.files.map(({ sha256: _sha256, ...file }) => file) };
}
