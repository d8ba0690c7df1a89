/*
 * The words by which mail programs mark what they quote, as data. All are matched in lower case after NFC, without
 * bidirectional marks.
 */

/** "… wrote:", by language; some programs put the name behind the verb, so it may stand anywhere in the line. */
const WROTE = [
  'wrote|writes|has written|said',
  'schrieb|geschrieben|schreef|schrijft|geschreven',
  'a écrit|ecrit|écrivait|a ecrit',
  'escribió|escribio|escribe|ha escrito|va escriure|escribiu',
  'escreveu|escreve',
  'ha scritto|scrive|scritto',
  'skrev|skreiv|kirjoitti|kirjutas|skrifaði',
  'napisał|napisała|napisał\\(a\\)|pisze',
  'napsal|napsala|napsal\\(a\\)|napísal|napísal\\(a\\)|píše|napísala',
  'írta|ezt írta',
  'a scris|scris',
  'пишет|написал|написала|написал\\(а\\)|писал|писала|пише|написав|написала|написав\\(ла\\)|написа',
  'je napisao|je napisala|je napisao/la|napisao je|je napisal|napisal|napisala|je napisal/-a|написао|је написао/ла|напиша',
  'έγραψε|έγραψαν',
  'yazdı|şunu yazdı|yazmış|yazdi',
  'rakstīja|rašė|parašė|rakstija',
  'menulis|menulis:|sumulat|viết|đã viết',
  'כתב|כתבה|כתב/ה|כתב\\(ה\\)|מאת',
  'كتب|كتبت|نوشت',
  'ने लिखा|लिखा|ने लिहिले|ले लेख्नुभयो',
  'লিখেছেন|લખ્યું|எழுதியது|எழுதினார்|వ్రాశారు|రాశారు|ಬರೆದಿದ್ದಾರೆ|ಬರೆದರು|എഴുതി|ਨੇ ਲਿਖਿਆ|لکھا',
  '写道|寫道|写到|のメール|書きました|書き込みました|님이 작성|작성|wrote|씀|เขียน|เขียนว่า',
];
export const WROTE_WORD = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${WROTE.join('|')})(?![\\p{L}\\p{M}])|写道|寫道|のメール|書きました|님이 작성|เขียน`,
  'iu',
);

/** How an attribution begins: "On Monday …", "Am 3. Juni …"; a date, a weekday or a name begin it as well. */
export const ATTRIBUTION_START =
  /^(?:on|am|le|el|em|il|il giorno|op|den|på|w dniu|dnia|dne|dňa|în data|la|pe|στις|vào|pada|tanggal|em|às|u|kl|na|на|в|у|date|datum|fecha|data|quoting|zitat von|citando|בתאריך|ב-|في|بتاريخ|於|于|在|ngày|tarihinde|no dia|ons?|tor|fre|lör|sön|mån|tis)(?![\p{L}\p{M}])/iu;

const ORIGINAL = [
  'original message|original mail|original appointment|reply message|original text|reply separator|message d.origine|message original|message initial',
  'ursprüngliche nachricht|urspruengliche nachricht|originalnachricht|original-nachricht|ursprungliche nachricht|originele bericht|oorspronkelijk bericht|oorspronkelijke bericht',
  'mensaje original|mensagem original|messaggio originale|missatge original|messaggio inoltrato',
  'ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|original meddelelse|opprinnelig melding|opprinnelig epost|alkuperäinen viesti|ursprungligt|original besked',
  'oryginalna wiadomość|wiadomość oryginalna|wiadomość oryginalna|původní zpráva|původní e-mail|pôvodná správa|eredeti üzenet|mesaj original|mesajul original|izvorna poruka|originalna poruka|izvirno sporočilo',
  'исходное сообщение|оригинальное сообщение|первоначальное сообщение|вихідне повідомлення|оригінальне повідомлення|оригинално съобщение',
  'αρχικό μήνυμα|orijinal ileti|özgün ileti|orijinal mesaj|asıl mesaj|הודעה מקורית|الرسالة الأصلية|پیام اصلی',
  '元のメッセージ|原始邮件|原邮件|原始郵件|原始信件|원본 메시지|원본 메일|ข้อความต้นฉบับ|tin nhắn gốc|pesan asli|मूल संदेश|मूल मेल',
];
const FORWARDED = [
  'forwarded message|forwarded by|forward message|forwarded mail|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|doorgestuurd bericht|begin doorgestuurd bericht',
  'message transféré|message transmis|début du message transféré|début du message réexpédié|mensaje reenviado|inicio del mensaje reenviado|mensagem encaminhada|mensagem reencaminhada|início da mensagem reencaminhada|início da mensagem encaminhada|messaggio inoltrato|inizio messaggio inoltrato|missatge reenviat',
  'vidarebefordrat meddelande|vidarebefordrat brev|videresendt meddelelse|videresendt besked|videresendt melding|välitetty viesti|edelleenlähetetty viesti|starten på det videresendte',
  'wiadomość przekazana dalej|przekazana wiadomość|treść przekazanej wiadomości|přeposlaná zpráva|preposlaná správa|továbbított üzenet|mesaj redirecționat|mesaj redirectionat|proslijeđena poruka|posredovano sporočilo',
  'пересылаемое сообщение|пересланное сообщение|пересылаемое письмо|начало переадресованного сообщения|переслане повідомлення|препратено съобщение',
  'προωθημένο μήνυμα|iletilen mesaj|yönlendirilen ileti|iletilmiş mesaj|הודעה שהועברה|رسالة مُعاد توجيهها|رسالة محولة',
  '転送されたメッセージ|转发的邮件|轉寄的郵件|转发邮件|已转发邮件|전달된 메일|전달된 메시지|ข้อความที่ถูกส่งต่อ|chuyển tiếp|pesan yang diteruskan|आगे भेजा गया संदेश|अग्रेषित संदेश|फ़ॉरवर्ड किया गया',
];
export const ORIGINAL_WORDS = new RegExp(`^(?:${ORIGINAL.join('|')})`, 'iu');
export const FORWARDED_WORDS = new RegExp(`^(?:${FORWARDED.join('|')})`, 'iu');

/** Names of the headers above a quoted mail, by meaning. */
const KEYS = {
  from: 'from|von|de|da|van|från|fra|lähettäjä|saatja|od|odesílatel|odosielateľ|feladó|expeditor|de la|от|від|från|από|kimden|gönderen|מאת|من|从|發件人|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|จาก|từ|dari|प्रेषक|से|pošiljatelj|pošiljalac|šalje|no|nuo|sender|reply-to|expéditeur|remitente|remetente|mittente|afzender|avsändare|afsender|avsender|nadawca',
  sent: 'sent|date|gesendet|datum|envoyé|envoyé le|date d.envoi|enviado|enviado el|enviada|enviada em|enviado em|fecha|data|inviato|data invio|verzonden|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|saadetud|wysłano|wysłane|data wysłania|odesláno|datum odeslání|odoslané|dátum|elküldve|trimis|trimis la|отправлено|дата|відправлено|надіслано|изпратено|στάλθηκε|ημερομηνία|αποστολή|gönderildi|gönderilen|gönderme tarihi|tarih|נשלח|תאריך|تاريخ|أرسلت|تم الإرسال|发送时间|日期|时间|寄件日期|傳送時間|送信日時|日付|보낸 날짜|날짜|วันที่|ส่ง|ngày|đã gửi|tanggal|dikirim|दिनांक|भेजा गया|तारीख|poslano|poslato|sent at|received|time',
  to: 'to|an|à|a|para|aan|naar|till|til|vastaanottaja|kellele|do|komu|címzett|către|catre|кому|до|προς|kime|alıcı|אל|إلى|收件人|收件者|宛先|受信者|받는 사람|받는사람|ถึง|đến|kepada|प्रति|प्राप्तकर्ता|za|prima|destinataire|destinatario|destinatário|empfänger|ontvanger|mottagare|modtager|mottaker|adresat|cc|kopie|kopia|kopi|copie|копия|копія|副本|抄送|참조|cópia|bcc|ccn|сс|dw|másolatot kap|kopio|bilgi',
  subject:
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|teema|temat|předmět|predmet|tárgy|subiect|тема|относно|θέμα|konu|נושא|الموضوع|موضوع|主题|主旨|主題|件名|제목|เรื่อง|หัวเรื่อง|tiêu đề|chủ đề|perihal|subjek|विषय|zadeva|tēma|assumpte',
};
export const HEADER_KEY: Readonly<Record<keyof typeof KEYS, RegExp>> = {
  from: keyPattern(KEYS.from),
  sent: keyPattern(KEYS.sent),
  to: keyPattern(KEYS.to),
  subject: keyPattern(KEYS.subject),
};

/** `From: x`, `*From:* x`, `De : x`, `发件人：x`. */
function keyPattern(words: string): RegExp {
  return new RegExp(`^[\\s|*_]*(?:${words})[*_]?\\s*[:：][*_]*(?:\\s|$|(?<=：))`, 'iu');
}

/** "Sent from my iPhone", by language: the whole line. */
const SENT_FROM = [
  'sent (?:from|on) .*|sent with .*|sent using .*|sent via .*|get outlook for .*|download outlook for .*|get it on .*',
  '(?:diese nachricht wurde )?von (?:meinem|meiner) .{2,60} (?:gesendet|verschickt|versandt).*|gesendet (?:von|mit|über) .*|diese nachricht wurde von .* gesendet.*|outlook für (?:ios|android).*|holen sie sich outlook.*',
  'envoyé (?:de|depuis|à partir|avec) .*|télécharg(?:er|ez) outlook.*|obtenez outlook.*|envoyé d.*',
  'enviado (?:desde|do|de|a partir|pelo|via|con) .*|enviada (?:do|desde) .*|obtener outlook.*|obter o outlook.*|enviat des de .*',
  'inviato (?:da|dal|con) .*|ottieni outlook.*|scarica outlook.*',
  'verzonden (?:vanaf|met|via) .*|verstuurd (?:vanaf|met|via) .*|outlook voor (?:ios|android).*|outlook downloaden.*',
  'skickat från .*|skickades från .*|sendt fra .*|sendt via .*|sendt med .*|hämta outlook.*|hent outlook.*|lähetetty .{0,30}(?:ista|sta|lta|llä|stä|ltä).*|hanki outlook.*|senddur.*',
  'wysłan[eoy] z .*|wysłano z .*|pobierz aplikację outlook.*|pobierz outlook.*|odesláno z .*|získejte outlook.*|odoslané z .*|trimis de pe .*|trimis din .*|küldve: .*|(?:el)?küldve az? .*|poslano s .*|poslano z .*|poslato sa .*',
  'отправлено (?:с|из|от|через) .*|отправленo .*|надіслано (?:з|із) .*|відправлено (?:з|із) .*|изпратено от .*|скачать outlook.*',
  'στάλθηκε από .*|εστάλη από .*|.{2,40}(?:ımdan|umdan|imden|ümden|dan|den) gönderildi.*|.{0,30} uygulamasından gönderildi.*',
  'נשלח מה.*|נשלח מ.*|أرسلت من .*|مرسل من .*|تم الإرسال من .*|ارسال شده از .*',
  '.{1,30}から送信.*|发自我的.*|發自我的.*|发送自.*|來自我的.*|从我的.*发送.*|從我的.*傳送.*|来自我的.*|나의 .{1,30}에서 보냄.*|내 .{1,30}에서 보냄.*|.{1,30}에서 보냄.*|ส่งจาก.*',
  '.{1,20}के लिए outlook प्राप्त करें.*|dikirim dari .*|dihantar dari .*|đã gửi từ .*|được gửi từ .*|gửi từ .*|मेरे .{2,40} से भेजा गया.*|.{2,40} से भेजा गया.*|saadetud minu .*|išsiųsta iš .*|nosūtīts no .*',
];
export const SENT_FROM_LINE = new RegExp(`^[\\s*_\\-–—>]*(?:${SENT_FROM.join('|')})$`, 'iu');
/** Names of devices and programs: what a "sent from …" line has to name, so that no sentence of a person is taken for one. */
export const DEVICE =
  /iphone|ipad|ipod|ios|android|galaxy|samsung|huawei|xiaomi|redmi|oneplus|oppo|vivo|realme|pixel|nokia|motorola|\bmoto\b|\bhtc\b|\blg\b|sony|xperia|blackberry|windows|outlook|yahoo|gmail|aol|mail|hotmail|proton|tutanota|spark|newton|airmail|smartphone|handy|mobile|mobil|phone|телефон|смартфон|почт|tablet|mobiltelefon|device|gerät|appareil|dispositivo|móvil|celular|téléphone|फ़ोन|फोन|मोबाइल|एंड्रॉ?[इय]ड|आई ?फ़?ोन|携帯|手机|手機|スマートフォン|thunderbird|mailbird|zoho|rediff|jio|superhuman|mutt|https?:/iu;
