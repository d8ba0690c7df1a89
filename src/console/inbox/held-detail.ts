import { type Form, inWords } from '../parts/in-words.ts';
import { sizeOf } from '../parts/size-of.ts';
import type { Texts } from '../texts/index.ts';

type Held = Texts['held'];

/** Amounts of bytes stand in no words. */
const sizeIn = (bytes: string): string => `${Math.round(Number(bytes) / 1_048_576)} MB`;

/** How the server and its channels put it, with what is told in the reader's words. */
const FORMS: readonly Form<Held>[] = [
  [
    /^file \d+ of .+: ([^:;]+); (\d+) bytes, ([^:]+)$/s,
    (held, why = '', bytes, name = '') => held.namedFile(name, sizeOf(Number(bytes)), detailInWords(why, held)),
  ],
  // As it was noted before its name was.
  [/^file (\d+) of .+: (.+)$/s, (held, place = '', why = '') => held.file(place, detailInWords(why, held))],
  [/^more than (\d+) files in one message$/, ({ tooMany }, count) => tooMany(count)],
  [/^larger than (\d+) bytes$/, ({ tooLarge }, bytes) => tooLarge(sizeIn(bytes))],
  [/^a program, by its content or its name$/, ({ program }) => program],
  [/ Message-ID of ours$/, ({ ownMail }) => ownMail],
  [/^sent from our own address$/, ({ ownAddress }) => ownAddress],
  [/ read receipt/, ({ readReceipt }) => readReceipt],
  [/^the subject of an automatic reply$/, ({ automaticSubject }) => automaticSubject],
  [/delivery (?:report|status)|X-Failed-Recipients|mail system|did not arrive/, ({ bounce }) => bounce],
  [/^a complaint passed on|complaint report|provider’s complaint|feedback loop$/, ({ spamReport }) => spamReport],
  [/\(RFC 2369\)$|mailing list$|^Precedence: /, ({ list }) => list],
  [/^words of a newsletter$/, ({ newsletter }) => newsletter],
  [/^asks whether we are a person/, ({ challenge }) => challenge],
  [/^a calendar’s /, ({ calendar }) => calendar],
  [/asks for a mail back/, ({ recall }) => recall],
  [/^an empty return path/, ({ noReturn }) => noReturn],
  [/^says that a machine wrote it$/, ({ saysMachine }) => saysMachine],
  [/out-of-office/, ({ away }) => away],
  [/by a ticket system$/, ({ ticketSystem }) => ticketSystem],
  [/^an address that no person writes from$/, ({ robotAddress }) => robotAddress],
  [
    /^Auto-Submitted: |^has [\w-]+$|automatic repl(?:y|ies)$|^written by a rule of Exchange$/,
    ({ automatic }) => automatic,
  ],
  [/^cannot be read as a mail/, ({ unreadableMail }) => unreadableMail],
  [/^no sender address /, ({ noSender }) => noSender],
  [/^a mail of (\d+) bytes/, ({ bigMail }, bytes) => bigMail(sizeIn(bytes))],
  [/^no such account in the configuration$/, ({ noAccount }) => noAccount],
  [/^(.+): no account of this name is in the configuration$/s, ({ noRoute }, path) => noRoute(path)],
  [/^(\d+) mails within a minute/, ({ mailsAMinute }, count) => mailsAMinute(count)],
  [/^(\d+) mails (?:that came )?within an hour/, ({ mailsAnHour }, count) => mailsAnHour(count)],
  [/^(\d+) mails of the same words/, ({ sameMails }, count) => sameMails(count)],
  [/^(\d+) messages within a minute/, ({ messagesAMinute }, count) => messagesAMinute(count)],
  [/^(\d+) messages within an hour/, ({ messagesAnHour }, count) => messagesAnHour(count)],
  [/^(\d+) messages of the same words/, ({ sameMessages }, count) => sameMessages(count)],
  [/^message \S+ made the bot fail/, ({ poison }) => poison],
  [/^a message without sender or id$/, ({ noIds }) => noIds],
  [/^a message that could not be decrypted/, ({ undecipherable }) => undecipherable],
  [/^a message of the kind (.+)$/, ({ kind }, name) => kind(name)],
  [/^too old to be answered/, ({ old }) => old],
  [/^this message could not be read$/, ({ unreadable }) => unreadable],
  [/^SMS from (.*): SMS is not read here$/, ({ sms }, from) => sms(from)],
];

/** Why something was set aside, in the reader's language; as it was kept where it is put in a way that is not known here. */
export function detailInWords(detail: string, held: Held): string {
  return inWords(detail, FORMS, held);
}
