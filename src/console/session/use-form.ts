import { type FormEvent, useState } from 'react';
import { ApiError, ENDED } from '../api/call.ts';
import { sentenceFor } from '../parts/tell.ts';
import { texts } from '../texts/index.ts';

/** better-auth's words for a wrong code of the app, and a wrong or used backup code. */
const WRONG_CODES = ['INVALID_CODE', 'INVALID_BACKUP_CODE'];

/** The session ended while the form was being filled in: the API's word, and better-auth's. */
const ENDED_CODES = [ENDED, 'UNAUTHORIZED'];

type Fields = (name: string) => string;

/**
 * What a form sends, whether it is on its way, and the sentence for what went wrong.
 * @param own sentences of this form alone, by the server's code
 */
export function useForm(send: (fields: Fields) => Promise<void>, own: Readonly<Record<string, string>> = {}) {
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setFault(null);
    setSending(true);
    send((name) => String(data.get(name) ?? ''))
      .catch((error: unknown) => setFault(whyNot(error, own)))
      .finally(() => setSending(false));
  };
  return { fault, isSending, submit };
}

function whyNot(error: unknown, own: Readonly<Record<string, string>>): string {
  if (!(error instanceof ApiError)) return texts.session.failed;
  const ownWords = own[error.code];
  if (ownWords !== undefined) return ownWords;
  if (error.status === 429) return texts.session.tooMany;
  if (error.status !== 401 || ENDED_CODES.includes(error.code)) return sentenceFor(error);
  return WRONG_CODES.includes(error.code) ? texts.session.wrongCode : texts.session.wrongSignIn;
}
