import { headerValues, type Mail } from '../parse.ts';
import { isPersonal } from './absence-words.ts';

const MARKS =
  /^(?:list-(?!unsubscribe-post)|x-mailing-list|mailing-list|x-beenthere|x-mailman-version|x-list|x-listserver|x-listname|x-listmember|x-ml-name|x-yahoogroups|x-google-group-id|x-sympa|x-campaign|x-mc-user|x-mailchimp|x-mailer-lid|x-newsletter|newsletter|x-bulkmail|x-mass-mail)/;

/** Why a mail went to many (RFC 2369, 2919): null for one that was written to us. */
export function listMark(mail: Mail): string | null {
  const mark = mail.headerLines.find(({ key }) => MARKS.test(key));
  return mark === undefined ? null : `has ${mark.key} (RFC 2369)`;
}

/**
 * Whether the list is the shop's own address: a Google group, for one, that passes on to the mailbox what customers write
 * to it. Told by where its answers go (RFC 2369) or by its id (RFC 2919).
 */
export function isOwnList(mail: Mail, isOwn: (address: string) => boolean): boolean {
  const posts = headerValues(mail, 'list-post').flatMap(
    (value) => value.match(/[^\s<>:,]{1,64}@[^\s<>,]{1,255}/g) ?? [],
  );
  const ids = headerValues(mail, 'list-id').flatMap((value) => {
    const [, local, domain] = /<([^<>.\s]{1,64})\.([^<>\s]{1,255})>/.exec(value) ?? [];
    return local === undefined || domain === undefined ? [] : [`${local}@${domain}`];
  });
  return [...posts, ...ids].some(isOwn);
}

/** Weaker traces: automatic replies have some of them as well. */
export function listTrace(mail: Mail): string | null {
  const precedence = (headerValues(mail, 'precedence')[0] ?? '').toLowerCase();
  if (/^(?:bulk|junk|list)\b/.test(precedence)) return `Precedence: ${precedence.slice(0, 20)}`;
  for (const name of ['sender', 'return-path', 'from']) {
    const value = headerValues(mail, name)[0] ?? '';
    if (/(?:^|[\s<])(?:owner-[\w.-]+|[\w.-]+-(?:bounces|owner|request)(?:\+[\w.=-]+)?)@/i.test(value))
      return `${name} of a mailing list`;
  }
  return null;
}

/** What newsletters say of themselves, in many languages. A person says one of these at most. */
const NEWSLETTER_SIGNS: readonly RegExp[] = [
  /unsubscribe|opt[- ]?out of|manage (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)|update (?:your )?(?:e-?mail )?preferences|abmelden|abbestellen|abmeldelink|désinscri|désabonn|darse de baja|cancelar (?:la |a |sua )?(?:suscripción|inscrição|assinatura)|descadastr|disiscri|cancella(?:ti|re l.iscrizione)|afmelden|uitschrijven|avprenumerera|avregistrera|afmeld|meld deg av|peruuta tilaus|wypisz|odhlásit|leiratkoz|dezabon|отписаться|відписатися|abonelikten (?:çık|ayrıl)|配信(?:停止|解除)|退订|退訂|取消订阅|수신 ?거부|구독 ?취소|सदस्यता (?:समाप्त|रद्द)|अनसब्सक्राइब/iu,
  /(?:view|read|open|see) (?:this |the )?(?:e-?mail |message |newsletter |it )?(?:online|in (?:your |a )?(?:web )?browser)|(?:having )?trouble (?:viewing|reading) this|im browser (?:ansehen|anzeigen|öffnen)|online-?(?:version|ansicht)|version en ligne|dans (?:votre|le) navigateur|ver (?:este correo |este e-?mail |en línea|no navegador|en (?:el|tu|su) navegador)|visualizza (?:nel browser|online)|bekijk (?:online|in (?:de|je|uw) browser)|visa i webbläsare|vis i (?:browser|nettleser)|zobacz w przeglądarce|в браузере|tarayıcıda|ブラウザで|在浏览器中|브라우저에서|ब्राउज़र में/iu,
  /you(?:'re| are)? (?:are )?(?:receiving|received|getting|subscribed|on) (?:this|to|our)[^.\n]{0,60}(?:because|since|as|list|newsletter|as a)|this (?:e-?mail|message|newsletter) was sent to|sie erhalten diese[^.\n]{0,40}(?:weil|da )|vous recevez ce|recibe este|recebeu este|ricevi questa|je ontvangt deze|вы получили это письмо/iu,
  /(?:©|\(c\)|copyright) ?(?:19|20)\d\d|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti/iu,
];
const NEWSLETTER_SENDER =
  /^(?:news(?:letters?)?|offers?|deals?|promo(?:tions?)?|marketing|campaigns?|e?mailings?|updates?|digest|bulletin|noticias|angebote|infolettre)(?:[-_.+]|@)/i;

/** Why a mail is a newsletter that has no mark in its head: what it says of itself, two signs at least. */
export function newsletterWords(mail: Mail, text: string): string | null {
  // Companies have footers too, below what a person writes.
  if (headerValues(mail, 'in-reply-to').length > 0 || isPersonal(text.slice(0, 800))) return null;
  const address = mail.from?.value[0]?.address ?? '';
  const ends = `${text.slice(0, 1_500)}\n${text.slice(-3_000)}`;
  const signs = NEWSLETTER_SIGNS.filter((sign) => sign.test(ends)).length + (NEWSLETTER_SENDER.test(address) ? 1 : 0);
  return signs >= 2 ? 'words of a newsletter' : null;
}
