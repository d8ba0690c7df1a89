import type { Texts } from '../texts/index.ts';
import { type Form, inWords } from './in-words.ts';

type Losses = Texts['losses'];

/** Twilio's codes, those of `lib/twilio-errors.ts`, by what they come to for whoever decides about the message. */
const TWILIO: readonly Form<Losses>[] = [
  [/^20003$/, ({ signIn }) => signIn],
  [/^(?:20404|63001|63007|63020|63022)$/, ({ setUp }) => setUp],
  [/^(?:20429|21611|30001|30017|30022|63018)$/, ({ busy }) => busy],
  [/^(?:20500|20503|63009|63010|63012)$/, ({ providerDown }) => providerDown],
  [/^30008$/, ({ onTheWay }) => onTheWay],
  [/^(?:21211|30005)$/, ({ noNumber }) => noNumber],
  [/^21408$/, ({ country }) => country],
  [/^21610$/, ({ stopped }) => stopped],
  [/^(?:21612|30003|63036)$/, ({ outOfReach }) => outOfReach],
  [/^(?:21614|30006)$/, ({ noMobile }) => noMobile],
  [/^21617$/, ({ tooLong }) => tooLong],
  [/^21619$/, ({ empty }) => empty],
  [/^(?:21620|63019)$/, ({ fileNotFetched }) => fileNotFetched],
  [/^(?:21655|21656|63027|63028|63040|63041|63042)$/, ({ template }) => template],
  [/^30002$/, ({ suspended }) => suspended],
  [/^(?:30004|63033)$/, ({ blocked }) => blocked],
  [/^30007$/, ({ spam }) => spam],
  [/^(?:63003|63024)$/, ({ notOnWhatsapp }) => notOnWhatsapp],
  [/^(?:63005|63013|63021|63030)$/, ({ content }) => content],
  [/^63015$/, ({ sandbox }) => sandbox],
  [/^63016$/, ({ windowClosed }) => windowClosed],
  [/^(?:63032|63049)$/, ({ keptBack }) => keptBack],
  [/^63038$/, ({ dayLimit }) => dayLimit],
  [/^(\d+)$/, ({ twilio }, code) => twilio(code)],
];

/** A mail server's answer or a bounce, its class first: by the codes of RFC 3463, or by words where it writes none. */
const MAIL: readonly Form<Losses>[] = [
  [/ [45]\.2\.2|(?:mailbox|quota).{0,40}(?:full|exceeded)|over ?quota/is, ({ mailboxFull }) => mailboxFull],
  [/^4/, ({ mailLater }) => mailLater],
  [/ 5\.[23]\.[34]\b|too large|size limit/i, ({ mailTooLarge }) => mailTooLarge],
  [/ 5\.(?:1\.\d|0\.0|2\.1|4\.1|4\.310)\b/, ({ noMailbox }) => noMailbox],
  [
    /user unknown|(?:no such|unknown) (?:user|mailbox|recipient)|does not exist|mailbox (?:unavailable|not found)/i,
    ({ noMailbox }) => noMailbox,
  ],
  [/ 5\.7\.\d|blocked|blacklist|blocklist|spam|policy/i, ({ mailBlocked }) => mailBlocked],
  [/^/, ({ mailRefused }) => mailRefused],
];

/** How deliveries and channels put it. */
const FORMS: readonly Form<Losses>[] = [
  [/^gave up after (\d+) tries: (.+)$/s, (losses, tries, why) => losses.gaveUp(tries, lossInWords(why, losses))],
  [/^account (.+) is not in the brand file$/, ({ noAccount }, account) => noAccount(account)],
  [/^account (.+) does not run in this process$/, ({ notHere }, account) => notHere(account)],
  [/^it was too late for it$/, ({ expired }) => expired],
  [/^its receiver said STOP$/, ({ stopped }) => stopped],
  [/there is no template for it$/, ({ noTemplate }) => noTemplate],
  [/^no DLT template is registered for (\S+) in (\S+)$/, ({ noDlt }, name, language) => noDlt(name, language)],
  [/^a call is answered within its webhook/, ({ onlySpoken }) => onlySpoken],
  [/^a colleague looked$/, ({ byHand }) => byHand],
  [/^the sending process died/, ({ interrupted }) => interrupted],
  [/^the connection to Twilio broke|^it took longer than \d+ ms$/, ({ noWord }) => noWord],
  [/^Twilio cannot be reached/, ({ unreached }) => unreached],
  [/^Twilio gave no reason$/, ({ noReason }) => noReason],
  [/^Twilio .*\berror (\d+)/, (losses, code) => inWords(code, TWILIO, losses)],
  [/^Twilio answered 429$/, ({ busy }) => busy],
  [/^Twilio answered 5\d\d$/, ({ providerDown }) => providerDown],
  [/^Twilio answered (\d+)$/, ({ twilio }, status) => twilio(status)],
  [/WhatsApp chat (?:without a number|or number)/, ({ noNumber }) => noNumber],
  [/^WhatsApp (?:locked us out of new chats|refused messages to \d+ customers)/, ({ locked }) => locked],
  [/^WhatsApp refused it \((.+)\)$/, ({ whatsappRefused }, code) => whatsappRefused(code)],
  [/^WhatsApp is not connected$/, ({ notConnected }) => notConnected],
  [/^WhatsApp did not say that it has it$/, ({ noWord }) => noWord],
  [/^WhatsApp did not take the file: /, ({ fileNotTaken }) => fileNotTaken],
  [/^WhatsApp: /, ({ onTheWay }) => onTheWay],
  [/^others go first$|^the buttons are made anew$/, ({ itsTurn }) => itsTurn],
  [/file (?:of it )?is not there any more$/, ({ fileGone }) => fileGone],
  [/^SMTP sign-in: |^SMTP \d* *EAUTH\b/, ({ signIn }) => signIn],
  [/^SMTP ([45]\d\d) (.*)$/s, (losses, code, said) => inWords(`${code} ${said}`, MAIL, losses)],
  [
    /^SMTP .*(?:EDNS|ETLS|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|greeting never|connection timeout)/is,
    ({ unreached }) => unreached,
  ],
  [/^SMTP /, ({ noWord }) => noWord],
  [/^bounced(?: with status (.+))?$/, (losses, status) => inWords(`550 ${status}`, MAIL, losses)],
];

/** Why a message did not arrive, in the reader's language; as it was noted where it is put in no known way. */
export function lossInWords(reason: string, losses: Losses): string {
  return inWords(reason, FORMS, losses);
}
