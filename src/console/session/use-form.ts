import { type FormEvent, useState } from 'react';
import { ApiError } from '../api/call.ts';
import { texts } from '../texts/index.ts';

/** better-auth's words for a wrong code of the app, and a wrong or used backup code. */
const WRONG_CODES = ['INVALID_CODE', 'INVALID_BACKUP_CODE'];

type Fields = (name: string) => string;

/** What a form sends, whether it is on its way, and the sentence for what went wrong. */
export function useForm(send: (fields: Fields) => Promise<void>) {
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setFault(null);
    setSending(true);
    send((name) => String(data.get(name) ?? ''))
      .catch((error: unknown) => setFault(sentenceFor(error)))
      .finally(() => setSending(false));
  };
  return { fault, isSending, submit };
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof ApiError)) return texts.session.failed;
  if (error.status === 429) return texts.session.tooMany;
  if (error.status !== 401) return error.message;
  return WRONG_CODES.includes(error.code) ? texts.session.wrongCode : texts.session.wrongSignIn;
}
