import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Draft } from '../../core/desk.ts';
import { AppError } from '../../core/errors.ts';
import { MAX_OUTGOING_BYTES, MAX_OUTGOING_FILE_BYTES } from '../../core/outgoing-files.ts';
import { filesOf } from '../../lib/form-files.ts';
import { addDraftFiles, removeDraftFile } from '../../services/tickets/draft-files.ts';
import type { HttpDeps } from '../deps.ts';
import { failure, refusal } from '../failure.ts';
import { TOO_MANY_FILES } from './answer.ts';
import { findTicket } from './find-ticket.ts';
import type { ApiEnv } from './session.ts';

const MB = 1024 * 1024;
/** The form around the files, bytes. */
const FORM_BYTES = 64 * 1024;
const WRONG = {
  'too-large': `a file may have ${MAX_OUTGOING_FILE_BYTES / MB} MB`,
  'too-many-attachments': TOO_MANY_FILES,
  'bad-attachment': 'a program, by its content or its name, is not sent to customers',
} as const;

/** Files of an answer that is being written: they are there after a reload, and on another device. */
export function draftFileRoutes({ store, services }: HttpDeps) {
  return new Hono<ApiEnv>()
    .post(
      '/:id/draft/files',
      bodyLimit({
        maxSize: MAX_OUTGOING_BYTES + FORM_BYTES,
        onError: () => failure(new AppError('too-large', `${WRONG['too-large']}; ${TOO_MANY_FILES}`)),
      }),
      async (context) => {
        const { id } = (await findTicket(store, context)).ticket;
        const form = await context.req.formData().catch((cause: unknown) => {
          throw new AppError('input.invalid', 'send the files as multipart/form-data, each as `files`', { cause });
        });
        const files = await filesOf(form);
        if (files.length === 0) throw new AppError('input.invalid', 'no file came: send each as `files`');
        const result = await addDraftFiles(services, { ticketId: id, userId: context.var.user.id }, files);
        switch (result.outcome) {
          case 'full':
            throw new AppError('too-large', TOO_MANY_FILES);
          case 'refused': {
            const code = result.reason === 'bad-attachment' ? 'input.invalid' : 'too-large';
            throw refusal(code, WRONG[result.reason], { reason: result.reason, fileName: result.name });
          }
          case 'added':
            return context.json(shownDraft(result.draft), 201);
        }
      },
    )
    .delete('/:id/draft/files/:fileId', async (context) => {
      const { id } = (await findTicket(store, context)).ticket;
      await removeDraftFile(services, { ticketId: id, userId: context.var.user.id }, context.req.param('fileId'));
      return context.json({ status: 'done' as const });
    });
}

/** Where the bytes lie is nobody's business. */
export function shownDraft(draft: Draft | null) {
  if (draft === null) return null;
  return { ...draft, files: draft.files.map(({ sha256: _sha256, ...file }) => file) };
}
