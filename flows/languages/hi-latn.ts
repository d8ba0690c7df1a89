import type { TextKey } from './en.ts';
import { phoneHiLatn } from './phone/hi-latn.ts';

/** Texts of written channels: on the phone this language is spoken as Hindi. */
type WrittenKey = Exclude<TextKey, `${string}.spoken`>;

/** What we say in Hindi with Latin letters, to customers who write so. */
export const hiLatn = {
  ...phoneHiLatn,

  'engine.greeting': 'Namaste, {brandName} mein aapka swagat hai. Bataiye, main aapki kya madad karun?',
  'engine.welcomeBack': 'Namaste. Jahan baat ruki thi, wahin se aage badhte hain.',
  'engine.menu': 'Main in kaamon mein aapki madad kar sakta hoon:',
  'engine.anythingElse': 'Kya main aur koi madad kar sakta hoon?',
  'engine.more': 'Ye options bhi hain:',
  'engine.moreOption': 'Aur options',
  'engine.closing': 'Aur kuch poochna ho to yahin likh dijiye.',
  'engine.closingLetter':
    'Kuch chhoot gaya ho ya galat ho, to isi mail ka jawab dijiye. Photo bhi aise hi bhej sakte hain.',
  'engine.goodbye': 'Theek hai. Jab bhi zaroorat ho, main yahin hoon. Namaste!',
  'engine.thanks': 'Aapka swagat hai!',
  'engine.notUnderstood': 'Maaf kijiye, main ye samajh nahi paya.',
  'engine.notUnderstoodHere': 'Maaf kijiye, main ye samajh nahi paya.',
  'engine.silence': 'Mujhe is message mein kuch likha hua nahi mila.',
  'engine.whichOne': 'Main sahi kaam mein madad karna chahta hoon. Inmein se aapko kya chahiye?',
  'engine.beginThis': 'Kya main ye aapke liye kar doon?',
  'engine.offerPerson': 'Maaf kijiye, main theek se samajh nahi pa raha. Kya main kisi colleague ko bulaun?',
  'engine.offerAnswerer': 'Kya main kisi colleague ko bulaun jo bata sake?',
  'engine.noRule': 'Ye niyam mere paas nahi hai, aur main andaaza nahi lagaunga.',
  'engine.cancelled': 'Theek hai, “{title|text}” yahin rok diya hai. Kuch bhi badla nahi gaya.',
  'engine.nothingToCancel': 'Abhi rokne ke liye kuch nahi hai.',
  'engine.noBack': 'Isse pehle ka koi sawal nahi hai.',
  'engine.backTo': 'Ab “{title|text}” par laut-te hain.',
  'engine.next': 'Ab aapka doosra sawal: {title|text}.',
  'engine.nextOrder': 'Ab aapka doosra sawal: {title|text}, order {orderNumber}.',
  'engine.later': 'Ye bhi note kar liya hai, iske baad isi par aate hain: {title|text}.',
  'engine.laterOrder': 'Ye bhi note kar liya hai, iske baad isi par aate hain: {title|text}, order {orderNumber}.',
  'engine.laterToo': 'Aur uske baad: {title|text}.',
  'engine.laterTooOrder': 'Aur uske baad: {title|text}, order {orderNumber}.',
  'engine.corrected': 'Dhanyavaad, maine ise badalkar {value|code} kar diya hai.',
  'engine.noHour': 'Mujhe din pata hai, par samay nahi.',
  'engine.numberUnseen': 'Yahan mujhe aapka phone number nahi dikhta, isliye uske ank bhej dijiye.',
  'engine.added': 'Dhanyavad, ye bhi jod diya hai.',
  'engine.aboutOrder': 'Ye order {orderNumber} ke baare mein hai. Koi doosra order ho to uska number bhej dijiye.',
  'engine.bot':
    'Main {brandName} ka automatic assistant hoon, insaan nahi. Jo ho sake turant karta hoon, aur hamare colleague kabhi bhi baat aage le sakte hain.',
  'engine.noted': 'Dhanyavad, maine ye note kar liya hai.',
  'engine.newsLater': 'Iska jawab mil jaye, to main turant bataunga.',
  'engine.filesKept': 'Dhanyavaad, aapki files is baatcheet ke saath rakh li hain.',
  'engine.photosAbout': 'Inmein kya dikh raha hai?',
  'engine.resendFiles':
    'Aapki bheji ek file (winmail.dat) nahi khul paayi. Kripya use PDF ya photo ke roop mein phir se bhejiye.',
  'engine.voiceKept':
    'Main voice message sun nahi sakta, par aapka message rakh liya hai. Kripya likhkar bataiye, ya kisi colleague ko bulaun jo ise sun le?',
  'engine.languageChanged': 'Zaroor, ab hum Hinglish mein baat karenge.',
  'engine.option.yes': 'Haan',
  'engine.option.no': 'Nahi',
  'engine.option.dontHave': 'Mere paas nahi hai',
  'engine.option.skip': 'Ise chhodein',
  'engine.option.human': 'Kisi se baat karein',
  'engine.option.continue': 'Phir se koshish',
  'engine.option.menu': 'Kuch aur',

  'rules.deliveryTime':
    'Order aam taur par dene ke {deliveryDays} din ke andar pahunch jaata hai. Aapka order kis din aayega, ye main dekh sakta hoon.',
  'rules.deliveryFree': 'Delivery free hai, order kitne ka bhi ho.',
  'rules.deliveryFreeFrom':
    'Delivery ke {deliveryChargePaise|money} lagte hain; {freeDeliveryFromPaise|money} ya usse upar ke order par free hai.',
  'rules.deliveryCharge': 'Har order par delivery ke {deliveryChargePaise|money} lagte hain.',
  'rules.returnFree': 'Return ka aapka koi kharcha nahi: hamara courier saman le jaata hai, paise hum dete hain.',
  'rules.returnPaid':
    'Toota, kharab ya galat aaya saman hum apne kharche par wapas lete hain. Baaki jo aap lautayein, use bhejne ka kharcha aapka hai.',
  'rules.warranty':
    'Warranty delivery ke din se chalti hai. Mahino mein, saman ke hisaab se: {warrantyPeriods}. Aapke order ki warranty kab tak hai, ye main dekh sakta hoon.',
  'why.pin-code':
    'PIN code se pata chalta hai ki order aapka hi hai: aapka parcel kahan hai, ye kisi aur ko na pata chale. Iska koi aur upyog nahi hota.',
  'why.code':
    'Code se pata chalta hai ki aap hi hain: iske bina order number jaanne wala koi bhi order badal sakta hai ya uske paise le sakta hai.',
  'why.order-number': 'Isi se main aapka order dhoondhta hoon.',
  'why.phone': 'Is number par hum aapko isi baare mein call karenge, aur kisi kaam ke liye nahi.',
  'why.payout':
    'Aapke order ka payment cash mein hua tha, isliye paise kisi account mein bhejne honge. PIN, OTP ya card number kabhi mat bhejiye.',
  'outside.product-advice': 'Main orders ka kaam dekhta hoon, aur salah dene layak hamare products ko nahi jaanta.',
  'outside.product-facts': 'Main orders ka kaam dekhta hoon, aur hamare products ke baare mein itna nahi jaanta.',
  'outside.sizes-and-variants': 'Main orders ka kaam dekhta hoon, aur nahi jaanta ki kaun se size aur type hain.',
  'outside.price-and-offers': 'Main diye ja chuke orders dekhta hoon, aur daam ya offer nahi bata sakta.',
  'outside.paying-before-buying':
    'Main diye ja chuke orders dekhta hoon, aur nahi bata sakta ki naye order ka payment kaise ho sakta hai.',
  'outside.delivery-area':
    'Main diye ja chuke orders dekhta hoon, aur nahi bata sakta ki naya order kahan aur kitni jaldi pahunchta hai.',
  'outside.extras':
    'Main orders ka kaam dekhta hoon, aur gift packing, installation ya fitting jaise kaam khud nahi karwa sakta.',
  'outside.stores': 'Main orders ka kaam dekhta hoon, aur dukanon ke baare mein nahi jaanta.',
  'outside.business': 'Main customers ke orders dekhta hoon, aur iska jawab nahi de sakta.',
  'outside.ordering': 'Main diye ja chuke orders dekhta hoon, aur naya order ya aapka account nahi sambhal sakta.',

  'optOut.stop':
    'Ab aapko yahan {brandName} ke messages nahi aayenge, sirf aapke apne sawalon ke jawab aayenge. Phir se paane ke liye START likhiye.',
  'optOut.start': 'Ab aapko yahan {brandName} ke messages phir se aayenge. Jab na chahiye hon to STOP likh dijiye.',
  'reach.carried': '{text}',
  'files.link': '{fileName}: {url}',
  'files.unsent': 'Yeh file hum yahan nahin bhej sake: {fileNames}. Humein likhiye, hum koi aur tareeka nikalenge.',
  'render.number': '{number}. {label}',
  'render.choose': 'Number likhkar ya apne shabdon mein jawab dijiye.',
  'render.listButton': 'Chuniye',
  'render.orWrite': 'Aap “{label}” bhi likh sakte hain.',
  'render.letterGreeting': 'Namaste,',
  'render.letterChoose': 'Inmein se kisi ek ka number ya shabd likhkar jawab dijiye:',
  'render.letterQuestions': 'Aage badhne ke liye hamein ye janna hai. Aap sabka jawab ek hi mail mein de sakte hain:',
  'render.question': '{number}. {label}',
  'render.questionOptions': '{number}. {label} ({options})',
  'render.letterSignature': 'Saadar,\n{brandName}\n{careEmail} · {carePhone}',
  'render.letterSubject': '{brandName} ko aapka message',
  'render.letterSubjectTicket': '{brandName} ko aapka message [ticket {ticketNumber|digits}]',
  'render.press': '{label}: {number} dabaiye.',

  'languageName.en': 'English',
  'languageName.hi': 'हिंदी (Hindi)',
  'languageName.hi-Latn': 'Hinglish',

  'option.person': 'Kisi se baat karein',
  'option.complaint': 'Complaint karein',
  'option.leaveIt': 'Abhi rehne dein',
  'option.noThanks': 'Nahi, dhanyavaad',
  'option.tryAgain': 'Phir se koshish',
  'option.cancelOrder': 'Order cancel karein',
  'option.trackOrder': 'Order track karein',
  'option.askChange': 'Kya badalna hai?',
  'option.stop': 'Yahin rok dein',
  leave: 'Theek hai. Zaroorat ho to main yahin hoon.',
  byHand:
    'Ye kaam main khud poora nahi kar paya. Hamare colleague ise karke aapko likhenge. Aapka ticket number {ticketNumber|digits} hai.',
  approval:
    '{amountPaise|money} ke liye hamare supervisor ki manzoori chahiye. Maine baat aage pahuncha di hai; do working days mein aapko jawab milega. Aapka ticket number {ticketNumber|digits} hai.',
  complaintTicket:
    'Maine ise complaint {ticketNumber|digits} ke roop mein darj kar liya hai, ye message uski receipt hai. Iske liye {officerName} ({officerDesignation}) zimmedar hain. Hamara faisla ek mahine mein, zyada se zyada {redressDueAt|date} tak mil jayega.',

  'findOrder.which': 'Ye kis order ke baare mein hai?',
  'findOrder.orderLabel': '{orderNumber}: {item}',
  'findOrder.option.another': 'Koi doosra order',
  'findOrder.askNumber': 'Aapka order number kya hai? Wo {orderNumberExample} jaisa hota hai.',
  'findOrder.askNumberAgain':
    'Ismein mujhe order number nahi mila. Wo {orderNumberExample} jaisa hota hai aur order confirmation mein likha rehta hai.',
  'findOrder.findNumber':
    'Order number us e-mail ya message mein hai jo humne order ke samay bheja tha, aur parcel ke bill par bhi. Wo {orderNumberExample} jaisa hota hai.',
  'findOrder.option.found': 'Mil gaya',
  'findOrder.option.otherNumber': 'Doosra order dekhein',
  'findOrder.option.newCode': 'Naya code bhejein',
  'findOrder.askPin': 'Dhanyavaad. Aapke order ki suraksha ke liye delivery address ka PIN code bhi bataiye (6 ank).',
  'findOrder.askPinAgain': 'PIN code 6 ankon ka hota hai, jaise 560001. Delivery address ka PIN code kya hai?',
  'findOrder.noMatch':
    'Ye order number aur PIN code aapas mein match nahi ho rahe. Dono check karke PIN code ya order number ek baar phir bhejiye.',
  'findOrder.noPin':
    'PIN code ke bina main yahan order ke baare mein kuch nahi bata sakta, taaki aapka order koi aur na dekh sake. Hamare colleague doosre tareeke se madad kar sakte hain.',
  'findOrder.askCode':
    'Ye pakka karne ke liye ki aap hi hain, maine order mein diye gaye phone number ya e-mail par 6 ankon ka code bheja hai. Wo code kya hai?',
  'findOrder.askCodeAgain': 'Code 6 ankon ka hota hai. Hamara sabse naya message dekhkar code bhejiye.',
  'findOrder.wrongCode': 'Is order ke liye bheja gaya code ye nahi hai. Ek baar phir dekhiye. Code kya hai?',
  'findOrder.spentCode': 'Wo code ab nahi chalega: code paanch minute aur kuch hi koshishon tak chalta hai.',
  'findOrder.noCode':
    'Code aane mein ek minute lag sakta hai. Wo sirf usi phone number ya e-mail par jata hai jo order mein diya gaya tha.',
  'findOrder.nowhere':
    'Is kaam ke liye mujhe pakka karna hota hai ki aap hi hain, aur is order ke kisi doosre contact par code nahi bhej sakta. Hamare colleague check karke aapko likhenge. Aapka ticket number {ticketNumber|digits} hai.',
  'findOrder.unproven':
    'Is order ke kisi doosre contact par code nahi bhej sakta, isliye hamare colleague check karenge ki order aapka hi hai.',
  'findOrder.unseen': 'Maaf kijiye, abhi mujhe aapka order dikh nahi raha. Hamare colleague use dekh lenge.',
  'findOrder.locked':
    'Customers ki suraksha ke liye main abhi yahan order nahi dikha sakta: kai baar di gayi jankari match nahi hui. Hamare colleague aapki madad kar sakte hain.',
  'findOrder.unavailable':
    'Maaf kijiye, abhi mujhe aapka order dikh nahi raha. Maine aapke liye ticket {ticketNumber|digits} khol diya hai; hamare colleague aapka order dekhkar aapko likhenge.',

  'code.message':
    '{brandName} ke liye aapka code: {code}\nYe paanch minute tak chalega. Ise sirf usi chat, mail ya call mein bataiye jahan aapne manga hai, aur kisi ko nahi. Agar aapne nahi manga, to aapko kuch nahi karna hai.',

  'line.which': 'Ye kis cheez ke baare mein hai?',
  'line.label': '{item}',
  'line.option.several': 'Ek se zyada',
  'line.howMany': '{item} ke kitne piece? Aapne {lineQuantity} mangaye the.',
  'line.howManyAgain': 'Sankhya bataiye, jaise 1.',
  'part.label': '{item}',

  'window.09-13': 'Subah 9 se 1 baje',
  'window.13-17': 'Dopahar 1 se 5',
  'window.17-20': 'Shaam 5 se 8 baje',

  'orderStatus.title': 'Order kahan pahuncha',
  'orderStatus.status': '{placedAt|date} ka aapka order {orderNumber}: {status|label:order}.',
  'orderStatus.cancelled': 'Agar ye aapne nahi kaha tha, to bataiye, main kisi colleague ko bula doonga.',
  'orderStatus.delivered': 'Ye {deliveredAt|date} ko deliver ho gaya tha.',
  'orderStatus.deliveredSomeDay': 'Courier ke hisaab se ye deliver ho gaya hai.',
  'orderStatus.tracking':
    'Aapka parcel {carrier} ke paas hai: {shipmentStatus|label:shipment}. Tracking number: {trackingNumber}.',
  'orderStatus.trackingLink':
    'Aapka parcel {carrier} ke paas hai: {shipmentStatus|label:shipment}. Tracking number: {trackingNumber}. Yahan dekhiye: {trackingUrl}',
  'orderStatus.expected': 'Ye {expectedAt|date} tak aapke paas pahunch jana chahiye.',
  'orderStatus.today': 'Ye delivery ke liye nikal chuka hai aur aaj hi aapke paas pahunch jana chahiye.',
  'orderStatus.noDate': 'Delivery ki date abhi tay nahi hai. Parcel nikalte hi hum aapko likhenge.',
  'orderStatus.late': 'Maaf kijiye: ise {expectedAt|date} tak pahunch jana chahiye tha, aur ismein der ho gayi hai.',
  'orderStatus.failedDelivery': 'Maaf kijiye: courier ne pahunchane ki koshish ki, par delivery nahi ho payi.',
  'orderStatus.askHasIt': 'Kya ye aapko theek se mil gaya?',
  'orderStatus.option.hasIt': 'Haan, sab theek hai',
  'orderStatus.option.hasNothing': 'Mujhe nahi mila',
  'orderStatus.option.hasFault': 'Kuch gadbad hai',
  'orderStatus.askTrouble': 'Kya main iski complaint darj karun?',

  'order.placed': 'hamein mil gaya hai',
  'order.confirmed': 'confirm ho gaya hai, hum taiyar kar rahe hain',
  'order.partly-shipped': 'ek hissa bhej diya gaya hai',
  'order.shipped': 'bhej diya gaya hai',
  'order.delivered': 'deliver ho gaya hai',
  'order.cancelled': 'cancel ho gaya hai',
  'shipment.preparing': 'taiyar ho raha hai',
  'shipment.shipped': 'courier ko de diya gaya hai',
  'shipment.in-transit': 'raaste mein hai',
  'shipment.out-for-delivery': 'aaj delivery ke liye nikla hai',
  'shipment.delivered': 'pahunch gaya hai',
  'shipment.delivery-failed': 'deliver nahi ho saka',
  'shipment.returned': 'hamare paas laut aaya hai',

  'complaint.title': 'Complaint karein',
  'complaint.askWhat': 'Hamein khed hai ki aapko pareshani hui. Apne shabdon mein bataiye ki kya hua.',
  'complaint.askWhatAgain': 'Ek-do vaakyon mein bataiye ki kya gadbad hui, taaki hum use theek kar sakein.',
  'complaint.askOrder': 'Ye kis order ke baare mein hai? Order number {orderNumberExample} jaisa hota hai.',
  'complaint.askOrderAgain': 'Ismein mujhe order number nahi mila. Wo {orderNumberExample} jaisa hota hai.',
  'complaint.confirmWithOrder':
    'Main order {orderNumber} ke baare mein ye complaint darj karunga:\n“{summary}”\nKya ye sahi hai?',
  'complaint.confirm': 'Main ye complaint darj karunga:\n“{summary}”\nKya ye sahi hai?',
  'complaint.askChange': 'Kya badalna hai?',
  'complaint.option.what': 'Jo hua, wo',
  'complaint.option.order': 'Order number',
  'complaint.option.stop': 'Darj na karein',
  'complaint.stopped': 'Theek hai, maine kuch bhi darj nahi kiya.',
  'complaint.left':
    'Aapka jawab nahi aaya, isliye aapki shikayat maine waisi hi darj kar li hai jaisi aapne batai thi. Usme kuch badalna ho to bas hume likh dijiye.',
  'complaint.opened':
    'Aapki complaint hamein mil gayi hai, ye message uski receipt hai. Iska number {ticketNumber|digits} hai: isse aap kabhi bhi pooch sakte hain ki kaam kahan tak pahuncha.\nIske liye {officerName} ({officerDesignation}) zimmedar hain. Hamein kuch aur janna hua to 48 ghante mein aapse poochenge, aur hamara faisla ek mahine mein, zyada se zyada {redressDueAt|date} tak mil jayega.',
  'told.item': 'Saman: {value}',
  'told.quantity': 'Kitne: {value}',
  'told.wish': 'Aap chahte hain: {value}',
  'told.reason': 'Wajah: {value}',
  'told.day': 'Din: {value|date}',
  'told.window': 'Samay: {value|label:window}',
  'told.phone': 'Phone: {value|phone}',
  'told.address': 'Pata: {value}',
  'told.pinCode': 'PIN code: {value}',
  'told.payout': 'Paise yahan bhejne hain: {value}',
  'told.amount': 'Rakam: {value|money}',
  'told.serial': 'Serial number: {value}',
  'told.photos': 'Photo: {value}',
  'told.comment': 'Aapne ye bhi bataya: {value}',
  'toldValue.refund': 'Paise wapas',
  'toldValue.return': 'Ise lautana',
  'toldValue.exchange': 'Exchange',
  'toldValue.replacement': 'Badle mein naya',
  'toldValue.cancel': 'Cancel karna',
  'toldValue.copy': 'Ek copy',
  'toldValue.erase': 'Ise mitana',
  'toldValue.send': 'Jo nahi aaya wo mile',
  'toldValue.paid-repair': 'Paise dekar repair',
  'complaint.copy': 'Aapki complaint in shabdon mein darj hui hai:\n“{recorded}”',

  'ticketStatus.title': 'Ticket ka status',
  'ticketStatus.which': 'Ye kis ticket ke baare mein hai?',
  'ticketStatus.ticketLabel': '{ticketNumber|digits}: {topic|label:topic}',
  'ticketStatus.option.another': 'Koi doosra ticket',
  'ticketStatus.askNumber': 'Ticket number kya hai? Usmein das ank hote hain.',
  'ticketStatus.askNumberAgain':
    'Ye ticket number nahi lagta: shayad koi ank badal gaya hai ya chhoot gaya hai. Usmein das ank hote hain, jaise 123 456 7890. Kya aap ek baar phir dekhenge?',
  'ticketStatus.noNumber':
    'Ticket number das ankon ka hota hai aur us message mein hai jismein humne aapki complaint ya request confirm ki thi.',
  'ticketStatus.option.found': 'Mil gaya',
  'ticketStatus.notShown': 'Is number ka koi ticket mujhe nahi mila.',
  'ticketStatus.state':
    'Ticket {ticketNumber|digits} ({topic|label:topic}), {openedAt|date} ko mila: {state|label:ticket}.',
  'ticketStatus.wishAdded':
    'Maine ye ticket {ticketNumber|digits} mein jod diya hai, aur jo us par faisla lenge, wo dekhenge ki aap kya chahte hain. Koi doosra order ho to uska number bhej dijiye.',
  'ticketStatus.due': 'Hamara faisla aapko zyada se zyada {redressDueAt|date} tak mil jayega.',

  'ticket.new': 'hamein mil gaya hai, koi colleague ise dekhenge',
  'ticket.open': 'is par kaam chal raha hai',
  'ticket.waiting-customer': 'hum aapke jawab ka intezaar kar rahe hain',
  'ticket.waiting-third-party': 'hum kisi aur ke, jaise courier ke, jawab ka intezaar kar rahe hain',
  'ticket.resolved': 'hal ho gaya hai',
  'ticket.closed': 'band ho gaya hai',
  'topic.complaint': 'aapki complaint',
  'topic.hand-off': 'kisi se baat karne ki request',
  'topic.order-status': 'order ke baare mein aapka sawal',
  'topic.return': 'aapka return',
  'topic.exchange': 'aapka exchange',
  'topic.damaged': 'toota ya kharab saman',
  'topic.wrong-item': 'galat saman',
  'topic.missing-item': 'kam nikla saman',
  'topic.cancel': 'order cancel karna',
  'topic.refund-status': 'aapka refund',
  'topic.cod-refund': 'aapka refund',
  'topic.payment-failed': 'payment, jiska order nahi bana',
  'topic.not-received': 'parcel, jo aapko nahi mila',
  'topic.failed-delivery': 'delivery, jo nahi ho payi',
  'topic.address-change': 'delivery ka naya address',
  'topic.invoice': 'aapka bill',
  'topic.invoice-correction': 'aapke bill ka sudhaar',
  'topic.pickup': 'return ka pickup',
  'topic.warranty-activation': 'warranty registration',
  'topic.warranty-claim': 'warranty claim',
  'topic.call-back': 'call back',
  'topic.data-rights': 'aapki niji jankari',
  'topic.approval': 'aapki request, jis par supervisor faisla lenge',
  'topic.other': 'aapki request',

  'human.title': 'Kisi se baat karein',
  'human.sorry': 'Mujhe khed hai. Aapka anubhav sach mein achha nahi raha.',
  'human.opened':
    'Main ek colleague ko bula raha hoon. Wo aapki likhi baatein padhkar yahin jawab denge. Aapka ticket number {ticketNumber|digits} hai.',
  'human.openedLater':
    'Abhi yahan koi nahi hai. Hamare colleague aapki likhi baatein padhkar {opensAt|date}, {opensAt|time} se jawab denge. Aapka ticket number {ticketNumber|digits} hai.',
  'human.safety':
    'Us cheez ka istemal turant band kijiye, plug ho to nikal dijiye, aur kisi ko chot lagi ho to doctor ko dikhaiye. Emergency mein 112 par call kijiye.',
  'human.serious':
    'Hum ise gambhirta se lete hain. Maine ise complaint {ticketNumber|digits} ke roop mein darj kar liya hai. Ise {officerName} ({officerDesignation}) dekhenge aur aapko jawab denge: {officerEmail}, {officerPhone|phone}. Hamara faisla aapko zyada se zyada {redressDueAt|date} tak mil jayega.',
  'handOff.noTicket':
    'Main ek colleague ko bula raha hoon. Hamara samay: {careHours}. Aap {carePhone|phone} ya {careEmail} par bhi sampark kar sakte hain.',

  'waiting.open':
    'Aapka message ticket {ticketNumber|digits} mein jud gaya hai. Ek colleague use padhkar yahin jawab denge.',
  'waiting.due':
    'Aapka message ticket {ticketNumber|digits} mein jud gaya hai. Ek colleague {dueAt|date}, {dueAt|time} tak aapko yahin likhenge.',
  'waiting.closed':
    'Abhi yahan koi nahi hai. Aapka message ticket {ticketNumber|digits} mein jud gaya hai; ek colleague use padhkar {opensAt|date}, {opensAt|time} se jawab denge.',
  'waiting.late':
    'Maaf kijiye, ismein zaroorat se zyada samay lag raha hai. Aapka message ticket {ticketNumber|digits} mein jud gaya hai aur ek colleague yahin jawab denge. Aap {carePhone|phone} ya {careEmail} par bhi sampark kar sakte hain.',

  'return.title': 'Saman return karein',
  'howLong.return':
    'Courier aapke chune hue din aata hai. Return tay ho jaye to paisa {refundDays} din ke andar wapas aata hai.',
  'howLong.fault':
    'Courier aapke chune hue din aata hai, aur badle ka saman tabhi nikalta hai; paise wapas lene hon to tay hone ke {refundDays} din ke andar aate hain. Jo faisla colleague ko karna ho, wo zyada se zyada ek mahine mein hota hai.',
  'howLong.complaint':
    'Darj hone ke baad kuch aur janna hua to 48 ghante mein aapse poochenge, aur hamara faisla zyada se zyada ek mahine mein mil jayega.',
  'howLong.cancel': 'Cancel hone ke baad aapka diya hua paisa {refundDays} din ke andar wapas aata hai.',
  'return.rules':
    'Jo cheez nahi chahiye ya fit nahi hai, wo delivery ke {returnDays} din ke andar wapas ya exchange ho sakti hai, bina use kiye aur apne box mein; kuch tarah ki cheezein wapas nahi li jaati. Tooti, kharab ya galat aayi cheez par hum har haal mein kaam karte hain. Return tay hone ke {refundDays} din ke andar paise mil jaate hain.',
  'return.askReason': 'Aap ise kyon lautana chahte hain?',
  'return.option.changedMind': 'Ab nahi chahiye',
  'return.option.size': 'Size theek nahi hai',
  'return.option.defective': 'Toota ya kharab hai',
  'return.option.notAsDescribed': 'Galat saman aaya',
  'return.option.late': 'Bahut der se aaya',
  'return.askInstead': 'Aapko iske badle doosra size ya colour chahiye, ya paise wapas?',
  'return.option.exchange': 'Badalkar dijiye',
  'return.option.money': 'Paise wapas',
  'return.askUnused': 'Kya ye bina istemal kiya hua hai, tag ke saath aur apne box mein?',
  'return.allowed': 'Aap ise lauta sakte hain; {amountPaise|money} aapko wapas milenge.',
  'return.windowOver':
    'Maaf kijiye: bina kisi kharabi ke ise {returnUntil|date} tak lautaya ja sakta tha. Agar ismein koi kharabi hai, to hum ise ab bhi dekhenge.',
  'return.option.hasFault': 'Ismein kharabi hai',
  'return.notReturnable':
    'Maaf kijiye: is tarah ka saman bina kharabi ke wapas nahi liya jata. Agar ismein koi kharabi hai, to hum ise zaroor dekhenge.',
  'return.opened':
    'Maaf kijiye: khul jane ke baad is tarah ka saman bina kharabi ke wapas nahi liya jata. Agar ismein koi kharabi hai, to hum ise zaroor dekhenge.',
  'return.notDelivered': 'Ye order abhi pahuncha nahi hai. Aap kya karna chahenge?',
  'return.confirm':
    'Main ye return book karunga: {quantity} × {item}. Courier {pickupDay|date}, {pickupWindow|label:window} aayega. {amountPaise|money} aapko {refundDueAt|date} tak wapas milenge. Kar doon?',
  'return.done':
    'Aapka return book ho gaya hai, number {reference}. {pickupDay|date}, {pickupWindow|label:window} ke liye {item} pack rakhiye. {amountPaise|money} aapko {refundDueAt|date} tak usi tareeke se wapas milenge jisse aapne payment kiya tha.',

  'exchange.title': 'Saman badlein',
  'exchange.askWish': 'Iske badle aapko kya chahiye? Jaise: L size, ya neela colour.',
  'exchange.askChange': 'Kya badalna hai? Jaise: size L, neela wala, ya ek ki jagah do.',
  'exchange.windowOver': 'Maaf kijiye: ise {returnUntil|date} tak badla ja sakta tha.',
  'exchange.notPossible': 'Maaf kijiye: is tarah ka saman bina kharabi ke badla nahi ja sakta.',
  'exchange.notDelivered':
    'Ye abhi pahuncha nahi hai. Hamare colleague dekhenge ki kya ise ab bhi badla ja sakta hai, aur aapko likhenge. Aapka ticket number {ticketNumber|digits} hai.',
  'exchange.confirm':
    'Main ye exchange book karunga: {quantity} × {item}. Iske badle: {wish}. Courier {pickupDay|date}, {pickupWindow|label:window} aayega. Kar doon?',
  'exchange.option.wish': 'Badle mein kya',
  'exchange.done':
    'Aapka exchange book ho gaya hai, number {reference}. Courier {pickupDay|date}, {pickupWindow|label:window} {item} lene aayega. Hamare colleague naya saman alag rakhenge, aur wo stock mein na ho to aapko likhenge. Aapka ticket number {ticketNumber|digits} hai.',

  'damaged.title': 'Toota ya kharab saman',
  'damaged.askWhat': 'Hamein khed hai. {item} mein kya kharabi hai?',
  'wrongItem.title': 'Galat saman aaya',
  'wrongItem.askWhat': 'Hamein khed hai. Iske badle kya aaya, ya kya alag hai?',
  'fault.askSeveral': 'Hamein khed hai. Har cheez ke baare mein bataiye ki usmein kya kharabi hai.',
  'fault.askWhatAgain': 'Kuch shabdon mein bataiye ki kya gadbad hai, taaki hum use theek kar sakein.',
  'fault.askPhotos': 'Ho sake to iski ek-do photo bhejiye.',
  'fault.askPhotosAgain': 'Mujhe koi photo nahi mili. Yahin bhejiye, ya bina photo ke aage badhiye.',
  'fault.askRemedy': 'Aap kya chahenge?',
  'fault.option.replacement': 'Badalkar naya',
  'fault.option.money': 'Paise wapas',
  'fault.option.otherRemedy': 'Mujhe kya chahiye',
  'remedy.replacement': 'badle mein naya saman',
  'remedy.return': 'refund',
  'fault.confirm':
    'Main {quantity} × {item} ki complaint darj karke {remedy|label:remedy} book karunga. Courier {pickupDay|date}, {pickupWindow|label:window} aayega. Kar doon?',
  'fault.replacementBooked':
    'Aapko hui pareshani ke liye khed hai. Courier {pickupDay|date}, {pickupWindow|label:window} {item} lene aayega, aur tab naya saman yahan se niklega (number {reference}). Ye complaint {ticketNumber|digits} ke roop mein darj hai, aur zyada se zyada {redressDueAt|date} tak niptayi jayegi.',
  'fault.refundBooked':
    'Aapko hui pareshani ke liye khed hai. Courier {pickupDay|date}, {pickupWindow|label:window} {item} lene aayega. {amountPaise|money} aapko {refundDueAt|date} tak wapas milenge (number {reference}). Ye complaint {ticketNumber|digits} ke roop mein darj hai, aur zyada se zyada {redressDueAt|date} tak niptayi jayegi.',
  'fault.byHand':
    'Courier main khud book nahi kar paya; hamare colleague book karke aapko likhenge. Ye complaint {ticketNumber|digits} ke roop mein darj hai, aur zyada se zyada {redressDueAt|date} tak niptayi jayegi.',

  'missingItem.title': 'Kuch kam nikla',
  'missingItem.partly': 'Ye order kai parcel mein aata hai, aur uska ek hissa abhi hamare paas hai.',
  'missingItem.askStill': 'Kya aapko mil chuke parcel mein kuch kam hai?',
  'missingItem.option.wait': 'Intezaar karunga',
  'missingItem.option.missing': 'Haan, kam hai',
  'missingItem.whichLine': 'Kis cheez mein kuch kam hai?',
  'missingItem.whichPart': 'Kya kam hai?',
  'missingItem.option.other': 'Kuch aur',
  'missingItem.howMany': '{item} ke kitne piece kam hain?',
  'missingItem.askWhat': 'Hamein khed hai. Kya kuch aur hai jo hamein pata hona chahiye? Jaise, box kaisa tha.',
  'missingItem.askRemedy': 'Aap kya chahenge?',
  'missingItem.option.send': 'Kam saman bhejiye',
  'missingItem.option.refund': 'Uske paise wapas',
  'missingItem.willSend':
    'Hamein khed hai. Hamare colleague packing ka record dekhkar baaki saman bhejenge. Ye complaint {ticketNumber|digits} ke roop mein darj hai, aur zyada se zyada {redressDueAt|date} tak niptayi jayegi.',
  'missingItem.willRefund':
    'Hamein khed hai. Hamare colleague packing ka record dekhkar kam saman ke paise lautayenge. Ye complaint {ticketNumber|digits} ke roop mein darj hai, aur zyada se zyada {redressDueAt|date} tak niptayi jayegi.',

  'cancel.title': 'Order cancel karein',
  'cancel.confirm':
    'Kya main order {orderNumber} cancel kar doon? Iska koi charge nahi hai. {amountPaise|money} aapko {refundDueAt|date} tak usi tareeke se wapas milenge jisse aapne payment kiya tha.',
  'cancel.confirmCharged':
    'Kya main order {orderNumber} cancel kar doon? Iska charge {chargePaise|money} hai, utna hi jitna hum khud cancel karne par dete hain. {amountPaise|money} aapko {refundDueAt|date} tak usi tareeke se wapas milenge jisse aapne payment kiya tha.',
  'cancel.confirmUnpaid':
    'Kya main order {orderNumber} cancel kar doon? Aapne abhi payment nahi kiya hai, aur iska koi charge nahi hai.',
  'cancel.kept': 'Theek hai, order {orderNumber} waisa hi rahega.',
  'cancel.done':
    'Order {orderNumber} cancel ho gaya hai. {amountPaise|money} aapko {refundDueAt|date} tak wapas milenge; aap kabhi bhi mujhse pooch sakte hain ki refund kahan tak pahuncha.',
  'cancel.doneUnpaid': 'Order {orderNumber} cancel ho gaya hai. Aapko kuch nahi dena hai.',
  'cancel.shipped':
    'Ye order hamare yahan se nikal chuka hai. Aap ise darwaze par lene se mana kar sakte hain, ya milne ke baad lauta sakte hain. Main kisi colleague se ise raaste mein rukwane ko bhi keh sakta hoon.',
  'cancel.askPart': 'Sirf {item}, ya poora order {orderNumber}?',
  'cancel.option.part': 'Sirf ye saman',
  'cancel.option.whole': 'Poora order',
  'cancel.option.tryStop': 'Rukwane ki koshish',
  'cancel.delivered': 'Ye order pahunch chuka hai, isliye ab ise sirf lautaya ja sakta hai.',
  'cancel.already': 'Ye order pehle hi cancel ho chuka hai.',
  'cancel.tooLate':
    'Hamare colleague parcel rukwane ki koshish karenge aur aapko likhenge. Phir bhi aa jaye to aap use lene se mana kar sakte hain. Aapka ticket number {ticketNumber|digits} hai.',

  'cancel.partOpened':
    'Maine bata diya hai ki order {orderNumber} se {item} hatana hai; baaki saman waise hi aayega. Pack na hua ho to hamare colleague ise hata denge aur aapko likhenge. Aapka ticket number {ticketNumber|digits} hai.',
  'cancel.rules':
    'Order tab tak cancel ho sakta hai jab tak wo hamare yahan se na nikle. Uske baad aap use darwaze par lene se mana kar sakte hain ya return kar sakte hain. Pakka karne se pehle main batata hoon ki kitna wapas milega; wo {refundDays} din ke andar diya jaata hai.',
  'refundStatus.title': 'Refund kahan hai',
  'refundStatus.rules':
    'Refund tay hone ke {refundDays} din ke andar usi tareeke se diya jaata hai jisse aapne payment kiya tha. Cash on delivery mein wo aapke UPI ya bank account mein jaata hai.',
  'refundStatus.paid':
    'Humne {paidAt|date} ko {amountPaise|money} lauta diye hain. Bank mein iska number {reference} hai: isse aapka bank paisa dhoondh sakta hai.',
  'refundStatus.paidBare':
    'Humne {paidAt|date} ko {amountPaise|money} lauta diye hain. Bank ko dikhane mein saat din tak lag sakte hain.',
  'refundStatus.askArrived': 'Kya paise aa gaye hain?',
  'refundStatus.option.arrived': 'Haan, aa gaye',
  'refundStatus.option.notArrived': 'Nahi aaye',
  'refundStatus.glad': 'Ye sunkar achha laga!',
  'refundStatus.due':
    'Aapka {amountPaise|money} ka refund raaste mein hai. Ye zyada se zyada {refundDueAt|date} tak mil jayega.',
  'refundStatus.overdue':
    'Maaf kijiye: aapka {amountPaise|money} ka refund {refundDueAt|date} tak mil jana chahiye tha, aur nahi mila.',
  'refundStatus.payoutNeeded':
    'Aapne is order ka payment cash mein kiya tha, isliye hamein bataiye ki {amountPaise|money} kahan bhejein.',
  'refundStatus.nothingPaid':
    'Ye order cancel ho chuka hai, aur iska payment delivery par cash mein hona tha: kuch diya nahi gaya, isliye kuch lautana bhi nahi hai.',
  'refundStatus.missing': 'Maaf kijiye: ye order cancel ho chuka hai, par iska koi refund mujhe nahi dikh raha.',
  'refundStatus.notCollected':
    'Refund abhi shuru nahi hua hai: wo tab shuru hota hai jab aapka return hamare paas pahunch jaye. Courier {pickupDay|date}, {pickupWindow|label:window} ke liye tay hai.',
  'refundStatus.mayBeCollected':
    'Refund abhi shuru nahi hua hai: wo tab shuru hota hai jab aapka return hamare paas pahunch jaye. Courier {pickupDay|date}, {pickupWindow|label:window} ke liye tay tha. Kya hua?',
  'refundStatus.underWay':
    'Aapka return: {returnStatus|label:return}. Refund abhi shuru nahi hua hai: return check hone par shuru hota hai aur {refundDays} din mein mil jata hai.',
  'refundStatus.none':
    'Is order ka koi refund mujhe nahi dikh raha. Refund tab shuru hota hai jab order cancel ho ya return book ho.',

  'codRefund.title': 'Cash order ka refund',
  'codRefund.none':
    'Aapke account ka intezaar karta koi refund mujhe nahi dikh raha. Wo return book hone par shuru hota hai.',
  'codRefund.askPayout':
    '{amountPaise|money} kahan bhejein? Apni UPI ID (jaise name@bank), ya account number aur IFSC code likhiye. Hamein kabhi koi PIN, password ya card number mat bhejiye.',
  'codRefund.askPayoutAgain':
    'Main ye padh nahi paya. UPI ID name@bank jaisi hoti hai; account ke liye number aur IFSC code chahiye, jaise HDFC0001234.',
  'codRefund.confirm': 'Main {amountPaise|money} {payoutShown} par bhejunga. Kya ye sahi hai?',
  'codRefund.option.account': 'Doosra account',
  'codRefund.done':
    'Dhanyavaad. {amountPaise|money} zyada se zyada {refundDueAt|date} tak {payoutShown} par pahunch jayenge.',

  'paymentFailed.title': 'Paise kate, order nahi',
  'paymentFailed.askAmount': 'Hamein khed hai. Kitne rupaye kate?',
  'paymentFailed.askAmountAgain': 'Rakam rupayon mein bataiye, jaise 1299.',
  'paymentFailed.askPaidOn': 'Paise kis din kate?',
  'paymentFailed.askPaidOnAgain': 'Din bataiye, jaise kal ya 20 November.',
  'paymentFailed.askReference':
    'Kya aapke paas payment ka number (UTR ya transaction number) hai? Wo bank ke message mein hota hai. Hamein kabhi koi PIN, password ya card number mat bhejiye.',
  'paymentFailed.due':
    'Payment fail hone par bank {amountPaise|money} apne aap zyada se zyada {reversalDay|date} tak lauta deta hai (Reserve Bank of India ka niyam).',
  'paymentFailed.overdue':
    '{amountPaise|money} {reversalDay|date} tak laut aane chahiye the (Reserve Bank of India ka niyam). Uske baad har din ke liye bank ko aapko ₹100 dene hote hain.',

  'notReceived.title': 'Delivered, par mila nahi',
  'notReceived.askPlaces':
    'Courier ke hisaab se ye {deliveredAt|date} ko deliver ho gaya. Kya ye kisi padosi, guard ya ghar ke kisi vyakti ke paas ho sakta hai?',
  'notReceived.askPlacesSomeDay':
    'Courier ke hisaab se ye deliver ho gaya hai. Kya ye kisi padosi, guard ya ghar ke kisi vyakti ke paas ho sakta hai?',
  'notReceived.option.nothing': 'Nahi, kuch nahi mila',
  'notReceived.option.found': 'Haan, mil gaya',
  'notReceived.glad': 'Achha hua ki mil gaya!',
  'notReceived.askWhat': 'Kya kuch aisa hai jisse hamein dhoondhne mein madad mile? Jaise, courier ka koi call.',
  'notReceived.opened':
    'Hamein khed hai. Hum abhi courier se delivery ka proof maang rahe hain. Aapko kuch saabit nahi karna hai; proof na ho to hum dobara bhejenge ya paise lautayenge. Ye complaint {ticketNumber|digits} ke roop mein darj hai, aur zyada se zyada {redressDueAt|date} tak niptayi jayegi.',

  'failedDelivery.title': 'Delivery nahi hui',
  'failedDelivery.askWish': 'Delivery ke liye hum kya karein?',
  'failedDelivery.askReturned': 'Parcel hamare paas laut raha hai, ya laut chuka hai. Aap kya chahenge?',
  'failedDelivery.option.again': 'Dobara bhejiye',
  'failedDelivery.option.later': 'Kisi aur din',
  'failedDelivery.option.leave': 'Kisi aur ko de dein',
  'failedDelivery.option.tried': 'Courier nahi aaya',
  'failedDelivery.option.address': 'Doosre address par',
  'failedDelivery.option.refund': 'Paise wapas',
  'failedDelivery.askDay': 'Kis din koi ghar par hoga?',
  'failedDelivery.askWhom': 'Courier ise kise de, ya kahan rakhe?',
  'failedDelivery.opened':
    'Hum courier se {day|date} ko dobara aane ko keh rahe hain. Ye complaint {ticketNumber|digits} ke roop mein darj hai; parcel aap tak pahunchne tak hamare colleague is par nazar rakhenge.',
  'failedDelivery.openedAnyDay':
    'Hum courier se dobara aane ko keh rahe hain. Ye complaint {ticketNumber|digits} ke roop mein darj hai; parcel aap tak pahunchne tak hamare colleague is par nazar rakhenge.',
  'failedDelivery.later':
    'Hum courier se ise {day|date} ko laane ko keh rahe hain. Hamare colleague ise dekh rahe hain; is request ka number {ticketNumber|digits} hai.',
  'failedDelivery.leave':
    'Hum courier ko wahan dene ko keh rahe hain; de ya na de, ye unke niyam par hai, aur OTP maangein to dena hoga. Hamare colleague ise dekh rahe hain; is request ka number {ticketNumber|digits} hai.',

  'sooner.title': 'Jaldi delivery',
  'sooner.askWish': 'Isse pehle ka din main pakka nahi keh sakta. Aap kya chahenge?',
  'sooner.option.ask': 'Koi colleague koshish kare',
  'sooner.opened':
    'Maine ise aage bhej diya hai. Hamare colleague dekhenge ki ye jaldi aa sakta hai ya nahi, aur aapko likhenge; tab tak din wahi rahega. Is request ka number {ticketNumber|digits} hai.',

  'addressChange.title': 'Address badlein',
  'addressChange.tooLate': 'Ye order ab doosre address par nahi ja sakta: ye pahunch chuka hai ya cancel ho chuka hai.',
  'addressChange.shipped':
    'Parcel hamare yahan se nikal chuka hai. Hum courier se pooch sakte hain, par pakka vaada nahi kar sakte.',
  'addressChange.askAddress': 'Naya address kya hai? Makaan, gali, ilaka, sheher aur rajya likhiye.',
  'addressChange.askPin': 'Aur uska PIN code (6 ank)?',
  'addressChange.confirm': 'Naya address ye hai:\n{address}\nPIN code {newPinCode}\nKya ye sahi hai?',
  'addressChange.option.address': 'Address',
  'addressChange.opened':
    'Dhanyavaad. Hamare colleague address badalkar aapko pakka batayenge. Aapka ticket number {ticketNumber|digits} hai.',

  'invoice.title': 'Bill ki copy',
  'invoice.link':
    'Order {orderNumber} ka bill yahan hai: {invoiceUrl}\nUsmein kuch galat ho to “bill theek karwayein” likhiye.',
  'invoice.askWish': 'Aapko kya chahiye?',
  'invoice.option.copy': 'Bill ki copy',
  'invoice.option.gst': 'GST number ke saath',
  'invoice.askGst': 'GST number aur business ka naam bhejiye.',
  'invoice.opened':
    'Hamare colleague order mein diye e-mail par bill bhejenge. Aapka ticket number {ticketNumber|digits} hai.',

  'invoiceCorrection.title': 'Bill theek karwayein',
  'invoiceCorrection.askReason': 'Bill mein kya galat hai ya chhoot gaya hai?',
  'invoiceCorrection.option.name': 'Naam',
  'invoiceCorrection.option.address': 'Address',
  'invoiceCorrection.option.gst': 'GST number',
  'invoiceCorrection.option.other': 'Kuch aur, ya kai cheezein',
  'invoiceCorrection.askRight': 'Bill mein kya likha hona chahiye? Jaisa chhapna hai, bilkul waisa hi likhiye.',
  'invoiceCorrection.askWhat': 'Bill mein kya galat hai, aur kya likha hona chahiye?',
  'invoiceCorrection.opened':
    'Maine aage bata diya hai. Hamare colleague bill theek karke order mein diye e-mail par bhejenge, ya aapko likhenge ki wo kyun nahi badla ja sakta. Aapka ticket number {ticketNumber|digits} hai.',

  'pickup.title': 'Return ka pickup',
  'pickup.booked': 'Courier {pickupDay|date}, {pickupWindow|label:window} ise lene aayega.',
  'pickup.wasBooked': 'Courier ko {pickupDay|date}, {pickupWindow|label:window} ise lene aana tha. Kya hua?',
  'pickup.option.keep': 'Theek hai',
  'pickup.option.otherDay': 'Koi aur din',
  'pickup.option.thatDay': 'Wo din theek hai',
  'pickup.option.nobodyCame': 'Koi nahi aaya',
  'pickup.option.nobodyTook': 'Koi lekar nahi gaya',
  'pickup.option.gone': 'Courier le gaya hai',
  'pickup.option.stop': 'Return cancel karein',
  'pickup.stopAsked':
    'Maine aage bata diya hai ki aap ise lautana nahi chahte. Hamare colleague courier ko rokkar aapko likhenge. Aapka ticket number {ticketNumber|digits} hai.',
  'pickup.kept': 'Theek hai. Tab tak ise pack rakhiye.',
  'pickup.failed': 'Maaf kijiye: courier ise le nahi ja saka. Aaiye koi aur din tay karein.',
  'pickup.unbooked': 'Iske liye abhi koi din tay nahi hai.',
  'pickup.collected': 'Ise le liya gaya hai: {returnStatus|label:return}.',
  'pickup.none': 'Is order ka koi return mujhe nahi dikh raha.',
  'pickup.askDay': 'Courier kis din aaye? Jaise kal, ya shukravar.',
  'pickup.askDayAgain': 'Din samajh mein nahi aaya. Aise bataiye: kal, shukravar ya 28 November.',
  'pickup.tooSoon': 'Courier itni jaldi nahi aa sakta.',
  'pickup.tooLate': 'Courier itne din aage ki booking nahi leta.',
  'pickup.closed': 'Us din courier nahi aata.',
  'pickup.offerDay': 'Sabse pehla din {nextDay|date} hai.',
  'pickup.askWindow': 'Kis samay?',
  'pickup.confirm': 'Courier {pickupDay|date}, {pickupWindow|label:window} aayega. Kya ye sahi hai?',
  'pickup.done': 'Ho gaya. Courier {pickupDay|date}, {pickupWindow|label:window} aayega. Ise pack rakhiye.',
  'return.requested': 'aapki request mil gayi hai',
  'return.pickup-booked': 'courier tay hai',
  'return.pickup-failed': 'courier le nahi ja saka',
  'return.picked-up': 'hamare paas aa raha hai',
  'return.received': 'hamare paas aa gaya hai aur check ho raha hai',
  'return.completed': 'poora ho gaya hai',

  'warrantyActivation.title': 'Warranty register karein',
  'warrantyActivation.whichLine': 'Aap kis saman ki warranty register karna chahte hain?',
  'warrantyActivation.expired': 'Maaf kijiye: {item} ki warranty {warrantyUntil|date} ko khatam ho gayi.',
  'warrantyActivation.notCovered':
    '{item} ki warranty hamare paas nahi dikh rahi. Ho sakta hai company deti ho; box ka card dekhiye.',
  'warrantyActivation.notDelivered': 'Warranty delivery se shuru hoti hai. Saman milne par mujhe phir se likhiye.',
  'warrantyActivation.askSerial': '{item} ka serial number kya hai? Wo saman par ya uske box par likha hota hai.',
  'warrantyActivation.askSerialAgain':
    'Ye serial number nahi lagta. Usmein akshar aur ank hote hain, jaise SN20261124, aur wo saman par ya box par hota hai.',
  'warrantyActivation.confirm': 'Serial number {serial} hai. Kya ye sahi hai?',
  'warrantyActivation.done': '{item} ki warranty register ho gayi hai. Wo {warrantyUntil|date} tak hai.',
  'warrantyActivation.byHand':
    'Hamare colleague {item} ki warranty register karke aapko likhenge; warranty phir bhi delivery ke din se hi gini jayegi. Aapka ticket number {ticketNumber|digits} hai.',
  'warrantyActivation.known':
    'Ye serial number kisi aur kharid ke liye pehle se register hai. Hamare colleague dekhkar aapko likhenge. Aapka ticket number {ticketNumber|digits} hai.',

  'warrantyClaim.title': 'Warranty aur service',
  'warrantyClaim.askSerial':
    'Serial number kya hai? Wo saman par ya box par hota hai. Na ho to main aapke order se dekh loonga.',
  'warrantyClaim.askSerialAgain': 'Ye serial number nahi lagta. Phir dekhiye, ya iske bina aage badhiye.',
  'warrantyClaim.unknownSerial': 'Ye serial number hamare paas register nahi hai. Aapke order se dekhte hain.',
  'warrantyClaim.whichLine': 'Kaun sa saman hai?',
  'warrantyClaim.active': '{item} ki warranty {warrantyUntil|date} tak hai.',
  'warrantyClaim.askNeed': 'Aapko kya chahiye?',
  'warrantyClaim.option.service': 'Repair ya service',
  'warrantyClaim.option.register': 'Warranty register',
  'warrantyClaim.option.paid': 'Apne kharch par',
  'warrantyClaim.askWhat': 'Ismein kya kharabi hai?',
  'warrantyClaim.askVisit': 'Koi kis din aa sakta hai? Jaise shukravar.',
  'warrantyClaim.opened':
    'Maine aapka claim darj kar liya hai, number {ticketNumber|digits}. Samay tay karne ke liye hamari service team aapko call karegi, aur ye zyada se zyada {redressDueAt|date} tak nipta diya jayega. Saman badla gaya to warranty naye par chalti rahegi.',
  'warrantyClaim.expired': 'Maaf kijiye: {item} ki warranty {warrantyUntil|date} ko khatam ho gayi.',
  'warrantyClaim.paidOpened':
    'Hamari service team pehle kharch batayegi, phir faisla aapka. Aapka ticket number {ticketNumber|digits} hai.',
  'warrantyClaim.notCovered': '{item} ki warranty hamare paas nahi dikh rahi.',

  'contact.title': 'Humse sampark',
  'contact.care': 'Customer care: {carePhone|phone}, {careEmail}. Hamara samay: {careHours}.',
  'contact.officer':
    'Shikayatein: {officerName}, {officerDesignation}, {officerPhone|phone}, {officerEmail}, {officerAddress}. Complaint ki receipt 48 ghante mein aur hal ek mahine mein milta hai.',
  'contact.helpline': 'National Consumer Helpline ka number 1915 hai.',

  'callBack.title': 'Mujhe call kijiye',
  'callBack.askPhone': 'Hum aapko kis number par call karein?',
  'callBack.askPhoneAgain': 'Ye phone number nahi lagta. Usmein das ank hote hain, jaise 98765 43210.',
  'callBack.askWindow': 'Kaun sa samay theek rahega?',
  'callBack.option.any': 'Kabhi bhi',
  'callBack.askAbout': 'Baat kis baare mein hai? Tab sahi colleague call karenge.',
  'callBack.opened':
    'Hamare colleague {phone|phone} par call karenge. Baat na ho payi to hum phir karenge. Aapka ticket number {ticketNumber|digits} hai.',

  'dataRights.title': 'Meri niji jankari',
  'dataRights.askWish':
    'Aapke order aur complaints ke kaam ke liye hum aapka naam, contact, address, order aur aapke message rakhte hain. Aap kya chahenge?',
  'dataRights.why': 'Ye sirf aap hi maang sakte hain, isliye main aapke kisi order se pakka karta hoon ki aap hi hain.',
  'dataRights.option.copy': 'Jankari ki copy',
  'dataRights.option.erase': 'Jankari mitana',
  'dataRights.confirmErase':
    'Bill aur record kanoon ke hisaab se rakhe jate hain, aur khuli complaints niptne tak; baaki sab mita diya jata hai aur wapas nahi laya ja sakta. Kya main ye aage pahuncha doon?',
  'dataRights.copyOpened':
    'Copy aapko 90 din ke andar mil jayegi, aam taur par bahut pehle. Aapka ticket number {ticketNumber|digits} hai. Apni jankari ke baare mein poochne ke liye: {officerName}, {officerEmail}.',
  'dataRights.eraseOpened':
    'Aapki jankari 90 din ke andar mita di jayegi aur hum aapko pakka batayenge. Aapka ticket number {ticketNumber|digits} hai. Apni jankari ke baare mein poochne ke liye: {officerName}, {officerEmail}.',

  'ticket.reopened':
    'Maine yeh aage bhej diya hai: hamare colleague aapka ticket {ticketNumber|digits} phir se dekhenge aur aapko yahin likhenge.',
  'tickets.reopened':
    'Maine yeh aage bhej diya hai: hamare colleague aapke ticket {ticketNumbers|digits} phir se dekhenge aur aapko yahin likhenge.',
  'ticketNotice.resolved':
    '{brandName}: aapka ticket {ticketNumber|digits} ({topic|label:topic}) hal ho gaya hai. Agar kuch baaki reh gaya ho to {reopenBefore|date} se pehle jawab dijiye ya {careEmail} par likhiye: hamare colleague ise phir se dekhenge.',
  'ticketNotice.waiting-customer':
    '{brandName}: aapke ticket {ticketNumber|digits} ({topic|label:topic}) par aage badhne ke liye hamein aapka jawab chahiye. Kripya jawab dijiye, ya ticket number ke saath {careEmail} par likhiye.',
  'ticketNotice.reopened':
    '{brandName}: hamare colleague aapke ticket {ticketNumber|digits} ({topic|label:topic}) par phir se kaam kar rahe hain. Aapko kuch karne ki zaroorat nahi hai. Kuch aur batana ho to jawab dijiye ya {careEmail} par likhiye.',
  'ticketNotices.resolved':
    '{brandName}: aapke ticket {ticketNumbers|digits} hal ho gaye hain. Agar kisi mein kuch baaki reh gaya ho to {reopenBefore|date} se pehle ticket number ke saath jawab dijiye ya {careEmail} par likhiye: hamare colleague use phir se dekhenge.',
  'ticketNotices.waiting-customer':
    '{brandName}: aapke ticket {ticketNumbers|digits} par aage badhne ke liye hamein aapka jawab chahiye. Kripya ticket number ke saath jawab dijiye, ya {careEmail} par likhiye.',
  'ticketNotices.reopened':
    '{brandName}: hamare colleague aapke ticket {ticketNumbers|digits} par phir se kaam kar rahe hain. Aapko kuch karne ki zaroorat nahi hai. Kuch aur batana ho to jawab dijiye ya {careEmail} par likhiye.',
  'alert.acknowledgement':
    'Shikayat {ticketNumber|digits} ki receipt abhi nahi pahunchi hai: 48 ghante ka {percent} % beet chuka hai. {dueAt|date}, {dueAt|time} tak pahunchni hai.',
  'alert.redress':
    'Shikayat {ticketNumber|digits} par faisla abhi baaki hai: ek mahine ka {percent} % beet chuka hai. Faisla {dueAt|date} tak dena hai.',
  'alert.docket':
    'Ticket {ticketNumber|digits} National Consumer Helpline se aaya hai aur abhi khula hai: 30 din ka {percent} % beet chuka hai. Ise {dueAt|date} tak suljhana hai.',

  'survey.title': 'Aapki raay',
  'survey.askScore': 'Hamari madad kaisi rahi?',
  'survey.option.5': 'Bahut achhi',
  'survey.option.4': 'Achhi',
  'survey.option.3': 'Theek-thaak',
  'survey.option.2': 'Kharab',
  'survey.option.1': 'Bahut kharab',
  'survey.askComment': 'Is baare mein hamein kya janna chahiye?',
  'survey.thanks': 'Batane ke liye dhanyavaad.',
  'survey.sorry': 'Batane ke liye dhanyavaad. Khed hai ki baat nahi bani. Kya koi ise phir se dekhe?',

  'language.title': 'Language / भाषा',
  'language.ask': 'Aap kis bhasha mein baat karna chahenge? Which language would you like?',
  'language.done': 'Zaroor, ab hum Hinglish mein baat karenge.',

  botFailure:
    'Maaf kijiye, hamari taraf se kuch gadbad ho gayi. Hamare colleague aapka message padhkar jawab denge. Aapka ticket number {ticketNumber|digits} hai.',
} satisfies Record<WrittenKey, string>;
