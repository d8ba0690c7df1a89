/* How mail systems tell that a mail did not arrive, as data: those that write no report by RFC 3464. */

/** Names and addresses of mail systems. */
export const DAEMON_ADDRESS =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|mailerdaemon|postmaster|post[-_.]master|mdaemon|mail-?delivery(?:-?(?:sub)?system)?|mailadm(?:in)?|mail[-_.]?system|bounces?|bounced?mail|mail\.?bounce|mmdf|smtp|exim|uucp|delivery[-_.]?(?:status|failure|notification|subsystem)?|microsoftexchange[0-9a-f]{8,}|maildelivery|mail-?admin(?:istrator)?|ndr|undeliverable|returned-?mail)@/i;
export const DAEMON_NAME =
  /mail(?:er)?[- _]?(?:delivery|daemon)|delivery (?:sub)?system|postmaster|mail delivery|mail system|system administrator|mail administrator|mail gateway|mailer|e-?mail server|internet mail delivery|delivery status|undeliver|non-?deliver|microsoft (?:exchange|outlook)|remote mail|systemadministrator|administrateur système|administrador del sistema|メール配送|邮件(?:系统|投递)|메일러|Mail-Zustell/i;

/** Local parts that no person writes from (RFC 3834, section 2; RFC 2142). */
export const ROBOT_ADDRESS =
  /^(?:owner-.*|.*-(?:request|owner|bounces)|bounces?(?:[+-].*)?|(?:.*[-_.])?no[-_.]?reply(?:[-_.+].*)?|.*noreply|(?:.*[-_.])?do[-_.]?not[-_.]?reply(?:[-_.+].*)?|auto[-_.]?(?:reply|respond(?:er)?|confirm|mailer|notify|response|answer)(?:[-_.].*)?|notifications?|notify|mailer|nobody|root|cron|daemon|alerts?|robot|listserv|majordomo|ne-?pas-?repondre|nicht-?antworten|keine-?antwort|no-?responder|no-?responda|nao-?responda|nao-?responder|noresponder|no-?contestar)@/i;

const SUBJECTS = [
  'undeliver(?:able|ed)(?: mail| message| e-?mail)?(?: returned to sender)?\\s*[:\\-–!.]?',
  '(?:e-?mail |mail |message |your (?:e-?mail|mail|message) )?(?:delivery )?(?:status notification|failure notice|failed|failure|delay(?:ed)?|error|problem)(?: notification| notice| report)?\\s*(?:[:\\-–(!.]|$)',
  '(?:delivery|mail delivery|message delivery|dsn|e-?mail delivery)[\\s:_-]*(?:status )?(?:notification|failure|failed|report|problem|status|error|delayed|unsuccessful|has (?:failed|been delayed)|could not)',
  'mail (?:delivery )?(?:failed|failure|error|could not be delivered|system error|not delivered|is undeliverable|returned|undeliverable|status report)|mail delivery (?:system|subsystem)',
  'relayed\\s*:|(?:message )?status\\s*[-–:]\\s*undeliverable',
  'returned (?:mail|e-?mail|message|to sender)|return(?:ed)? (?:to sender|mail|message)|message returned|mail returned',
  'failure notice|failed mail|failed (?:to deliver|delivery)|non[- ]?delivera(?:ble|y)|nondeliverable|non[- ]?delivery (?:report|notification|receipt)|ndn\\s*:|ndr\\s*:|\\[?bounce\\]?\\s*:|bounced? (?:mail|message|e-?mail)',
  '(?:your |the )?(?:message|mail|e-?mail)(?: you sent)?(?: to \\S+)? (?:could not be|couldn.t be|was not|wasn.t|cannot be|has not been|not|is not|has been|was) (?:delivered|sent|returned|rejected|undeliverable|bounced|refused|blocked|delayed)',
  '(?:warning|notice|notification)\\s*[:\\-]? .{0,40}(?:could not send|not (?:yet )?(?:been )?(?:delivered|sent)|delayed|delivery|mail)',
  '(?:user|address|recipient|mailbox) (?:unknown|not found|does not exist|full|unavailable|rejected|over quota)|unknown (?:user|recipient|address)|host unknown|no such (?:user|address|mailbox)|mailbox (?:is )?full|quota exceeded|over quota',
  'unable to deliver|cannot deliver|can.t deliver|could not deliver|there was an error sending your mail|error (?:mail report|sending)|mail transaction failed|message (?:undeliverable|status|not delivered|bounced|delivery)|(?:permanent|transient|temporary) (?:delivery )?(?:failure|error)|undelivered|rejected (?:mail|message|posting)|message rejected|mail rejected|delivery (?:to .{1,60} )?(?:failed|incomplete|aborted)',
  'unzustellbar(?:e)?|nicht zustellbar|mail.{0,20}(?:nicht zugestellt|unzustellbar)|zustell(?:fehler|ung.{0,40}fehl|status)|ihre (?:nachricht|e-?mail|mail).{0,30}nicht zugestellt|fehler bei der (?:zustellung|übermittlung)|benachrichtigung (?:über|zum) (?:den )?(?:zustell|übermittlungs)|unzustellbarkeit|mailzustellung|rückläufer',
  'non remis|non distribu|message non|échec (?:de (?:la )?)?(?:remise|distribution|livraison|transmission)|echec de|courriel non|impossible (?:de remettre|d.acheminer)|notification d.état de (?:la )?(?:remise|distribution)|avis de non-?remise|retour à l.expéditeur|votre message n.a pas',
  'no se (?:puede|pudo|ha podido) entregar|no entregado|correo (?:no entregado|devuelto)|mensaje (?:no entregado|devuelto|rechazado)|error (?:de|en la|en el) (?:entrega|envío)|fallo (?:de|en la) entrega|devuelto al remitente|notificación (?:de|del) estado de (?:la )?entrega|no se pudo',
  'não (?:entregue|foi possível|é possível)|mensagem (?:não entregue|devolvida)|falha (?:na|de) entrega|erro (?:na|de) entrega|e-?mail (?:não entregue|devolvido)|notificação (?:de|do) (?:status|estado) (?:de|da) entrega|não foi entregue',
  'impossibile recapitare|mancato recapito|messaggio non (?:recapitabile|consegnato)|non recapitabile|errore (?:di|nella) consegna|consegna non riuscita|notifica(?: di)? stato (?:della )?consegna|mail non consegnata|avviso di mancata consegna',
  'onbestelbaar|niet (?:bezorgd|afgeleverd|bestelbaar)|kan niet (?:worden )?bezorgd|bezorging mislukt|kunde inte levereras|olevererbart|ej levererbart|meddelandet kunde inte|leveransfel|kan ikke leveres|ikke leveret|ikke levert|uleveret|uleverbar|toimitus epäonnistui|ei voida toimittaa|lähetysvirhe|toimittamaton|ei voi toimittaa',
  'niedostarcz(?:one|ona|alne|ony|alna)|nie (?:można )?dostarcz|zwrot (?:poczty|wiadomości)|błąd dostar|nedoručiteľn|nedoručiteln|nedoručen|kézbesíthetetlen|nem kézbesíthető|kézbesítési (?:hiba|sikertelen)|sikertelen kézbesítés|nelivrabil|mesaj(?:ul)? nelivr|eroare (?:de|la) livrare|nu a putut fi livrat',
  'недоставлен|не доставлен|не удалось доставить|ошибка доставки|сообщение не доставлено|невозможно доставить|письмо не доставлено|уведомление о (?:доставке|недоставке|статусе)|недоставленное|отклонено|не вдалося доставити|недоставлене|помилка доставки|неуспешна доставка|недостав',
  'αδυναμία παράδοσης|δεν ήταν δυνατή η παράδοση|teslim edilem|iletilemed|iletilemeyen|gönderilemedi|gönderim hatası|לא ניתן למסירה|הודעה לא נמסרה|תקלה במסירה|تعذر التسليم|لم يتم تسليم|فشل (?:تسليم|التسليم|في)|غير قابل للتسليم',
  'वितरण (?:विफल|असफल|स्थिति)|डिलीवरी (?:विफल|असफल)|डिलीवर नहीं|वितरित नहीं|अवितरित|संदेश वितरित',
  '配信(?:不能|エラー|失敗|できません)|送信(?:エラー|失敗|できません)|メール(?:送信エラー|配信エラー|が配信|を配信)|エラーメール|不達|未達|退信|系统退信|投递失败|无法(?:投递|送达|传递)|未送达|傳送失敗|無法(?:傳遞|傳送|投遞)|退信通知|发送失败|邮件(?:退|投递)|반송|배달(?:되지| 실패|할 수)|전송 실패|전달(?:되지| 실패)|ส่งไม่สำเร็จ|ไม่สามารถส่ง|không (?:thể )?(?:gửi|chuyển|phân phối)|thư không|gagal (?:terkirim|dikirim)|tidak (?:terkirim|dapat dikirim)',
];
/** At the beginning only: "Fwd: Undelivered mail" is a person who asks about it. */
export const BOUNCE_SUBJECT = new RegExp(`^[\\[(*<【\\s]*(?:\\S{1,20}\\]\\s*)?(?:${SUBJECTS.join('|')})`, 'iu');

/** Sentences of the report itself. */
export const BOUNCE_SENTENCE =
  /undeliverable to the following|(?:delivery|relay) to th[^.\n]{0,40} (?:is|was) complete|(?:could not|couldn.t|cannot|can.t|was not|wasn.t|not be|unable to|failed to|has not been|not yet been|were not|did not|will not be|have not been) (?:be )?(?:successfully )?(?:deliver|sent|reach|complete|relay|forward|accept|send)|(?:delivery|transmission|sending)[^.\n]{0,60}(?:fail|delay|unsuccessful|impossible|aborted|stopped|problem|error)|(?:undeliver|unrout|bounced|returned to (?:the |its )?sender|permanent(?: fatal)? (?:error|failure)|fatal errors?|transient non-?fatal|following (?:address|recipient|organization|error|user)|failed (?:address|recipient|permanently)|rejected (?:by|your|the|for)|original message (?:follows|header|attached|is included|was received|below)|copy of (?:the|your) (?:original )?(?:message|mail)|this is (?:the|a) (?:mail|postfix|qmail|permanent|delivery|q ?mail-?send|symantec)|returned (?:mail|message)|your (?:message|mail|e-?mail)[^.\n]{0,100}(?:not delivered|rejected|blocked|banned|stopped|did not reach|wasn.t delivered|undelivered|held|refused|returned))|nicht (?:zugestellt|zustellbar|übermittelt|ausgeliefert)|unzustellbar|konnte nicht|n.a (?:pas )?pu (?:être|livrer|remettre)|pas (?:été|pu être) (?:remis|distribu|délivr|livr)|no (?:se )?(?:ha|pudo|puede|pudieron|fue)[^.\n]{0,30}entreg|não (?:foi|pôde|pode|pôd)[^.\n]{0,30}(?:entreg|envi)|non (?:è|può|ha)[^.\n]{0,30}(?:consegn|recapit)|niet (?:worden )?(?:bezorgd|afgeleverd)|kunde inte levereras|kunne ikke leveres|ei voitu toimittaa|nie (?:można|mogła|została|udało)[^.\n]{0,30}(?:dostarcz|doręcz)|не (?:удалось|может быть|было|была|был)[^.\n]{0,40}(?:доставл|доставить|отправ)|配信(?:でき|され|不能)|送信でき|届けられ|お届けでき|エラー|无法(?:投递|送达|发送|传递)|未能(?:送达|投递|发送)|退回|無法(?:傳遞|投遞|傳送)|배달(?:되지|하지|할 수)|전송(?:되지|할 수)|वितरित नहीं|डिलीवर नहीं/iu;

/** What an SMTP server answered: no shopper writes so. */
export const SMTP_ANSWER =
  /(?<![\d.])(?:[45]\d\d)[ -#]{1,3}[45]\.\d{1,3}\.\d{1,3}|(?<![\d.])[45]\.[0-7]\.\d{1,3}(?![\d.])|(?:^|[\s:<("'])(?:5[0-5]\d|4[25]\d)[ -](?:<?\S{1,64}@|sorry|user|mail|unknown|no |requested|recipient|invalid|unrouteable|address|delivery|relay|permanent|account|message|the |this |host|bad |spam|blocked|rejected|\d\.)|(?:SMTP|remote host said|server said|responded|response was|RCPT TO|MAIL FROM)[^\n]{0,60}(?<!\d)[45]\d\d(?!\d)|>>> ?(?:RCPT|DATA|MAIL)|<<< ?[45]\d\d|Diagnostic[- ]Code|Final-Recipient|Action: (?:failed|delayed)|Reporting-MTA|IMCEAEX|#SMTP#|MAPI ?(?:error|1\.0)|transcript of (?:the )?session|retry time(?:out)? (?:not reached|exceeded)|unrouteable (?:mail )?(?:domain|address)|qmail-send/im;
/** Why a mailbox takes nothing, in words that might also be about a parcel. */
export const MAILBOX_REASON =
  /(?:user|recipient|address|account|mailbox|host|domain)(?: name| is| was)? (?:unknown|not found|not listed|unavailable|disabled|does not exist|doesn.t exist|full|rejected|inactive|suspended)|unknown (?:user|recipient|mailbox|address|local)|no such (?:user|recipient|mailbox|person|address|host)|(?:over|exceed(?:s|ed|ing)?)[^\n]{0,20}quota|quota exceeded|mailbox (?:is )?full|relay(?:ing)? (?:denied|not)|connection (?:refused|timed out)|not listed in|message size exceeds|too large/i;

/** The subject names the mail, where a shopper's names the parcel. */
export const MAIL_SUBJECT =
  /e-?mail|mail|message|nachricht|courriel|correo|mensaje|mensagem|messaggio|bericht|meddelande|besked|viesti|wiadomo|zpráv|správ|üzenet|mesaj|сообщени|письм|повідомлен|メール|邮件|郵件|메일|संदेश/iu;
export const ADDRESS_IN_TEXT = /[^\s<>@]{1,64}@[^\s<>@]{1,255}/;

/** The head of the mail that came back. */
export const RETURNED_HEADERS =
  /^[ \t]*(?:>[ \t]*)?(?:Received: |Return-Path: ?<|Message-I[dD]: ?<|X-Mailer: |MIME-Version: 1|DKIM-Signature: |Content-Type: (?:text|multipart)\/)/m;
