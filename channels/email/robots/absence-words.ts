/*
 * How automatic replies say what they are, for those without headers, as data. Subjects are matched at their beginning:
 * "Re: Automatic reply" is a person who answers one.
 */

const SUBJECTS = [
  'auto(?:matic|mated|matically)?[\\s-]*(?:generated\\s)?(?:re(?:ply|sponse|sponder)|answer|acknowledg?e?ment|message|email|confirmation)',
  'auto ?: ?(?:re|aw|sv)\\s*:',
  'auto[- ]?re(?:ply|sponse|sponder)?\\s*[:\\-–]',
  '\\[?auto[- ]?reply\\]?',
  'vacation(?: reply| message| response| notice| auto)?\\s*(?:[:\\-–]|re:)',
  '\\[?(?:your )?(?:support )?(?:request|ticket|case|inquiry|enquiry) (?:received|created|opened|registered|acknowledged)',
  "(?:i am |i'm |am )?(?:currently )?(?:out of (?:the )?office|out of (?:the )?country|away from (?:the |my )?(?:office|desk|mail|email)|ooo|o\\.o\\.o\\.?)(?![\\p{L}\\p{M}])",
  "(?:i am|i'm) (?:on|away on|currently on) (?:(?:annual|sick|maternity|paternity|parental) )?(?:leave|vacation|holidays?)",
  'on (?:annual |sick |maternity |parental )?(?:leave|vacation|holiday)\\s*(?:[:\\-–(!.]|$)',
  'away (?:message|notice|reply)|absence (?:notice|message|from)|not in (?:the )?office|no longer (?:with|employed|works? (?:at|for|with))|unmonitored (?:mailbox|inbox)',
  'abwesenheit(?:snotiz|sassistent|smeldung|sbenachrichtigung)?|automatische (?:antwort|rückmeldung|benachrichtigung|eingangsbestätigung|email|e-mail)|auto-?antwort|nicht im (?:büro|haus)|ich bin (?:derzeit )?(?:im urlaub|abwesend|außer haus|nicht (?:im büro|im haus|erreichbar))|urlaub(?:snotiz)?\\s*[:\\-–]|außer haus|eingangsbestätigung\\s*(?:[:\\-–(!.]|$)',
  'réponse automatique|reponse automatique|absence du bureau|absente? du bureau|absent(?:e|s)?\\s*(?:[:\\-–(!.]|$)|absence\\s*(?:[:\\-–(!.]|$)|message d.absence|en congés?\\s*(?:[:\\-–(!.]|$)|hors du bureau|accusé de réception\\s*(?:[:\\-–(!.]|$)',
  'respuesta autom[aá]tica|autorrespuesta|auto-?respuesta|fuera de (?:la )?oficina|(?:ausencia|ausente|de vacaciones)\\s*(?:[:\\-–(!.]|$)|estoy fuera de|contestación automática|resposta automàtica|fora de l.oficina',
  'resposta autom[aá]tica|auto-?resposta|fora do escrit[oó]rio|ausência tempor|ausência\\s*(?:[:\\-–(!.]|$)|estou ausente|(?:em|de) férias\\s*(?:[:\\-–(!.]|$)|fora da empresa',
  'risposta automatica|auto-?risposta|fuori (?:sede|ufficio)|(?:assenza|assente|in ferie)\\s*(?:[:\\-–(!.]|$)|sono in ferie|messaggio automatico',
  'automatisch (?:antwoord|bericht)|automatische reactie|(?:afwezig(?:heid)?|niet aanwezig)\\s*(?:[:\\-–(!.]|$)|afwezigheidsbericht|afwezigheidsassistent|buiten kantoor|ontvangstbevestiging\\s*(?:[:\\-–(!.]|$)',
  'automatiskt? (?:svar|melding|meddelande)|autosvar|auto-svar|frånvaro|frånvarande|fraværs?(?:melding|besked|assistent)?|ikke til ?stede|ikke på kontoret|ej på kontoret|semester\\s*(?:[:\\-–(!.]|$)|sjálfvirkt svar',
  'automaattinen (?:vastaus|poissaoloviesti)|poissa(?:oloilmoitus|oloviesti)|poissa(?:olo)?\\s*(?:[:\\-–(!.]|$)|automaatvastus|automaatne vastus|puhkus',
  'odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|poza biurem|nieobecność|nieobecny|urlop\\s*(?:[:\\-–(!.]|$)',
  'automatická odpov[eě]ď|automatick[aá] odpoveď|automatická odpověd|nepřítomnost|neprítomnosť|mimo kancelář|mimo kancelár|dovolená\\s*(?:[:\\-–(!.]|$)',
  'automatikus válasz|házon kívül|távollét|szabadságon|irodán kívül',
  'răspuns automat|raspuns automat|absent din birou|nu sunt la birou|în concediu|absență',
  'автоматический ответ|автоответ(?:чик)?|авто-ответ|автоматическое (?:уведомление|сообщение)|вне офиса|нет на месте|отсутствие (?:на|в)|отсутствую|я в отпуске|в отпуске\\s*(?:[:\\-–(!.]|$)',
  'автоматична відповідь|автовідповідь|автовідповідач|поза офісом|у відпустці|автоматичен отговор|извън офиса|аутоматски одговор|автоматски одговор',
  'automatski odgovor|automatska poruka|izvan ureda|odsutan|odsutnost|samodejni odgovor|samodejno sporočilo|odsotnost|odsoten',
  'αυτόματη απάντηση|εκτός γραφείου|απουσία\\s*(?:[:\\-–(!.]|$)|otomatik (?:yanıt|cevap)|iş yerinde değilim|ofis dışında|izindeyim|işyeri dışında',
  'automātiska atbilde|automatinis atsakymas|nesu biure|prombūtn',
  'תשובה אוטומטית|מענה אוטומטי|מחוץ למשרד|הודעת היעדרות|رد تلقائي|الرد التلقائي|رد آلي|خارج المكتب|پاسخ خودکار',
  '(?:स्वचालित|स्वत[ः:]) (?:उत्तर|जवाब|प्रतिक्रिया)|ऑटो(?:मैटिक)? ?(?:रिप्लाई|जवाब|उत्तर)|कार्यालय से बाहर|स्वयंचलित उत्तर|স্বয়ংক্রিয় উত্তর|தானியங்கு பதில்|స్వయంచాలక|આપોઆપ જવાબ',
  '自動(?:応答|返信|回覆|回复|答覆|送信|配信)|自动(?:答复|回复|应答|回覆)|不在(?:通知|届)?|外出中|不在办公室|外出通知|休假中|【自動',
  '자동 ?(?:회신|응답|답장)|부재 ?중|자리 ?비움|휴가 ?중',
  'ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ|ไม่อยู่(?:ที่)?สำนักงาน|trả lời tự động|thư trả lời tự động|vắng mặt|balasan otomatis|jawaban otomatis|di luar kantor|balasan automatik|tidak di kantor',
];
export const ABSENCE_SUBJECT = new RegExp(`^[\\s\\[(*<【"']*(?:${SUBJECTS.join('|')})`, 'iu');
/** Somewhere else in the subject: "Your request (out of office)", "Re: lamp [auto-reply]". */
export const ABSENCE_SUBJECT_WITHIN =
  /[([]\s*(?:out of (?:the )?office|auto[- ]?reply|automatic reply|autoreply|auto[- ]?response|vacation|ooo|abwesend|abwesenheit|absent)[^)\]]*[)\]]|(?:is|am) (?:currently )?out of (?:the )?office|[-–:]\s*out of (?:the )?office\s*$|auto-?(?:reply|response)\s*$|will be out of (?:the )?office/iu;

/** "I am away": one such sentence is not enough, people tell it too. */
const AWAY = [
  "(?:i am|i'm|i will be|i'll be|we are|he is|she is|am|will be|is) (?:now |currently |presently |away and )?(?:out of (?:the |my )?(?:office|country|town)|away from (?:the |my )?(?:office|desk|email|mail|computer)|on (?:annual |sick |maternity |paternity |parental |medical |study )?(?:leave|vacation|holidays?)|travel+ing|(?:attending|at) (?:a|an|the|our) [^.\\n]{0,20}(?:conference|training|meeting|event|seminar|workshop|offsite)|not in the office|out of office|unavailable|away (?:until|from|till|on))",
  'out of (?:the )?office (?:from|until|till|on|with|and|for|today)|currently out of (?:the )?office|thank you for your (?:e-?mail|message|mail)[^\\n]{0,80}(?:out of|away|on leave|on vacation)|i have (?:now )?left the company|no longer (?:works?|working|employed|with) (?:at|for|with|the)|our (?:offices?|shop|store|company|team) (?:is|are|will be|remains?) (?:now |currently )?closed',
  'ich bin (?:derzeit|zur zeit|momentan|aktuell|heute|vom|ab|bis|leider|nicht|erst|wieder)[^.\\n]{0,80}(?:nicht im (?:büro|haus)|außer haus|urlaub|abwesend|nicht (?:per e-?mail )?erreichbar|wieder im büro)|bin ich (?:[^.\\n]{0,60} )?(?:nicht (?:im büro|im haus|erreichbar)|wieder (?:im büro|erreichbar)|im urlaub|abwesend|außer haus)|nicht im (?:büro|haus)|(?:ich bin|befinde mich|bin) (?:[^.\\n]{0,30})?(?:im urlaub|abwesend|in elternzeit)',
  'je (?:suis|serai) (?:actuellement |momentanément |)?(?:absente?|en congés?|en déplacement|en vacances|hors du bureau|indisponible)|absente? du bureau|actuellement absente?',
  '(?:estoy|estaré|me encuentro|me encontraré) (?:actualmente |)?(?:fuera|ausente|de vacaciones|de baja|de viaje)|fuera de la oficina',
  '(?:estou|estarei|encontro-me) (?:atualmente |)?(?:ausente|fora|de férias|em férias|em viagem)|fora do escritório',
  '(?:sono|sarò) (?:attualmente |momentaneamente |)?(?:assente|fuori (?:ufficio|sede)|in ferie|in vacanza)|fuori ufficio',
  'ik ben (?:momenteel |op dit moment |tijdelijk |vandaag |)?(?:niet aanwezig|afwezig|niet op kantoor|met vakantie|op vakantie|met verlof|niet bereikbaar)|ben ik (?:afwezig|niet aanwezig|niet op kantoor|op vakantie)',
  'jag är (?:för närvarande |just nu |)?(?:inte på (?:kontoret|plats)|på semester|bortrest|ledig|föräldraledig|frånvarande|tjänstledig)|är (?:jag )?på semester|(?:jeg er|er) (?:for tiden |i øjeblikket |pt\\.? |)?(?:i (?:pappa|mamma|foreldre)permisjon|på barsel|på orlov|ikke på kontoret|på ferie|bortreist|ikke til stede|fraværende|på kursus|ikke tilgjengelig)',
  'olen (?:tällä hetkellä |)?(?:poissa|lomalla|matkoilla|vuosilomalla|vapaalla|tavoittamattomissa)|en ole (?:tavoitettavissa|toimistolla)|viibin puhkusel|olen puhkusel',
  'jestem (?:obecnie |aktualnie |)?(?:nieobecn[ya]|poza biurem|na urlopie|niedostępn[ya])|przebywam na urlopie|poza biurem|jsem (?:momentálně |aktuálně |)?(?:mimo kancelář|na dovolené|nepřítomn[ýa])|(?:som|budem) (?:momentálne |)?(?:mimo kancelárie|na dovolenke|neprítomn[ýa])',
  'szabadságon vagyok|házon kívül|nem vagyok (?:az irodában|elérhető)|távol (?:vagyok|leszek)|sunt (?:plecat|în concediu|plecată|in concediu)|nu sunt (?:la|în) birou|lipsesc din birou',
  'я (?:сейчас |)?(?:в отпуске|нахожусь в|отсутствую|вне офиса|в командировке|буду отсутствовать)|меня нет (?:в офисе|на месте)|нахожусь в (?:отпуске|командировке)|я (?:зараз |)?(?:у відпустці|перебуваю|відсутн)|в отпуск съм|извън офиса съм',
  '(?:na godišnjem odmoru|nisam u uredu|na dopustu|odsotna?|nisem v pisarni|odsutan sam|odsutna sam)|(?:απουσιάζω|είμαι εκτός γραφείου|βρίσκομαι εκτός|λείπω)|(?:izindeyim|yıllık izinde|ofis dışında|ofiste (?:değilim|olmayacağım)|iş yerinde olmayacağım)',
  'אני (?:כרגע |)?(?:בחופש|בחופשה|מחוץ למשרד|לא נמצא|אעדר|נעדר)|אהיה (?:בחופש|בחופשה|מחוץ)|(?:أنا|انا) (?:حاليا |حالياً |)?(?:خارج المكتب|في إجازة|في اجازة)|خارج المكتب|في إجازة|در مرخصی',
  '(?:कार्यालय|ऑफिस|ऑफ़िस|दफ़्तर) से बाहर|छुट्टी पर (?:हूँ|हूं|रहूँगा|रहूंगा)|मैं (?:अभी |फिलहाल |वर्तमान में |)?(?:कार्यालय से बाहर|ऑफिस से बाहर|ऑफ़िस से बाहर|छुट्टी पर|अवकाश पर|(?:कार्यालय|ऑफिस|ऑफ़िस) में (?:उपलब्ध )?नहीं|दफ़्तर से बाहर)|अवकाश पर (?:हूँ|हूं|रहूँगा|रहूंगा|रहूँगी|रहूंगी)|main [^.\\n]{0,40}(?:office se (?:bahar|baahar)|chh?utti (?:par|pe)|leave (?:par|pe))|மின்னஞ்சலுக்கு நன்றி.{0,60}விடுப்பில்|ছুটিতে আছি|રજા પર છું|మేము సెలవులో|సెలవులో ఉన్నాను|ರಜೆಯಲ್ಲಿದ್ದೇನೆ|അവധിയിലാണ്|रजेवर (?:आहे|असेन)',
  '不在(?:に|を|とな|にし)|休暇(?:中|をいただ|を頂|のため)|出張中|外出して|休業|夏季休業|年末年始|(?:我|本人)?(?:正在|目前|现在|現在)?(?:休假|外出|出差|不在办公室|不在辦公室|度假)|부재 ?중|휴가 ?중|출장 ?중|자리를 비',
  'ไม่อยู่(?:ที่)?(?:สำนักงาน|ออฟฟิศ)|ลาพักร้อน|อยู่ระหว่างลา|tôi (?:hiện )?(?:đang |)?(?:nghỉ phép|đi công tác|vắng mặt|không có mặt)|saya (?:sedang |saat ini |)(?:cuti|tidak (?:di|berada di) kantor|di luar kantor|bercuti)|esmu (?:atvaļinājumā|prombūtnē)|(?:esu|būsiu) (?:atostogose|išvyk)',
];
/** Some scripts write without spaces: there a word begins anywhere. */
const WORD_START = '(?:(?<![\\p{L}\\p{M}])|(?<=[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}]))';
export const AWAY_SENTENCE = new RegExp(`${WORD_START}(?:${AWAY.join('|')})`, 'iu');

/** Away from work, which is said by machines; a holiday is a shopper's as well. */
export const WORKPLACE =
  /office|büro|außer haus|bureau|oficina|escritório|ufficio|sede|kantoor|kontor|toimisto|biur|kancel|irod|birou|uredu|pisarn|офис|γραφε|ofis|משרד|المكتب|कार्यालय|ऑफ[िी]|ऑफ़िस|不在|办公室|辦公室|부재|สำนักงาน|kantor|company|leave|attending/iu;
/** What only a shopper writes about: then a person is on holiday, and wants something. */
export const SHOPPING =
  /(?<!on )\b(?:my|the|your|our) (?:order|parcel|package|delivery|refund|return|purchase|replacement)|order (?:no|number|id|#)|deliver(?:ed|y)?\b|courier|parcel|refund|(?:meine|ihre|die) (?:bestellung|lieferung|rückgabe)|paket|liefer(?:n|ung)|(?:ma|la|votre) (?:commande|livraison)|colis|mi pedido|el pedido|paquete|entrega|meu pedido|encomenda|il mio ordine|ordine|pacco|consegna|bestelling|pakket|bezorg|заказ|посылк|достав|ऑर्डर|डिलीवरी|पार्सल|रिफंड|mera order|注文|配達|订单|快递|주문|배송/iu;

const FIRST_PERSON =
  /(?<![\p{L}\p{M}])(?:i|i'm|i've|i am|my|me|ich|mein(?:e|en|er)?|mir|je|j'ai|mon|ma|yo|mi|meu|minha|io|mio|mia|ik|mijn|jag|mina?|jeg|я|мой|моя|мне|mera|meri|mere|mujhe|maine|मेरा|मेरी|मेरे|मुझे|मैं|मैंने)(?![\p{L}\p{M}])|私|我/iu;
const IMPATIENCE =
  /nobody|no ?one|no (?:reply|response|answer)|still (?:open|waiting|no|not|haven)|not (?:yet )?(?:received|answered|replied|resolved)|again and again|(?:second|third|fourth|\d(?:nd|rd|th)) time|koi jawab|कोई जवाब|niemand|personne|nadie|ninguém|nessuno|никто/iu;

/** Somebody speaks for himself about what he bought, or has lost patience: machines do neither, whatever they are quoted with. */
export function isPersonal(text: string): boolean {
  return FIRST_PERSON.test(text) && (SHOPPING.test(text) || IMPATIENCE.test(text));
}

/** What an automatic reply adds: until when, whom to ask instead, that it will be read later. */
const AWAY_EXTRAS = [
  'until|till|through|returning|return(?:ing)? (?:on|to)|back (?:on|in|at)|upon my return|on my return|when i (?:return|get back|am back)|limited (?:access|e-?mail)|no access to|not have access|intermittent|(?:urgent|immediate|emergency)[^.\\n]{0,60}(?:contact|call|e-?mail|reach|assistance|matter|help)|please (?:contact|call|reach|direct)|in my absence|during my absence|will (?:respond|reply|get back|answer|be (?:read|checked|forwarded))|thank(?:s| you) for (?:your|the) (?:e-?mail|message|mail|contacting|writing)',
  'bis (?:zum|einschließlich|einschl)|ab dem|wieder (?:erreichbar|da|im|zurück|für sie)|in dringenden|dringend|vertretung|vertritt|kolleg|nicht weitergeleitet|weitergeleitet|nach meiner rückkehr|vielen dank für ihre|danke für (?:ihre|deine)',
  'jusqu.au|de retour|à mon retour|en cas d.urgence|urgence|pendant mon absence|en mon absence|contacter|merci (?:de|pour) votre|je vous répondrai|accès limité',
  'hasta el|regres|de vuelta|a mi vuelta|urgente|durante mi ausencia|póngase en contacto|contact[ea]|gracias por su|responder[ée]|acceso limitado|até (?:o|ao) dia|até \\d|retorn|regressarei|volt(?:o|arei)|obrigad[oa] pel|contato|contacte|contatar',
  'fino al|sino al|rientr|al mio ritorno|urgen|contattare|grazie per|risponder[òo]|tot (?:en met)?|terug|dringend|contact op|bij afwezigheid|tijdens mijn|bedankt voor',
  'till och med|t\\.o\\.m|tillbaka|åter|brådskande|akuta?|kontakta|tack för|til og med|tilbake|tilbage|haster|hastende|kontakt|saakka|asti|palaan|kiireellis|ota yhteyttä|kiitos',
  'do dnia|wracam|wrócę|pilnych|w sprawach|kontakt|dziękuję|zpět|vrátím|naléhav|kontaktujte|děkuji|späť|vrátim|ďakujem|-ig\\b|sürgős|visszaérkez|köszönöm|până|urgent|revin|contacta',
  'до \\d|вернусь|по возвращении|срочн|обращ|свяжитесь|спасибо за|повернусь|термінов|зверт|дякую|връщам|спешн|свържете',
  'do \\d|hitn|nujn|kontakt|μέχρι|έως|επιστρ|επείγον|επικοινων|ευχαριστ|kadar|döneceğim|acil|iletişim|teşekkür',
  'עד|אחזור|דחוף|לפנות|תודה|حتى|العودة|سأعود|عاجل|التواصل|شكرا|تا تاریخ|तक|वापस|लौट|तत्काल|अत्यावश्यक|संपर्क|धन्यवाद|tak\\b|wapas|urgent|sampark',
  'まで|戻り|緊急|ご連絡|改めて|折り返し|至急|お急ぎ|直到|返回|回来|紧急|緊急|联系|聯絡|回复您|까지|복귀|긴급|연락|จนถึง|กลับ|ด่วน|ติดต่อ|ขอบคุณ|đến|quay lại|khẩn|liên hệ|cảm ơn|sampai|kembali|mendesak|hubungi|terima kasih',
];
export const AWAY_EXTRA = new RegExp(AWAY_EXTRAS.join('|'), 'giu');

/** A machine that says so: "this is an automated response, please do not reply". */
const MACHINE = [
  'this (?:is an?|e-?mail (?:is|was)|message (?:is|was)|mail (?:is|was)|reply (?:is|was)|response (?:is|was))[^.\\n]{0,40}(?:auto(?:matic|mated|matically|-?generated|-?reply|-?response|-?responder)|computer[- ]generated|system[- ]generated)',
  '(?:auto(?:matic|mated|matically)?[- ]?(?:generated|response|reply|responder|acknowledg?ement|confirmation|notification))[^.\\n]{0,40}(?:e-?mail|message|mail|please|from|confirm|to|that|only|sent)',
  '(?:please )?do not (?:reply|respond)(?: directly)? to this (?:e-?mail|message|mail|notification|address)|replies to this (?:e-?mail|message|address|mailbox) (?:are|is|will) (?:not|un)|this (?:mailbox|inbox|address|account) is (?:not |un|no longer (?:being )?)(?:monitored|checked|in use)|not monitored',
  'dies ist eine automatisch(?:e|er)?|diese (?:e-?mail|nachricht) wurde automatisch|automatisch (?:generierte?|erstellte?|erzeugte?) (?:e-?mail|nachricht|antwort|mail)|bitte antworten sie nicht auf diese|wir haben ihre (?:anfrage|nachricht|e-?mail) erhalten',
  '(?:ceci est|il s.agit d).{0,4}(?:un|une)? ?(?:message|réponse|e-?mail|courriel) automatique|(?:message|courriel|e-?mail) (?:a été )?(?:envoyé|généré) automatiquement|merci de ne pas répondre|ne pas répondre à ce|nous avons bien reçu votre',
  'este (?:es un |)?(?:mensaje|correo|email) (?:es |ha sido |fue )?(?:automático|generado automáticamente|enviado automáticamente)|respuesta automática|no responda a este|hemos recibido su|esta é uma (?:mensagem|resposta) automática|(?:mensagem|e-?mail) automátic[oa]|não responda (?:a |)este|recebemos (?:a )?su[ao]|questo è un messaggio automatico|risposta automatica|non rispondere a questo|abbiamo ricevuto la',
  'dit is een automatisch|automatisch gegenereerd|niet (?:te )?(?:beantwoorden|reageren) op dit|detta är ett automatiskt|automatiskt (?:genererat|svar|meddelande)|svara inte på detta|dette er (?:et|en) automati(?:sk|ske)|automatisk (?:generert|genereret|svar)|tämä on automaatti|automaattinen (?:vastaus|viesti)',
  'wiadomość (?:została )?(?:wygenerowana )?automatyczn|odpowiedź automatyczna|prosimy nie odpowiadać|automatick(?:á|y|ý) (?:odpově|odpove|zpráv|vygener|generov)|neodpov[íe]dejte na|automatikus (?:válasz|üzenet)|mesaj (?:generat )?automat|răspuns automat',
  'это автоматическ|автоматическ(?:ий ответ|ое сообщение|ое уведомление)|сообщение (?:было )?(?:сгенерировано|отправлено|создано) автоматически|не отвечайте на это|пожалуйста, не отвечайте|це автоматичн|автоматичн(?:а відповідь|е повідомлення)',
  'otomatik (?:olarak|yanıt|cevap|mesaj)|αυτόματ(?:η απάντηση|ο μήνυμα)|הודעה אוטומטית|מענה אוטומטי|رسالة (?:آلية|تلقائية)|رد (?:آلي|تلقائي)|यह (?:एक )?स्वचालित|स्वचालित (?:संदेश|ईमेल|उत्तर|जवाब)|कृपया इस (?:ईमेल|मेल|संदेश) का (?:उत्तर|जवाब) न',
  '自動(?:返信|送信|応答|配信|的に)|このメールは自動|送信専用|自动(?:回复|发送|答复)|系统自动|請勿回覆|请勿(?:直接)?回复|자동(?:으로)? ?(?:회신|응답|발송|답장|생성)|อัตโนมัติ|tự động|otomatis|automatik',
];
export const MACHINE_SENTENCE = new RegExp(`(?:${MACHINE.join('|')})`, 'iu');

/** What an acknowledgement of a ticket system says; one such sentence alone may be a person's. */
export const ACKNOWLEDGEMENTS = [
  /we(?: have|'ve)? received your (?:e-?mail|message|request|enquiry|inquiry|query|application|mail)|your (?:e-?mail|message|request|enquiry|inquiry|query|ticket) (?:has been|was) (?:received|logged|registered)|wir haben ihre [^.\n]{0,30} erhalten|nous avons bien reçu votre|hemos recibido su|recebemos (?:a |o )?su?[ae]|abbiamo ricevuto la/i,
  /thank(?:s| you) for (?:contacting|writing|reaching|getting in touch|your (?:e-?mail|message|enquiry|inquiry|query|request))|vielen dank für ihre|merci de (?:nous avoir|votre)|gracias por (?:contactar|su)|obrigad[oa] por/i,
  /(?:within|in) (?:the next )?\d+ (?:-? ?\d+ )?(?:business |working )?(?:hours|days)|as soon as possible|schnellstmöglich|dans les (?:plus brefs|meilleurs) délais|lo antes posible|o mais (?:breve|rápido)|shortly/i,
  /(?:ticket|case|reference|request) (?:number|id|no\.?|#)|\[#?[A-Z0-9-]{4,}\]|ticket(?:nummer)?[: #]/i,
] as const;

/** Mail programs that tell that a mail was opened. */
export const RECEIPT_SUBJECT =
  /^\s*(?:(?:not )?read(?: receipt)?|read:|gelesen|ungelesen gelöscht|lu|non lu|leído|leida|lido|lida|letto|gelezen|läst|lest|læst|luettu|przeczytan[eo]|přečteno|prečítané|olvasva|citit|прочтено|прочитано|okundu|διαβάστηκε|נקרא|تمت القراءة|開封済み|已读|已讀|읽음|return receipt|receipt|delivered|disposition notification|lesebestätigung|empfangsbestätigung(?: \(angezeigt\))?|accusé de (?:lecture|réception)|confirmación de lectura|confirmação de leitura|conferma di lettura|leesbevestiging|läskvitto|lesekvittering|potwierdzenie przeczytania|отчет о прочтении|okundu bilgisi|पढ़ा गया)(?:\s*\([^)]{0,30}\))?\s*[:：-]/iu;
export const RECEIPT_SENTENCE =
  /(?:was|has been) (?:read|opened|displayed|deleted without being read)|return receipt|gelesen|angezeigt|a été (?:lu|affiché|ouvert)|(?:fue|ha sido) (?:leído|mostrado)|foi (?:lid[ao]|exibid[ao])|è stato (?:letto|visualizzato)|is gelezen|weergegeven|lästes|blev læst|ble lest|luettiin|zosta(?:ło|ła) (?:przeczytan|wyświetlon)|bylo? (?:přečten|zobrazen)|прочитано|прочтено|okundu|開封|已(?:读|讀|阅读)|읽|पढ़ा गया/iu;

/** Outlook, where its sender wants a mail to be unread. Who says so himself ("I would like to") is a person. */
export const RECALL_SUBJECT = /^\s*(?:recall|rückruf)\s*[:：]/iu;
export const RECALL_SENTENCE =
  /^(?!(?:i|we|ich|wir) )[^\n]{1,200}? (?:would like to recall the message, ?["“]|möchte die nachricht ["„“][\s\S]{0,600} zurückrufen)/iu;

/** Systems that hold a mail until its sender proves to be a person. Answering one could start a loop. */
export const CHALLENGE =
  /(?:confirm|verify|validate|prove)[^.\n]{0,80}(?:you(?:'re| are) (?:a |not a )?(?:human|real person|spam|robot)|(?:your|this) (?:e-?mail|message|mail) (?:is|be|will be|to be) deliver|(?:your|the) (?:e-?mail )?address (?:is|be) (?:legitimate|valid|real))|(?:your (?:e-?mail|message) (?:is|has been|was)|has been) (?:held|quarantined|waiting|placed)[^.\n]{0,80}(?:approv|confirm|verif|until|unknown sender)|spam ?arrest|boxbe|protected by [^.\n]{0,40}(?:spam|junk) ?(?:blocker|filter|protection)|add(?:ed)? (?:you|your (?:e-?mail )?address) to [^.\n]{0,30}(?:allowed|approved|safe|white)|challenge[- ]response|sender verification|message (?:awaits|awaiting|requires) (?:verification|confirmation)|click[^.\n]{0,60}(?:added to|approved|allowed) (?:my|the|our)[^.\n]{0,30}(?:senders?|list)|\b(?:i'?m|i am) (?:using|protecting)[^.\n]{0,60}(?:spam|junk)[^.\n]{0,60}(?:click|confirm|verify)/i;
