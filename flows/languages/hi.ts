import type { TextKey } from './en.ts';
import { phoneHi } from './phone/hi.ts';

/** What we say in Hindi. */
export const hi = {
  ...phoneHi,

  'engine.greeting': 'नमस्ते, {brandName} में आपका स्वागत है। बताइए, मैं आपकी क्या मदद करूँ?',
  'engine.greeting.spoken': 'नमस्ते, {brandName} को फ़ोन करने के लिए धन्यवाद।',
  'engine.welcomeBack': 'नमस्ते। जहाँ बात रुकी थी, वहीं से आगे बढ़ते हैं।',
  'engine.menu': 'मैं इन कामों में आपकी मदद कर सकता हूँ:',
  'engine.menu.spoken': 'आप बोलकर बता सकते हैं, या फ़ोन के बटन दबा सकते हैं। किसी से बात करने के लिए 0 दबाइए।',
  'engine.anythingElse': 'क्या मैं आपकी और कोई मदद कर सकता हूँ?',
  'engine.anythingElse.spoken': 'क्या और कोई मदद चाहिए? अगर नहीं, तो आप फ़ोन रख सकते हैं।',
  'engine.more': 'ये विकल्प भी हैं:',
  'engine.moreOption': 'और विकल्प',
  'engine.closing': 'और कुछ पूछना हो तो यहीं लिख दीजिए।',
  'engine.closingLetter': 'कुछ छूट गया हो या गलत हो, तो इसी मेल का जवाब दीजिए। तस्वीरें भी ऐसे ही भेज सकते हैं।',
  'engine.goodbye': 'ठीक है। जब भी ज़रूरत हो, मैं यहीं हूँ। नमस्ते!',
  'engine.thanks': 'आपका स्वागत है!',
  'engine.notUnderstood': 'माफ़ कीजिए, मैं यह समझ नहीं पाया।',
  'engine.notUnderstoodHere': 'माफ़ कीजिए, मैं यह समझ नहीं पाया।',
  'engine.silence': 'मुझे इस संदेश में कुछ लिखा हुआ नहीं मिला।',
  'engine.silence.spoken': 'मुझे कुछ सुनाई नहीं दिया।',
  'engine.whichOne': 'मैं सही काम में आपकी मदद करना चाहता हूँ। इनमें से आपको क्या चाहिए?',
  'engine.beginThis': 'क्या मैं यह आपके लिए कर दूँ?',
  'engine.offerPerson': 'माफ़ कीजिए, मैं ठीक से समझ नहीं पा रहा हूँ। क्या मैं किसी सहकर्मी को बुलाऊँ?',
  'engine.offerAnswerer': 'क्या मैं किसी सहकर्मी को बुलाऊँ जो बता सके?',
  'engine.noRule': 'यह नियम मेरे पास नहीं है, और मैं अंदाज़ा नहीं लगाऊँगा।',
  'engine.cancelled': 'ठीक है, “{title|text}” यहीं रोक दिया है। कुछ भी बदला नहीं गया।',
  'engine.cancelled.spoken': 'ठीक है, इसे यहीं रोक दिया है। कुछ भी बदला नहीं गया।',
  'engine.nothingToCancel': 'अभी रोकने के लिए कुछ नहीं है।',
  'engine.noBack': 'इससे पहले का कोई सवाल नहीं है।',
  'engine.backTo': 'अब “{title|text}” पर लौटते हैं।',
  'engine.backTo.spoken': 'अब पिछली बात पर लौटते हैं।',
  'engine.next': 'अब आपका दूसरा सवाल: {title|text}।',
  'engine.nextOrder': 'अब आपका दूसरा सवाल: {title|text}, ऑर्डर {orderNumber}।',
  'engine.nextOrder.spoken': 'अब आपका दूसरा सवाल: {title|text}, ऑर्डर {orderNumber|code}।',
  'engine.later': 'यह भी नोट कर लिया है, इसके बाद इसी पर आते हैं: {title|text}।',
  'engine.laterOrder': 'यह भी नोट कर लिया है, इसके बाद इसी पर आते हैं: {title|text}, ऑर्डर {orderNumber}।',
  'engine.laterOrder.spoken': 'यह भी नोट कर लिया है, इसके बाद इसी पर आते हैं: {title|text}, ऑर्डर {orderNumber|code}।',
  'engine.laterToo': 'और उसके बाद: {title|text}।',
  'engine.laterTooOrder': 'और उसके बाद: {title|text}, ऑर्डर {orderNumber}।',
  'engine.laterTooOrder.spoken': 'और उसके बाद: {title|text}, ऑर्डर {orderNumber|code}।',
  'engine.corrected': 'धन्यवाद, मैंने इसे बदलकर {value|code} कर दिया है।',
  'engine.noHour': 'मुझे दिन पता है, पर समय नहीं।',
  'engine.numberUnseen': 'यहाँ मुझे आपका फ़ोन नंबर नहीं दिखता, इसलिए कृपया उसके अंक भेज दीजिए।',
  'engine.added': 'धन्यवाद, यह भी जोड़ दिया है।',
  'engine.aboutOrder': 'यह ऑर्डर {orderNumber} के बारे में है। कोई दूसरा ऑर्डर हो तो उसका नंबर भेज दीजिए।',
  'engine.aboutOrder.spoken': 'यह ऑर्डर {orderNumber|code} के बारे में है। कोई दूसरा ऑर्डर हो तो उसका नंबर बताइए।',
  'engine.bot':
    'मैं {brandName} का स्वचालित सहायक हूँ, इंसान नहीं। जो हो सके तुरंत करता हूँ, और हमारे सहकर्मी कभी भी बात आगे ले सकते हैं।',
  'engine.noted': 'धन्यवाद, मैंने यह नोट कर लिया है।',
  'engine.newsLater': 'इसका जवाब मिल जाए, तो मैं तुरंत बताऊँगा।',
  'engine.filesKept': 'धन्यवाद, आपकी फ़ाइलें इस बातचीत के साथ सुरक्षित रख ली हैं।',
  'engine.photosAbout': 'इनमें क्या दिख रहा है?',
  'engine.resendFiles': 'आपकी भेजी एक फ़ाइल (winmail.dat) नहीं खुल पाई। कृपया उसे PDF या फ़ोटो के रूप में फिर से भेजिए।',
  'engine.voiceKept':
    'मैं वॉइस मैसेज सुन नहीं सकता, पर आपका मैसेज रख लिया है। कृपया लिखकर बताइए, या मैं किसी साथी को बुलाऊँ जो इसे सुन ले?',
  'engine.languageChanged': 'ज़रूर, अब हम हिंदी में बात करेंगे।',
  'engine.option.yes': 'हाँ',
  'engine.option.no': 'नहीं',
  'engine.option.dontHave': 'मेरे पास नहीं है',
  'engine.option.skip': 'इसे छोड़ें',
  'engine.option.human': 'किसी से बात करें',
  'engine.option.continue': 'फिर से कोशिश करें',
  'engine.option.menu': 'कुछ और',

  'rules.deliveryTime':
    'ऑर्डर आम तौर पर देने के {deliveryDays} दिन के भीतर पहुँच जाता है। आपका ऑर्डर किस दिन आएगा, यह मैं देख सकता हूँ।',
  'rules.deliveryFree': 'डिलीवरी मुफ़्त है, ऑर्डर कितने का भी हो।',
  'rules.deliveryFreeFrom':
    'डिलीवरी के {deliveryChargePaise|money} लगते हैं; {freeDeliveryFromPaise|money} या उससे ऊपर के ऑर्डर पर मुफ़्त है।',
  'rules.deliveryCharge': 'हर ऑर्डर पर डिलीवरी के {deliveryChargePaise|money} लगते हैं।',
  'rules.returnFree': 'वापसी का आपका कोई ख़र्च नहीं: हमारा कूरियर सामान ले जाता है, पैसे हम देते हैं।',
  'rules.returnPaid': 'टूटा, ख़राब या ग़लत आया सामान हम अपने ख़र्च पर वापस लेते हैं। बाक़ी जो आप लौटाएँ, उसे भेजने का ख़र्च आपका है।',
  'rules.warranty':
    'वारंटी डिलीवरी के दिन से चलती है। महीनों में, सामान के हिसाब से: {warrantyPeriods}। आपके ऑर्डर की वारंटी कब तक है, यह मैं देख सकता हूँ।',
  'why.pin-code':
    'पिन कोड से पता चलता है कि ऑर्डर आपका ही है: आपका पार्सल कहाँ है, यह किसी और को न पता चले। इसका कोई और उपयोग नहीं होता।',
  'why.code': 'कोड से पता चलता है कि आप ही हैं: इसके बिना ऑर्डर नंबर जानने वाला कोई भी ऑर्डर बदल सकता या उसके पैसे ले सकता है।',
  'why.order-number': 'इसी से मैं आपका ऑर्डर ढूँढता हूँ।',
  'why.phone': 'इस नंबर पर हम आपको इसी बारे में फ़ोन करेंगे, और किसी काम के लिए नहीं।',
  'why.payout': 'आपके ऑर्डर का भुगतान नकद हुआ था, इसलिए पैसे किसी खाते में भेजने होंगे। पिन, ओटीपी या कार्ड नंबर कभी न भेजें।',
  'outside.product-advice': 'मैं ऑर्डर का काम देखता हूँ, और सलाह देने लायक हमारे सामान को नहीं जानता।',
  'outside.product-facts': 'मैं ऑर्डर का काम देखता हूँ, और हमारे सामान के बारे में इतना नहीं जानता।',
  'outside.sizes-and-variants': 'मैं ऑर्डर का काम देखता हूँ, और नहीं जानता कि कौन-से साइज़ और क़िस्में हैं।',
  'outside.price-and-offers': 'मैं दिए जा चुके ऑर्डर देखता हूँ, और दाम या ऑफ़र नहीं बता सकता।',
  'outside.paying-before-buying': 'मैं दिए जा चुके ऑर्डर देखता हूँ, और नहीं बता सकता कि नए ऑर्डर का भुगतान कैसे हो सकता है।',
  'outside.delivery-area': 'मैं दिए जा चुके ऑर्डर देखता हूँ, और नहीं बता सकता कि नया ऑर्डर कहाँ और कितनी जल्दी पहुँचता है।',
  'outside.extras': 'मैं ऑर्डर का काम देखता हूँ, और गिफ़्ट पैकिंग, इंस्टॉलेशन या फ़िटिंग जैसे काम ख़ुद नहीं करवा सकता।',
  'outside.stores': 'मैं ऑर्डर का काम देखता हूँ, और दुकानों के बारे में नहीं जानता।',
  'outside.business': 'मैं ग्राहकों के ऑर्डर देखता हूँ, और इसका जवाब नहीं दे सकता।',
  'outside.ordering': 'मैं दिए जा चुके ऑर्डर देखता हूँ, और नया ऑर्डर या आपका खाता नहीं सँभाल सकता।',

  'optOut.stop':
    'अब आपको यहाँ {brandName} की ओर से मैसेज नहीं आएँगे, केवल आपके अपने सवालों के जवाब आएँगे। फिर से पाने के लिए START लिखिए।',
  'optOut.start': 'अब आपको यहाँ {brandName} के मैसेज फिर से आएँगे। जब न चाहिए हों तो STOP लिख दीजिए।',
  'reach.carried': '{text}',
  'files.link': '{fileName}: {url}',
  'files.unsent': 'यह फ़ाइल हम यहाँ नहीं भेज सके: {fileNames}। हमें लिखें, हम कोई और तरीका निकालेंगे।',
  'render.number': '{number}. {label}',
  'render.choose': 'कृपया नंबर लिखकर या अपने शब्दों में जवाब दीजिए।',
  'render.listButton': 'चुनिए',
  'render.orWrite': 'आप “{label}” भी लिख सकते हैं।',
  'render.letterGreeting': 'नमस्ते,',
  'render.letterChoose': 'कृपया इनमें से किसी एक का नंबर या शब्द लिखकर जवाब दीजिए:',
  'render.letterQuestions': 'आगे बढ़ने के लिए हमें यह जानना है। आप सबका जवाब एक ही मेल में दे सकते हैं:',
  'render.question': '{number}. {label}',
  'render.questionOptions': '{number}. {label} ({options})',
  'render.letterSignature': 'सादर,\n{brandName}\n{careEmail} · {carePhone}',
  'render.letterSubject': '{brandName} को आपका संदेश',
  'render.letterSubjectTicket': '{brandName} को आपका संदेश [टिकट {ticketNumber|digits}]',
  'render.press': '{label}: {number} दबाइए।',

  'languageName.en': 'English',
  'languageName.hi': 'हिंदी (Hindi)',
  'languageName.hi-Latn': 'Hinglish',

  'option.person': 'किसी से बात करें',
  'option.complaint': 'शिकायत दर्ज करें',
  'option.leaveIt': 'अभी रहने दें',
  'option.noThanks': 'नहीं, धन्यवाद',
  'option.tryAgain': 'फिर से कोशिश करें',
  'option.cancelOrder': 'ऑर्डर रद्द करें',
  'option.trackOrder': 'ऑर्डर देखें',
  'option.askChange': 'क्या बदलना है?',
  'option.stop': 'यहीं रोक दें',
  leave: 'ठीक है। ज़रूरत हो तो मैं यहीं हूँ।',
  byHand: 'यह काम मैं अपने-आप पूरा नहीं कर पाया। हमारे सहकर्मी इसे करके आपको लिखेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'byHand.spoken':
    'यह काम मैं अपने-आप पूरा नहीं कर पाया। हमारे सहकर्मी इसे करके आपको बताएँगे। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  approval:
    '{amountPaise|money} के लिए हमारे सुपरवाइज़र की मंज़ूरी ज़रूरी है। मैंने बात आगे पहुँचा दी है; दो कार्यदिवस के भीतर आपको जवाब मिलेगा। आपका टिकट नंबर {ticketNumber|digits} है।',
  'approval.spoken':
    '{amountPaise|money} के लिए हमारे सुपरवाइज़र की मंज़ूरी ज़रूरी है। मैंने बात आगे पहुँचा दी है, दो कार्यदिवस के भीतर आपको जवाब मिलेगा। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  complaintTicket:
    'मैंने इसे शिकायत {ticketNumber|digits} के रूप में दर्ज कर लिया है, यह संदेश उसकी पावती है। इसके लिए {officerName} ({officerDesignation}) उत्तरदायी हैं। हमारा निर्णय एक महीने के भीतर, अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',
  'complaintTicket.spoken':
    'मैंने इसे शिकायत के रूप में दर्ज कर लिया है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। हमारा निर्णय एक महीने के भीतर, अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',

  'findOrder.which': 'यह किस ऑर्डर के बारे में है?',
  'findOrder.orderLabel': '{orderNumber}: {item}',
  'findOrder.orderLabel.spoken': '{orderNumber|code}, {item}',
  'findOrder.option.another': 'कोई दूसरा ऑर्डर',
  'findOrder.askNumber': 'आपका ऑर्डर नंबर क्या है? वह {orderNumberExample} जैसा होता है।',
  'findOrder.askNumber.spoken':
    'कृपया अपना ऑर्डर नंबर बोलिए, या उसके अंक दबाकर हैश दबाइए। वह {orderNumberExample|code} जैसा होता है।',
  'findOrder.askNumberAgain':
    'इसमें मुझे ऑर्डर नंबर नहीं मिला। वह {orderNumberExample} जैसा होता है और ऑर्डर की पुष्टि वाले संदेश में लिखा रहता है।',
  'findOrder.askNumberAgain.spoken': 'ऑर्डर नंबर समझ में नहीं आया। कृपया केवल उसके अंक दबाइए, फिर हैश दबाइए।',
  'findOrder.findNumber':
    'ऑर्डर नंबर उस ई-मेल या संदेश में है जो हमने ऑर्डर के समय भेजा था, और पार्सल के बिल पर भी। वह {orderNumberExample} जैसा होता है।',
  'findOrder.findNumber.spoken': 'ऑर्डर नंबर उस संदेश में है जो हमने ऑर्डर के समय भेजा था, और पार्सल के बिल पर भी।',
  'findOrder.option.found': 'मिल गया',
  'findOrder.option.otherNumber': 'दूसरा ऑर्डर देखें',
  'findOrder.option.newCode': 'नया कोड भेजें',
  'findOrder.askPin': 'धन्यवाद। आपके ऑर्डर की सुरक्षा के लिए डिलीवरी के पते का पिन कोड भी बताइए (6 अंक)।',
  'findOrder.askPin.spoken': 'धन्यवाद। आपके ऑर्डर की सुरक्षा के लिए डिलीवरी के पते के पिन कोड के छह अंक दबाइए।',
  'findOrder.askPinAgain': 'पिन कोड 6 अंकों का होता है, जैसे 560001। डिलीवरी के पते का पिन कोड क्या है?',
  'findOrder.askPinAgain.spoken': 'पिन कोड छह अंकों का होता है। कृपया डिलीवरी के पते का पिन कोड दबाइए।',
  'findOrder.noMatch':
    'यह ऑर्डर नंबर और पिन कोड आपस में मेल नहीं खा रहे। कृपया दोनों जाँचकर पिन कोड या ऑर्डर नंबर एक बार फिर भेजिए।',
  'findOrder.noMatch.spoken': 'यह ऑर्डर नंबर और पिन कोड आपस में मेल नहीं खा रहे। कृपया जाँचकर पिन कोड एक बार फिर दबाइए।',
  'findOrder.noPin':
    'पिन कोड के बिना मैं यहाँ ऑर्डर के बारे में कुछ नहीं बता सकता, ताकि आपका ऑर्डर कोई और न देख सके। हमारे सहकर्मी दूसरे तरीके से आपकी मदद कर सकते हैं।',
  'findOrder.askCode':
    'यह पक्का करने के लिए कि आप ही हैं, मैंने ऑर्डर में दिए गए फ़ोन नंबर या ई-मेल पर 6 अंकों का कोड भेजा है। वह कोड क्या है?',
  'findOrder.askCode.spoken':
    'यह पक्का करने के लिए कि आप ही हैं, मैंने ऑर्डर में दिए गए फ़ोन नंबर या ई-मेल पर छह अंकों का कोड भेजा है। कृपया वह कोड दबाइए।',
  'findOrder.askCodeAgain': 'कोड 6 अंकों का होता है। कृपया हमारा सबसे नया संदेश देखकर कोड भेजिए।',
  'findOrder.askCodeAgain.spoken': 'कोड छह अंकों का होता है। कृपया एक बार फिर दबाइए।',
  'findOrder.wrongCode': 'इस ऑर्डर के लिए भेजा गया कोड यह नहीं है। कृपया फिर से देखिए। कोड क्या है?',
  'findOrder.wrongCode.spoken': 'इस ऑर्डर के लिए भेजा गया कोड यह नहीं है। कृपया एक बार फिर दबाइए।',
  'findOrder.spentCode': 'वह कोड अब नहीं चलेगा: कोड पाँच मिनट और कुछ ही कोशिशों तक चलता है।',
  'findOrder.noCode': 'कोड आने में एक मिनट लग सकता है। वह केवल उसी फ़ोन नंबर या ई-मेल पर जाता है जो ऑर्डर में दिया गया था।',
  'findOrder.nowhere':
    'इस काम के लिए मुझे पक्का करना होता है कि आप ही हैं, और इस ऑर्डर के किसी दूसरे संपर्क पर कोड नहीं भेज सकता। हमारे सहकर्मी जाँचकर आपको लिखेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'findOrder.nowhere.spoken':
    'इस काम के लिए मुझे पक्का करना होता है कि आप ही हैं, और इस ऑर्डर के किसी दूसरे संपर्क पर कोड नहीं भेज सकता। हमारे सहकर्मी जाँचकर आपको बताएँगे। आपका टिकट नंबर है {ticketNumber|digits}।',
  'findOrder.unproven': 'इस ऑर्डर के किसी दूसरे संपर्क पर कोड नहीं भेज सकता, इसलिए हमारे सहकर्मी जाँचेंगे कि ऑर्डर आपका ही है।',
  'findOrder.unseen': 'माफ़ कीजिए, अभी मुझे आपका ऑर्डर दिखाई नहीं दे रहा। हमारे सहकर्मी उसे देख लेंगे।',
  'findOrder.locked':
    'ग्राहकों की सुरक्षा के लिए मैं अभी यहाँ ऑर्डर नहीं दिखा सकता: कई बार दी गई जानकारी मेल नहीं खाई। हमारे सहकर्मी आपकी मदद कर सकते हैं।',
  'findOrder.unavailable':
    'माफ़ कीजिए, अभी मुझे आपका ऑर्डर दिखाई नहीं दे रहा। मैंने आपके लिए टिकट {ticketNumber|digits} खोल दिया है; हमारे सहकर्मी आपका ऑर्डर देखकर आपको लिखेंगे।',
  'findOrder.unavailable.spoken':
    'माफ़ कीजिए, अभी मुझे आपका ऑर्डर दिखाई नहीं दे रहा। मैंने आपके लिए टिकट खोल दिया है, हमारे सहकर्मी आपका ऑर्डर देखकर आपको फ़ोन करेंगे। टिकट नंबर है {ticketNumber|digits}।',

  'code.message':
    '{brandName} के लिए आपका कोड: {code}\nयह पाँच मिनट तक चलेगा। इसे केवल उसी चैट, मेल या कॉल में बताइए जहाँ आपने माँगा है, और किसी को नहीं। अगर आपने नहीं माँगा, तो आपको कुछ नहीं करना है।',

  'line.which': 'यह किस चीज़ के बारे में है?',
  'line.label': '{item}',
  'line.option.several': 'एक से ज़्यादा',
  'line.howMany': '{item} के कितने नग? आपने {lineQuantity} मँगाए थे।',
  'line.howManyAgain': 'कृपया संख्या बताइए, जैसे 1।',
  'part.label': '{item}',

  'window.09-13': 'सुबह 9 से 1 बजे',
  'window.13-17': 'दोपहर 1 से 5 बजे',
  'window.17-20': 'शाम 5 से 8 बजे',

  'orderStatus.title': 'ऑर्डर कहाँ पहुँचा',
  'orderStatus.status': '{placedAt|date} का आपका ऑर्डर {orderNumber}: {status|label:order}।',
  'orderStatus.status.spoken': '{placedAt|date} का आपका ऑर्डर {orderNumber|code}: {status|label:order}।',
  'orderStatus.cancelled': 'अगर यह आपने नहीं कहा था, तो बताइए, मैं किसी सहकर्मी को बुला दूँगा।',
  'orderStatus.delivered': 'यह {deliveredAt|date} को पहुँचा दिया गया था।',
  'orderStatus.deliveredSomeDay': 'कूरियर के अनुसार यह पहुँचा दिया गया है।',
  'orderStatus.tracking': 'आपका पार्सल {carrier} के पास है: {shipmentStatus|label:shipment}। ट्रैकिंग नंबर: {trackingNumber}',
  'orderStatus.tracking.spoken':
    'आपका पार्सल {carrier} के पास है: {shipmentStatus|label:shipment}। ट्रैकिंग नंबर है {trackingNumber|code}।',
  'orderStatus.trackingLink':
    'आपका पार्सल {carrier} के पास है: {shipmentStatus|label:shipment}। ट्रैकिंग नंबर: {trackingNumber}। यहाँ देखिए: {trackingUrl}',
  'orderStatus.trackingLink.spoken':
    'आपका पार्सल {carrier} के पास है: {shipmentStatus|label:shipment}। ट्रैकिंग नंबर है {trackingNumber|code}।',
  'orderStatus.expected': 'यह {expectedAt|date} तक आपके पास पहुँच जाना चाहिए।',
  'orderStatus.today': 'यह डिलीवरी के लिए निकल चुका है और आज ही आपके पास पहुँच जाना चाहिए।',
  'orderStatus.noDate': 'डिलीवरी की तारीख अभी तय नहीं है। पार्सल निकलते ही हम आपको लिखेंगे।',
  'orderStatus.late': 'माफ़ कीजिए: इसे {expectedAt|date} तक पहुँच जाना चाहिए था, और इसमें देर हो गई है।',
  'orderStatus.failedDelivery': 'माफ़ कीजिए: कूरियर ने पहुँचाने की कोशिश की, पर डिलीवरी नहीं हो पाई।',
  'orderStatus.askHasIt': 'क्या यह आपको ठीक से मिल गया?',
  'orderStatus.option.hasIt': 'हाँ, सब ठीक है',
  'orderStatus.option.hasNothing': 'मुझे नहीं मिला',
  'orderStatus.option.hasFault': 'कुछ गड़बड़ है',
  'orderStatus.askTrouble': 'क्या मैं इसकी शिकायत दर्ज करूँ?',

  'order.placed': 'हमें मिल गया है',
  'order.confirmed': 'पक्का हो गया है, हम तैयार कर रहे हैं',
  'order.partly-shipped': 'एक हिस्सा भेज दिया गया है',
  'order.shipped': 'भेज दिया गया है',
  'order.delivered': 'पहुँचा दिया गया है',
  'order.cancelled': 'रद्द हो गया है',
  'shipment.preparing': 'तैयार हो रहा है',
  'shipment.shipped': 'सौंप दिया गया है',
  'shipment.in-transit': 'रास्ते में है',
  'shipment.out-for-delivery': 'आज डिलीवरी के लिए निकला है',
  'shipment.delivered': 'पहुँच गया है',
  'shipment.delivery-failed': 'पहुँचाया नहीं जा सका',
  'shipment.returned': 'हमारे पास लौट आया है',

  'complaint.title': 'शिकायत दर्ज करें',
  'complaint.askWhat': 'हमें खेद है कि आपको परेशानी हुई। कृपया अपने शब्दों में बताइए कि क्या हुआ।',
  'complaint.askWhatAgain': 'कृपया एक-दो वाक्यों में बताइए कि क्या गड़बड़ हुई, ताकि हम उसे ठीक कर सकें।',
  'complaint.askOrder': 'यह किस ऑर्डर के बारे में है? ऑर्डर नंबर {orderNumberExample} जैसा होता है।',
  'complaint.askOrder.spoken': 'यह किस ऑर्डर के बारे में है? कृपया ऑर्डर नंबर बोलिए, या उसके अंक दबाकर हैश दबाइए।',
  'complaint.askOrderAgain': 'इसमें मुझे ऑर्डर नंबर नहीं मिला। वह {orderNumberExample} जैसा होता है।',
  'complaint.askOrderAgain.spoken': 'ऑर्डर नंबर समझ में नहीं आया। कृपया केवल उसके अंक दबाइए, फिर हैश दबाइए।',
  'complaint.confirmWithOrder': 'मैं ऑर्डर {orderNumber} के बारे में यह शिकायत दर्ज करूँगा:\n“{summary}”\nक्या यह सही है?',
  'complaint.confirmWithOrder.spoken': 'मैं ऑर्डर {orderNumber|code} के बारे में यह शिकायत दर्ज करूँगा: {summary}। क्या यह सही है?',
  'complaint.confirm': 'मैं यह शिकायत दर्ज करूँगा:\n“{summary}”\nक्या यह सही है?',
  'complaint.confirm.spoken': 'मैं यह शिकायत दर्ज करूँगा: {summary}। क्या यह सही है?',
  'complaint.askChange': 'क्या बदलना है?',
  'complaint.option.what': 'जो हुआ, वह',
  'complaint.option.order': 'ऑर्डर नंबर',
  'complaint.option.stop': 'दर्ज न करें',
  'complaint.stopped': 'ठीक है, मैंने कुछ भी दर्ज नहीं किया।',
  'complaint.left':
    'आपका जवाब नहीं आया, इसलिए आपकी शिकायत मैंने वैसी ही दर्ज कर ली है जैसी आपने बताई थी। उसमें कुछ बदलना हो तो बस हमें लिख दीजिए।',
  'complaint.opened':
    'आपकी शिकायत हमें मिल गई है, यह संदेश उसकी पावती है। इसका नंबर {ticketNumber|digits} है: इससे आप कभी भी पूछ सकते हैं कि काम कहाँ तक पहुँचा।\nइसके लिए {officerName} ({officerDesignation}) उत्तरदायी हैं। हमें कुछ और जानना हुआ तो 48 घंटे के भीतर आपसे पूछेंगे, और हमारा निर्णय एक महीने के भीतर, अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',
  'complaint.opened.spoken':
    'आपकी शिकायत हमें मिल गई है। इसका नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। इसके लिए {officerName}, {officerDesignation}, उत्तरदायी हैं। हमारा निर्णय एक महीने के भीतर, अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',
  'told.item': 'सामान: {value}',
  'told.quantity': 'कितने: {value}',
  'told.wish': 'आप चाहते हैं: {value}',
  'told.reason': 'वजह: {value}',
  'told.day': 'दिन: {value|date}',
  'told.window': 'समय: {value|label:window}',
  'told.phone': 'फ़ोन: {value|phone}',
  'told.address': 'पता: {value}',
  'told.pinCode': 'पिन कोड: {value}',
  'told.payout': 'पैसे यहाँ भेजने हैं: {value}',
  'told.amount': 'रकम: {value|money}',
  'told.serial': 'सीरियल नंबर: {value}',
  'told.photos': 'फ़ोटो: {value}',
  'told.comment': 'आपने यह भी बताया: {value}',
  'toldValue.refund': 'पैसे वापस',
  'toldValue.return': 'इसे लौटाना',
  'toldValue.exchange': 'एक्सचेंज',
  'toldValue.replacement': 'बदले में नया',
  'toldValue.cancel': 'कैंसिल करना',
  'toldValue.copy': 'एक कॉपी',
  'toldValue.erase': 'इसे मिटाना',
  'toldValue.send': 'जो नहीं आया वह मिले',
  'toldValue.paid-repair': 'पैसे देकर मरम्मत',
  'complaint.copy': 'आपकी शिकायत इन शब्दों में दर्ज हुई है:\n“{recorded}”',
  'complaint.copy.spoken': 'शिकायत आपके ही शब्दों में दर्ज की गई है।',

  'ticketStatus.title': 'टिकट की स्थिति',
  'ticketStatus.which': 'यह किस टिकट के बारे में है?',
  'ticketStatus.ticketLabel': '{ticketNumber|digits}: {topic|label:topic}',
  'ticketStatus.option.another': 'कोई दूसरा टिकट',
  'ticketStatus.askNumber': 'टिकट नंबर क्या है? उसमें दस अंक होते हैं।',
  'ticketStatus.askNumber.spoken': 'कृपया टिकट नंबर के दस अंक दबाइए या बोलिए।',
  'ticketStatus.askNumberAgain':
    'यह टिकट नंबर नहीं लगता: शायद कोई अंक बदल गया है या छूट गया है। उसमें दस अंक होते हैं, जैसे 123 456 7890। क्या आप एक बार फिर देखेंगे?',
  'ticketStatus.askNumberAgain.spoken':
    'यह टिकट नंबर नहीं लगता: शायद कोई अंक बदल गया है या छूट गया है। कृपया दसों अंक एक बार फिर दबाइए।',
  'ticketStatus.noNumber': 'टिकट नंबर दस अंकों का होता है और उस संदेश में है जिसमें हमने आपकी शिकायत या अनुरोध की पुष्टि की थी।',
  'ticketStatus.option.found': 'मिल गया',
  'ticketStatus.notShown': 'इस नंबर का कोई टिकट मुझे नहीं मिला।',
  'ticketStatus.state':
    'टिकट {ticketNumber|digits} ({topic|label:topic}), {openedAt|date} को मिला: {state|label:ticket}।',
  'ticketStatus.state.spoken':
    'टिकट {ticketNumber|digits}, {topic|label:topic}, {openedAt|date} को मिला: {state|label:ticket}।',
  'ticketStatus.wishAdded':
    'मैंने यह टिकट {ticketNumber|digits} में जोड़ दिया है, और जो उस पर निर्णय लेंगे, वे देखेंगे कि आप क्या चाहते हैं। कोई दूसरा ऑर्डर हो तो उसका नंबर भेज दीजिए।',
  'ticketStatus.wishAdded.spoken':
    'मैंने यह आपके टिकट {ticketNumber|digits} में जोड़ दिया है, और जो उस पर निर्णय लेंगे, वे देखेंगे कि आप क्या चाहते हैं।',
  'ticketStatus.due': 'हमारा निर्णय आपको अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',

  'ticket.new': 'हमें मिल गया है, कोई सहकर्मी इसे देखेंगे',
  'ticket.open': 'इस पर काम चल रहा है',
  'ticket.waiting-customer': 'हम आपके जवाब की प्रतीक्षा कर रहे हैं',
  'ticket.waiting-third-party': 'हम किसी और के, जैसे कूरियर के, जवाब की प्रतीक्षा कर रहे हैं',
  'ticket.resolved': 'समाधान हो गया है',
  'ticket.closed': 'बंद हो गया है',
  'topic.complaint': 'आपकी शिकायत',
  'topic.hand-off': 'किसी से बात करने का अनुरोध',
  'topic.order-status': 'ऑर्डर के बारे में आपका सवाल',
  'topic.return': 'आपकी वापसी',
  'topic.exchange': 'सामान बदलने का अनुरोध',
  'topic.damaged': 'टूटा या खराब सामान',
  'topic.wrong-item': 'गलत सामान',
  'topic.missing-item': 'कम निकला सामान',
  'topic.cancel': 'ऑर्डर रद्द करना',
  'topic.refund-status': 'आपका रिफ़ंड',
  'topic.cod-refund': 'आपका रिफ़ंड',
  'topic.payment-failed': 'भुगतान, जिसका ऑर्डर नहीं बना',
  'topic.not-received': 'पार्सल, जो आपको नहीं मिला',
  'topic.failed-delivery': 'डिलीवरी, जो नहीं हो पाई',
  'topic.address-change': 'डिलीवरी का नया पता',
  'topic.invoice': 'आपका बिल',
  'topic.invoice-correction': 'आपके बिल का सुधार',
  'topic.pickup': 'वापसी का पिकअप',
  'topic.warranty-activation': 'वारंटी का पंजीकरण',
  'topic.warranty-claim': 'वारंटी का दावा',
  'topic.call-back': 'फ़ोन करने का अनुरोध',
  'topic.data-rights': 'आपकी निजी जानकारी',
  'topic.approval': 'आपका अनुरोध, जिस पर सुपरवाइज़र निर्णय लेंगे',
  'topic.other': 'आपका अनुरोध',

  'human.title': 'किसी से बात करें',
  'human.sorry': 'मुझे खेद है। आपका अनुभव सचमुच अच्छा नहीं रहा।',
  'human.opened': 'मैं एक सहकर्मी को बुला रहा हूँ। वे आपकी लिखी बातें पढ़कर यहीं जवाब देंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'human.opened.spoken':
    'हमारे सहकर्मी आपको फ़ोन करेंगे। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। नमस्ते!',
  'human.openedLater':
    'अभी यहाँ कोई नहीं है। हमारे सहकर्मी आपकी लिखी बातें पढ़कर {opensAt|date}, {opensAt|time} से जवाब देंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'human.openedLater.spoken':
    'अभी यहाँ कोई नहीं है। हमारे सहकर्मी {opensAt|date}, {opensAt|time} से आपको फ़ोन करेंगे। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। नमस्ते!',
  'human.safety':
    'कृपया उस चीज़ का इस्तेमाल तुरंत बंद कीजिए, प्लग हो तो निकाल दीजिए, और किसी को चोट लगी हो तो डॉक्टर को दिखाइए। आपात स्थिति में 112 पर फ़ोन कीजिए।',
  'human.serious':
    'हम इसे गंभीरता से लेते हैं। मैंने इसे शिकायत {ticketNumber|digits} के रूप में दर्ज कर लिया है। इसे {officerName} ({officerDesignation}) देखेंगे और आपको जवाब देंगे: {officerEmail}, {officerPhone|phone}। हमारा निर्णय आपको अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',
  'human.serious.spoken':
    'हम इसे गंभीरता से लेते हैं। मैंने इसे शिकायत के रूप में दर्ज कर लिया है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। {officerName}, {officerDesignation}, आपसे बात करेंगे, और हमारा निर्णय आपको अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',
  'handOff.noTicket':
    'मैं एक सहकर्मी को बुला रहा हूँ। हमारा समय: {careHours}। आप {carePhone|phone} या {careEmail} पर भी संपर्क कर सकते हैं।',
  'handOff.noTicket.spoken': 'हमारे सहकर्मी आपको फ़ोन करेंगे। हमारा समय: {careHours}। नमस्ते!',

  'waiting.open': 'आपका संदेश टिकट {ticketNumber|digits} में जुड़ गया है। एक सहकर्मी उसे पढ़कर यहीं जवाब देंगे।',
  'waiting.due':
    'आपका संदेश टिकट {ticketNumber|digits} में जुड़ गया है। एक सहकर्मी {dueAt|date}, {dueAt|time} तक आपको यहीं लिखेंगे।',
  'waiting.closed':
    'अभी यहाँ कोई नहीं है। आपका संदेश टिकट {ticketNumber|digits} में जुड़ गया है; एक सहकर्मी उसे पढ़कर {opensAt|date}, {opensAt|time} से जवाब देंगे।',
  'waiting.late':
    'माफ़ कीजिए, इसमें ज़रूरत से ज़्यादा समय लग रहा है। आपका संदेश टिकट {ticketNumber|digits} में जुड़ गया है और एक सहकर्मी यहीं जवाब देंगे। आप {carePhone|phone} या {careEmail} पर भी संपर्क कर सकते हैं।',

  'return.title': 'सामान वापस करें',
  'howLong.return': 'कूरियर आपके चुने हुए दिन आता है। वापसी तय हो जाए तो पैसे {refundDays} दिन के भीतर वापस आते हैं।',
  'howLong.fault':
    'कूरियर आपके चुने हुए दिन आता है, और बदले का सामान तभी निकलता है; पैसे वापस लेने हों तो तय होने के {refundDays} दिन के भीतर आते हैं। जो निर्णय सहकर्मी को करना हो, वह अधिक से अधिक एक महीने में होता है।',
  'howLong.complaint':
    'दर्ज होने के बाद कुछ और जानना हुआ तो 48 घंटे के भीतर आपसे पूछेंगे, और हमारा निर्णय अधिक से अधिक एक महीने में मिल जाएगा।',
  'howLong.cancel': 'रद्द होने के बाद आपके दिए हुए पैसे {refundDays} दिन के भीतर वापस आते हैं।',
  'return.rules':
    'जो चीज़ नहीं चाहिए या फ़िट नहीं है, वह डिलीवरी के {returnDays} दिन के भीतर वापस या बदली जा सकती है, बिना इस्तेमाल के और अपने डिब्बे में; कुछ तरह की चीज़ें वापस नहीं ली जातीं। टूटी, ख़राब या ग़लत आई चीज़ पर हम हर हाल में कार्रवाई करते हैं। वापसी तय होने के {refundDays} दिन के भीतर पैसे मिल जाते हैं।',
  'return.askReason': 'आप इसे क्यों लौटाना चाहते हैं?',
  'return.option.changedMind': 'अब नहीं चाहिए',
  'return.option.size': 'नाप ठीक नहीं है',
  'return.option.defective': 'टूटा या खराब है',
  'return.option.notAsDescribed': 'गलत सामान आया है',
  'return.option.late': 'बहुत देर से आया',
  'return.askInstead': 'आपको इसके बदले दूसरा नाप या रंग चाहिए, या पैसे वापस?',
  'return.option.exchange': 'बदलकर दीजिए',
  'return.option.money': 'पैसे वापस',
  'return.askUnused': 'क्या यह बिना इस्तेमाल किया हुआ है, टैग के साथ और अपने डिब्बे में?',
  'return.allowed': 'आप इसे लौटा सकते हैं; {amountPaise|money} आपको वापस मिलेंगे।',
  'return.windowOver':
    'माफ़ कीजिए: बिना किसी खराबी के इसे {returnUntil|date} तक लौटाया जा सकता था। अगर इसमें कोई खराबी है, तो हम इसे अब भी देखेंगे।',
  'return.option.hasFault': 'इसमें खराबी है',
  'return.notReturnable':
    'माफ़ कीजिए: इस तरह का सामान बिना खराबी के वापस नहीं लिया जाता। अगर इसमें कोई खराबी है, तो हम इसे ज़रूर देखेंगे।',
  'return.opened':
    'माफ़ कीजिए: खुल जाने के बाद इस तरह का सामान बिना खराबी के वापस नहीं लिया जाता। अगर इसमें कोई खराबी है, तो हम इसे ज़रूर देखेंगे।',
  'return.notDelivered': 'यह ऑर्डर अभी पहुँचा नहीं है। आप क्या करना चाहेंगे?',
  'return.confirm':
    'मैं यह वापसी बुक करूँगा: {quantity} × {item}। कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे। कर दूँ?',
  'return.confirm.spoken':
    'मैं यह वापसी बुक करूँगा: {item}, {quantity} नग। कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे। कर दूँ?',
  'return.done':
    'आपकी वापसी बुक हो गई है, नंबर {reference}। कृपया {pickupDay|date}, {pickupWindow|label:window} के लिए {item} पैक रखिए। {amountPaise|money} आपको {refundDueAt|date} तक उसी माध्यम से वापस मिलेंगे जिससे आपने भुगतान किया था।',
  'return.done.spoken':
    'आपकी वापसी बुक हो गई है। कृपया {pickupDay|date}, {pickupWindow|label:window} के लिए {item} पैक रखिए। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे। वापसी का नंबर है {reference|code}।',

  'exchange.title': 'सामान बदलें',
  'exchange.askWish': 'इसके बदले आपको क्या चाहिए? जैसे: L साइज़, या नीला रंग।',
  'exchange.askChange': 'क्या बदलना है? जैसे: साइज़ L, नीला वाला, या एक की जगह दो।',
  'exchange.windowOver': 'माफ़ कीजिए: इसे {returnUntil|date} तक बदला जा सकता था।',
  'exchange.notPossible': 'माफ़ कीजिए: इस तरह का सामान बिना खराबी के बदला नहीं जा सकता।',
  'exchange.notDelivered':
    'यह अभी पहुँचा नहीं है। हमारे सहकर्मी देखेंगे कि क्या इसे अब भी बदला जा सकता है, और आपको लिखेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'exchange.notDelivered.spoken':
    'यह अभी पहुँचा नहीं है। हमारे सहकर्मी देखेंगे कि क्या इसे अब भी बदला जा सकता है, और आपको बताएँगे। आपका टिकट नंबर है {ticketNumber|digits}।',
  'exchange.confirm':
    'मैं यह बदलाव बुक करूँगा: {quantity} × {item}। इसके बदले: {wish}। कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। कर दूँ?',
  'exchange.confirm.spoken':
    'मैं यह बदलाव बुक करूँगा: {item}, {quantity} नग। इसके बदले: {wish}। कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। कर दूँ?',
  'exchange.option.wish': 'बदले में क्या चाहिए',
  'exchange.done':
    'आपका बदलाव बुक हो गया है, नंबर {reference}। कूरियर {pickupDay|date}, {pickupWindow|label:window} {item} लेने आएगा। हमारे सहकर्मी नया सामान अलग रखेंगे, और वह उपलब्ध न हो तो आपको लिखेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'exchange.done.spoken':
    'आपका बदलाव बुक हो गया है। कूरियर {pickupDay|date}, {pickupWindow|label:window} {item} लेने आएगा। हमारे सहकर्मी नया सामान अलग रखेंगे, और वह उपलब्ध न हो तो आपको फ़ोन करेंगे। बदलाव का नंबर है {reference|code}। आपका टिकट नंबर है {ticketNumber|digits}।',

  'damaged.title': 'टूटा या खराब सामान',
  'damaged.askWhat': 'हमें खेद है। {item} में क्या खराबी है?',
  'wrongItem.title': 'गलत सामान आया',
  'wrongItem.askWhat': 'हमें खेद है। इसके बदले क्या आया, या क्या अलग है?',
  'fault.askSeveral': 'हमें खेद है। हर चीज़ के बारे में बताइए कि उसमें क्या ख़राबी है।',
  'fault.askWhatAgain': 'कृपया कुछ शब्दों में बताइए कि क्या गड़बड़ है, ताकि हम उसे ठीक कर सकें।',
  'fault.askPhotos': 'हो सके तो इसकी एक-दो तस्वीरें भेजिए।',
  'fault.askPhotos.spoken': 'अगर तस्वीरें हैं, तो आप उन्हें बाद में लिखकर भेज सकते हैं।',
  'fault.askPhotosAgain': 'मुझे कोई तस्वीर नहीं मिली। कृपया यहीं भेजिए, या बिना तस्वीर के आगे बढ़िए।',
  'fault.askPhotosAgain.spoken': 'तस्वीरें आप बाद में भी भेज सकते हैं।',
  'fault.askRemedy': 'आप क्या चाहेंगे?',
  'fault.option.replacement': 'बदलकर नया',
  'fault.option.money': 'पैसे वापस',
  'fault.option.otherRemedy': 'मुझे क्या चाहिए',
  'remedy.replacement': 'बदले में नया सामान',
  'remedy.return': 'पैसों की वापसी',
  'fault.confirm':
    'मैं {quantity} × {item} की शिकायत दर्ज करके {remedy|label:remedy} बुक करूँगा। कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। कर दूँ?',
  'fault.confirm.spoken':
    'मैं {item}, {quantity} नग की शिकायत दर्ज करके {remedy|label:remedy} बुक करूँगा। कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। कर दूँ?',
  'fault.replacementBooked':
    'आपको हुई परेशानी के लिए खेद है। कूरियर {pickupDay|date}, {pickupWindow|label:window} {item} लेने आएगा, और तब नया सामान यहाँ से निकलेगा (नंबर {reference})। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है, और अधिक से अधिक {redressDueAt|date} तक निपटा दी जाएगी।',
  'fault.replacementBooked.spoken':
    'आपको हुई परेशानी के लिए खेद है। कूरियर {pickupDay|date}, {pickupWindow|label:window} {item} लेने आएगा, और तब नया सामान यहाँ से निकलेगा। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'fault.refundBooked':
    'आपको हुई परेशानी के लिए खेद है। कूरियर {pickupDay|date}, {pickupWindow|label:window} {item} लेने आएगा। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे (नंबर {reference})। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है, और अधिक से अधिक {redressDueAt|date} तक निपटा दी जाएगी।',
  'fault.byHand':
    'कूरियर मैं अपने-आप बुक नहीं कर पाया; हमारे सहकर्मी बुक करके आपको लिखेंगे। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है, और अधिक से अधिक {redressDueAt|date} तक निपटा दी जाएगी।',
  'fault.byHand.spoken':
    'कूरियर मैं अपने-आप बुक नहीं कर पाया; हमारे सहकर्मी बुक करके आपको बताएँगे। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'fault.refundBooked.spoken':
    'आपको हुई परेशानी के लिए खेद है। कूरियर {pickupDay|date}, {pickupWindow|label:window} {item} लेने आएगा। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',

  'missingItem.title': 'कुछ कम निकला',
  'missingItem.partly': 'यह ऑर्डर कई पार्सल में आता है, और उसका एक हिस्सा अभी हमारे पास है।',
  'missingItem.askStill': 'क्या आपको मिल चुके पार्सल में कुछ कम है?',
  'missingItem.option.wait': 'मैं इंतज़ार करूँगा',
  'missingItem.option.missing': 'हाँ, कम है',
  'missingItem.whichLine': 'किस चीज़ में कुछ कम है?',
  'missingItem.whichPart': 'क्या कम है?',
  'missingItem.option.other': 'कुछ और',
  'missingItem.howMany': '{item} के कितने नग कम हैं?',
  'missingItem.askWhat': 'हमें खेद है। क्या कुछ और है जो हमें पता होना चाहिए? जैसे, डिब्बा कैसा था।',
  'missingItem.askRemedy': 'आप क्या चाहेंगे?',
  'missingItem.option.send': 'कम सामान भेजिए',
  'missingItem.option.refund': 'उसके पैसे वापस',
  'missingItem.willSend':
    'हमें खेद है। हमारे सहकर्मी पैकिंग का रिकॉर्ड देखकर बाकी सामान भेजेंगे। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है, और अधिक से अधिक {redressDueAt|date} तक निपटा दी जाएगी।',
  'missingItem.willSend.spoken':
    'हमें खेद है। हमारे सहकर्मी पैकिंग का रिकॉर्ड देखकर बाकी सामान भेजेंगे। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'missingItem.willRefund':
    'हमें खेद है। हमारे सहकर्मी पैकिंग का रिकॉर्ड देखकर कम सामान के पैसे लौटाएँगे। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है, और अधिक से अधिक {redressDueAt|date} तक निपटा दी जाएगी।',
  'missingItem.willRefund.spoken':
    'हमें खेद है। हमारे सहकर्मी पैकिंग का रिकॉर्ड देखकर कम सामान के पैसे लौटाएँगे। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',

  'cancel.title': 'ऑर्डर रद्द करें',
  'cancel.confirm':
    'क्या मैं ऑर्डर {orderNumber} रद्द कर दूँ? इसका कोई शुल्क नहीं है। {amountPaise|money} आपको {refundDueAt|date} तक उसी माध्यम से वापस मिलेंगे जिससे आपने भुगतान किया था।',
  'cancel.confirm.spoken':
    'क्या मैं ऑर्डर {orderNumber|code} रद्द कर दूँ? इसका कोई शुल्क नहीं है। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे।',
  'cancel.confirmCharged':
    'क्या मैं ऑर्डर {orderNumber} रद्द कर दूँ? इसका शुल्क {chargePaise|money} है, उतना ही जितना हम खुद रद्द करने पर देते हैं। {amountPaise|money} आपको {refundDueAt|date} तक उसी माध्यम से वापस मिलेंगे जिससे आपने भुगतान किया था।',
  'cancel.confirmCharged.spoken':
    'क्या मैं ऑर्डर {orderNumber|code} रद्द कर दूँ? इसका शुल्क {chargePaise|money} है, उतना ही जितना हम खुद रद्द करने पर देते हैं। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे।',
  'cancel.confirmUnpaid': 'क्या मैं ऑर्डर {orderNumber} रद्द कर दूँ? आपने अभी भुगतान नहीं किया है, और इसका कोई शुल्क नहीं है।',
  'cancel.confirmUnpaid.spoken':
    'क्या मैं ऑर्डर {orderNumber|code} रद्द कर दूँ? आपने अभी भुगतान नहीं किया है, और इसका कोई शुल्क नहीं है।',
  'cancel.kept': 'ठीक है, ऑर्डर {orderNumber} वैसा ही रहेगा।',
  'cancel.kept.spoken': 'ठीक है, ऑर्डर वैसा ही रहेगा।',
  'cancel.done':
    'ऑर्डर {orderNumber} रद्द हो गया है। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे; आप कभी भी मुझसे पूछ सकते हैं कि रिफ़ंड कहाँ तक पहुँचा।',
  'cancel.done.spoken': 'ऑर्डर रद्द हो गया है। {amountPaise|money} आपको {refundDueAt|date} तक वापस मिलेंगे।',
  'cancel.doneUnpaid': 'ऑर्डर {orderNumber} रद्द हो गया है। आपको कुछ नहीं देना है।',
  'cancel.doneUnpaid.spoken': 'ऑर्डर रद्द हो गया है। आपको कुछ नहीं देना है।',
  'cancel.shipped':
    'यह ऑर्डर हमारे यहाँ से निकल चुका है। आप इसे दरवाज़े पर लेने से मना कर सकते हैं, या मिलने के बाद लौटा सकते हैं। मैं किसी सहकर्मी से इसे रास्ते में रुकवाने को भी कह सकता हूँ।',
  'cancel.askPart': 'सिर्फ़ {item}, या पूरा ऑर्डर {orderNumber}?',
  'cancel.askPart.spoken': 'सिर्फ़ {item}, या पूरा ऑर्डर?',
  'cancel.option.part': 'सिर्फ़ यह सामान',
  'cancel.option.whole': 'पूरा ऑर्डर',
  'cancel.option.tryStop': 'रुकवाने की कोशिश',
  'cancel.delivered': 'यह ऑर्डर पहुँच चुका है, इसलिए अब इसे केवल लौटाया जा सकता है।',
  'cancel.already': 'यह ऑर्डर पहले ही रद्द हो चुका है।',
  'cancel.tooLate':
    'हमारे सहकर्मी पार्सल रुकवाने की कोशिश करेंगे और आपको लिखेंगे। फिर भी आ जाए तो आप उसे लेने से मना कर सकते हैं। आपका टिकट नंबर {ticketNumber|digits} है।',
  'cancel.tooLate.spoken':
    'हमारे सहकर्मी पार्सल रुकवाने की कोशिश करेंगे और आपको बताएँगे। फिर भी आ जाए तो आप उसे लेने से मना कर सकते हैं। आपका टिकट नंबर है {ticketNumber|digits}।',

  'cancel.partOpened':
    'मैंने बता दिया है कि ऑर्डर {orderNumber} से {item} हटाना है; बाकी सामान वैसे ही आएगा। पैक न हुआ हो तो हमारे सहकर्मी इसे हटा देंगे और आपको लिखेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'cancel.partOpened.spoken':
    'मैंने बता दिया है कि ऑर्डर से {item} हटाना है; बाकी सामान वैसे ही आएगा। पैक न हुआ हो तो हमारे सहकर्मी इसे हटा देंगे और आपसे संपर्क करेंगे। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'cancel.rules':
    'ऑर्डर तब तक कैंसिल हो सकता है जब तक वह हमारे यहाँ से न निकले। उसके बाद आप उसे दरवाज़े पर लेने से मना कर सकते हैं या वापस कर सकते हैं। पक्का करने से पहले मैं बताता हूँ कि कितना वापस मिलेगा; वह {refundDays} दिन के भीतर दिया जाता है।',
  'refundStatus.title': 'मेरा रिफ़ंड कहाँ है',
  'refundStatus.rules':
    'रिफंड तय होने के {refundDays} दिन के भीतर उसी तरीक़े से दिया जाता है जिससे आपने भुगतान किया था। कैश ऑन डिलीवरी में वह आपके UPI या बैंक खाते में जाता है।',
  'refundStatus.paid':
    'हमने {paidAt|date} को {amountPaise|money} लौटा दिए हैं। बैंक में इसका नंबर {reference} है: इससे आपका बैंक पैसा ढूँढ सकता है।',
  'refundStatus.paid.spoken': 'हमने {paidAt|date} को {amountPaise|money} लौटा दिए हैं। बैंक में इसका नंबर है {reference|code}।',
  'refundStatus.paidBare': 'हमने {paidAt|date} को {amountPaise|money} लौटा दिए हैं। बैंक को दिखाने में सात दिन तक लग सकते हैं।',
  'refundStatus.askArrived': 'क्या पैसे आ गए हैं?',
  'refundStatus.option.arrived': 'हाँ, आ गए',
  'refundStatus.option.notArrived': 'नहीं आए',
  'refundStatus.glad': 'यह सुनकर अच्छा लगा!',
  'refundStatus.due': 'आपका {amountPaise|money} का रिफ़ंड रास्ते में है। यह अधिक से अधिक {refundDueAt|date} तक मिल जाएगा।',
  'refundStatus.overdue':
    'माफ़ कीजिए: आपका {amountPaise|money} का रिफ़ंड {refundDueAt|date} तक मिल जाना चाहिए था, और नहीं मिला।',
  'refundStatus.payoutNeeded': 'आपने इस ऑर्डर का भुगतान नकद किया था, इसलिए हमें बताइए कि {amountPaise|money} कहाँ भेजें।',
  'refundStatus.nothingPaid':
    'यह ऑर्डर रद्द हो चुका है, और इसका भुगतान डिलीवरी पर नकद होना था: कुछ दिया नहीं गया, इसलिए कुछ लौटाना भी नहीं है।',
  'refundStatus.missing': 'माफ़ कीजिए: यह ऑर्डर रद्द हो चुका है, पर इसका कोई रिफ़ंड मुझे नहीं दिख रहा।',
  'refundStatus.notCollected':
    'रिफ़ंड अभी शुरू नहीं हुआ है: वह तब शुरू होता है जब आपका वापस किया सामान हमारे पास पहुँच जाए। कूरियर {pickupDay|date}, {pickupWindow|label:window} के लिए तय है।',
  'refundStatus.mayBeCollected':
    'रिफ़ंड अभी शुरू नहीं हुआ है: वह तब शुरू होता है जब आपका वापस किया सामान हमारे पास पहुँच जाए। कूरियर {pickupDay|date}, {pickupWindow|label:window} के लिए तय था। क्या हुआ?',
  'refundStatus.underWay':
    'आपकी वापसी: {returnStatus|label:return}। रिफ़ंड अभी शुरू नहीं हुआ है: जाँच होने पर शुरू होता है और {refundDays} दिन में मिल जाता है।',
  'refundStatus.none': 'इस ऑर्डर का कोई रिफ़ंड मुझे नहीं दिख रहा। रिफ़ंड तब शुरू होता है जब ऑर्डर रद्द हो या वापसी बुक हो।',

  'codRefund.title': 'नकद ऑर्डर का रिफ़ंड',
  'codRefund.none': 'आपके खाते की प्रतीक्षा में कोई रिफ़ंड मुझे नहीं दिख रहा। वह वापसी बुक होने पर शुरू होता है।',
  'codRefund.askPayout':
    '{amountPaise|money} कहाँ भेजें? कृपया अपनी UPI ID (जैसे name@bank), या खाता नंबर और IFSC कोड लिखिए। हमें कभी कोई पिन, पासवर्ड या कार्ड नंबर मत भेजिए।',
  'codRefund.askPayout.spoken':
    '{amountPaise|money} कहाँ भेजें? यू पी आई का नाम फ़ोन पर समझना मुश्किल है, इसलिए हमारे सहकर्मी उसे लिख लेंगे।',
  'codRefund.askPayoutAgain':
    'मैं यह पढ़ नहीं पाया। UPI ID name@bank जैसी होती है; खाते के लिए नंबर और IFSC कोड चाहिए, जैसे HDFC0001234।',
  'codRefund.askPayoutAgain.spoken': 'मैं यह समझ नहीं पाया। हमारे सहकर्मी इसे लिख सकते हैं।',
  'codRefund.confirm': 'मैं {amountPaise|money} {payoutShown} पर भेजूँगा। क्या यह सही है?',
  'codRefund.option.account': 'दूसरा खाता',
  'codRefund.done': 'धन्यवाद। {amountPaise|money} अधिक से अधिक {refundDueAt|date} तक {payoutShown} पर पहुँच जाएँगे।',

  'paymentFailed.title': 'पैसे कटे, ऑर्डर नहीं',
  'paymentFailed.askAmount': 'हमें खेद है। कितने रुपये कटे?',
  'paymentFailed.askAmountAgain': 'कृपया रकम रुपयों में बताइए, जैसे 1299।',
  'paymentFailed.askPaidOn': 'पैसे किस दिन कटे?',
  'paymentFailed.askPaidOnAgain': 'कृपया दिन बताइए, जैसे कल या 20 नवंबर।',
  'paymentFailed.askReference':
    'क्या आपके पास भुगतान का नंबर (UTR या ट्रांज़ैक्शन नंबर) है? वह बैंक के संदेश में होता है। हमें कभी कोई पिन, पासवर्ड या कार्ड नंबर मत भेजिए।',
  'paymentFailed.askReference.spoken': 'अगर आपके पास भुगतान का नंबर है, तो बोलिए।',
  'paymentFailed.due':
    'भुगतान असफल होने पर बैंक {amountPaise|money} अपने-आप अधिक से अधिक {reversalDay|date} तक लौटा देता है (भारतीय रिज़र्व बैंक का नियम)।',
  'paymentFailed.overdue':
    '{amountPaise|money} {reversalDay|date} तक लौट आने चाहिए थे (भारतीय रिज़र्व बैंक का नियम)। उसके बाद हर दिन के लिए बैंक को आपको ₹100 देने होते हैं।',
  'paymentFailed.overdue.spoken':
    'भारतीय रिज़र्व बैंक के नियम से {amountPaise|money} {reversalDay|date} तक लौट आने चाहिए थे। उसके बाद हर दिन के लिए बैंक को आपको सौ रुपये देने होते हैं।',

  'notReceived.title': 'डिलीवर दिखा, मिला नहीं',
  'notReceived.askPlaces':
    'कूरियर के अनुसार यह {deliveredAt|date} को पहुँचा दिया गया। क्या यह किसी पड़ोसी, गार्ड या घर के किसी व्यक्ति के पास हो सकता है?',
  'notReceived.askPlacesSomeDay':
    'कूरियर के अनुसार यह पहुँचा दिया गया है। क्या यह किसी पड़ोसी, गार्ड या घर के किसी व्यक्ति के पास हो सकता है?',
  'notReceived.option.nothing': 'नहीं, कुछ नहीं मिला',
  'notReceived.option.found': 'हाँ, मिल गया',
  'notReceived.glad': 'अच्छा हुआ कि मिल गया!',
  'notReceived.askWhat': 'क्या कुछ ऐसा है जिससे हमें ढूँढने में मदद मिले? जैसे, कूरियर का कोई फ़ोन।',
  'notReceived.opened':
    'हमें खेद है। हम अभी कूरियर से डिलीवरी का प्रमाण माँग रहे हैं। आपको कुछ साबित नहीं करना है; प्रमाण न हो तो हम दोबारा भेजेंगे या पैसे लौटाएँगे। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है, और अधिक से अधिक {redressDueAt|date} तक निपटा दी जाएगी।',
  'notReceived.opened.spoken':
    'हमें खेद है। हम अभी कूरियर से डिलीवरी का प्रमाण माँग रहे हैं। प्रमाण न हो तो हम दोबारा भेजेंगे या पैसे लौटाएँगे। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',

  'failedDelivery.title': 'डिलीवरी नहीं हुई',
  'failedDelivery.askWish': 'डिलीवरी के लिए हम क्या करें?',
  'failedDelivery.askReturned': 'पार्सल हमारे पास लौट रहा है, या लौट चुका है। आप क्या चाहेंगे?',
  'failedDelivery.option.again': 'दोबारा भेजिए',
  'failedDelivery.option.later': 'किसी और दिन',
  'failedDelivery.option.leave': 'किसी और को दे दें',
  'failedDelivery.option.tried': 'कूरियर नहीं आया',
  'failedDelivery.option.address': 'दूसरे पते पर',
  'failedDelivery.option.refund': 'पैसे वापस',
  'failedDelivery.askDay': 'किस दिन कोई घर पर होगा?',
  'failedDelivery.askWhom': 'कूरियर इसे किसे दे, या कहाँ रखे?',
  'failedDelivery.opened':
    'हम कूरियर से {day|date} को दोबारा आने को कह रहे हैं। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है; पार्सल आप तक पहुँचने तक हमारे सहकर्मी इस पर नज़र रखेंगे।',
  'failedDelivery.opened.spoken':
    'हम कूरियर से {day|date} को दोबारा आने को कह रहे हैं। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'failedDelivery.openedAnyDay':
    'हम कूरियर से दोबारा आने को कह रहे हैं। यह शिकायत {ticketNumber|digits} के रूप में दर्ज है; पार्सल आप तक पहुँचने तक हमारे सहकर्मी इस पर नज़र रखेंगे।',
  'failedDelivery.openedAnyDay.spoken':
    'हम कूरियर से दोबारा आने को कह रहे हैं। यह शिकायत के रूप में दर्ज है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'failedDelivery.later':
    'हम कूरियर से इसे {day|date} को लाने को कह रहे हैं। हमारे सहकर्मी इसे देख रहे हैं; इस अनुरोध का नंबर {ticketNumber|digits} है।',
  'failedDelivery.later.spoken':
    'हम कूरियर से इसे {day|date} को लाने को कह रहे हैं। हमारे सहकर्मी इसे देख रहे हैं। इस अनुरोध का नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'failedDelivery.leave':
    'हम कूरियर को वहाँ देने को कह रहे हैं; दें या न दें, यह उनके नियम पर है, और वे OTP माँगें तो देना होगा। हमारे सहकर्मी इसे देख रहे हैं; इस अनुरोध का नंबर {ticketNumber|digits} है।',
  'failedDelivery.leave.spoken':
    'हम कूरियर को वहाँ देने को कह रहे हैं; दें या न दें, यह उनके नियम पर है। हमारे सहकर्मी इसे देख रहे हैं। इस अनुरोध का नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',

  'sooner.title': 'जल्दी डिलीवरी',
  'sooner.askWish': 'इससे पहले का दिन मैं पक्का नहीं कह सकता। आप क्या चाहेंगे?',
  'sooner.option.ask': 'कोई सहकर्मी कोशिश करे',
  'sooner.opened':
    'मैंने इसे आगे भेज दिया है। हमारे सहकर्मी देखेंगे कि यह जल्दी आ सकता है या नहीं, और आपको लिखेंगे; तब तक दिन वही रहेगा। इस अनुरोध का नंबर {ticketNumber|digits} है।',
  'sooner.opened.spoken':
    'मैंने इसे आगे भेज दिया है। हमारे सहकर्मी देखेंगे कि यह जल्दी आ सकता है या नहीं, और आपसे संपर्क करेंगे; तब तक दिन वही रहेगा। इस अनुरोध का नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',

  'addressChange.title': 'पता बदलें',
  'addressChange.tooLate': 'यह ऑर्डर अब दूसरे पते पर नहीं जा सकता: यह पहुँच चुका है या रद्द हो चुका है।',
  'addressChange.shipped': 'पार्सल हमारे यहाँ से निकल चुका है। हम कूरियर से पूछ सकते हैं, पर पक्का वादा नहीं कर सकते।',
  'addressChange.askAddress': 'नया पता क्या है? कृपया मकान, गली, इलाका, शहर और राज्य लिखिए।',
  'addressChange.askPin': 'और उसका पिन कोड (6 अंक)?',
  'addressChange.confirm': 'नया पता यह है:\n{address}\nपिन कोड {newPinCode}\nक्या यह सही है?',
  'addressChange.confirm.spoken': 'नया पता यह है: {address}। पिन कोड {newPinCode|code}। क्या यह सही है?',
  'addressChange.option.address': 'पता',
  'addressChange.opened': 'धन्यवाद। हमारे सहकर्मी पता बदलकर आपको पक्का बताएँगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'addressChange.opened.spoken':
    'धन्यवाद। हमारे सहकर्मी पता बदलकर आपको पक्का बताएँगे। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',

  'invoice.title': 'बिल की कॉपी',
  'invoice.link': 'ऑर्डर {orderNumber} का बिल यहाँ है: {invoiceUrl}\nउसमें कुछ गलत हो तो “बिल ठीक करवाएँ” लिखिए।',
  'invoice.link.spoken':
    'आप बिल को ऑर्डर की पुष्टि वाले संदेश के लिंक से डाउनलोड कर सकते हैं। हमें लिखेंगे तो हम भेज देंगे। उसमें कुछ गलत हो तो कहिए: बिल ठीक करवाएँ।',
  'invoice.askWish': 'आपको क्या चाहिए?',
  'invoice.option.copy': 'बिल की कॉपी',
  'invoice.option.gst': 'GST नंबर के साथ',
  'invoice.askGst': 'कृपया GST नंबर और व्यवसाय का नाम भेजिए।',
  'invoice.opened': 'हमारे सहकर्मी ऑर्डर में दिए ई-मेल पर बिल भेजेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'invoice.opened.spoken': 'हमारे सहकर्मी ऑर्डर में दिए ई-मेल पर बिल भेजेंगे। आपका टिकट नंबर है {ticketNumber|digits}।',

  'invoiceCorrection.title': 'बिल ठीक करवाएँ',
  'invoiceCorrection.askReason': 'बिल में क्या गलत है या छूट गया है?',
  'invoiceCorrection.option.name': 'नाम',
  'invoiceCorrection.option.address': 'पता',
  'invoiceCorrection.option.gst': 'GST नंबर',
  'invoiceCorrection.option.other': 'कुछ और, या कई चीज़ें',
  'invoiceCorrection.askRight': 'बिल में क्या लिखा होना चाहिए? जैसा छपना है, ठीक वैसा ही लिखिए।',
  'invoiceCorrection.askRight.spoken': 'बिल में क्या लिखा होना चाहिए? कृपया धीरे-धीरे बोलिए।',
  'invoiceCorrection.askWhat': 'बिल में क्या गलत है, और क्या लिखा होना चाहिए?',
  'invoiceCorrection.opened':
    'मैंने आगे बता दिया है। हमारे सहकर्मी बिल ठीक करके ऑर्डर में दिए ई-मेल पर भेजेंगे, या आपको लिखेंगे कि वह क्यों नहीं बदला जा सकता। आपका टिकट नंबर {ticketNumber|digits} है।',
  'invoiceCorrection.opened.spoken':
    'मैंने आगे बता दिया है। हमारे सहकर्मी बिल ठीक करके ऑर्डर में दिए ई-मेल पर भेजेंगे, या आपको लिखेंगे कि वह क्यों नहीं बदला जा सकता। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',

  'pickup.title': 'वापसी का पिकअप',
  'pickup.booked': 'कूरियर {pickupDay|date}, {pickupWindow|label:window} इसे लेने आएगा।',
  'pickup.wasBooked': 'कूरियर को {pickupDay|date}, {pickupWindow|label:window} इसे लेने आना था। क्या हुआ?',
  'pickup.option.keep': 'ठीक है',
  'pickup.option.otherDay': 'कोई और दिन',
  'pickup.option.thatDay': 'वह दिन ठीक है',
  'pickup.option.nobodyCame': 'कोई नहीं आया',
  'pickup.option.nobodyTook': 'कोई लेकर नहीं गया',
  'pickup.option.gone': 'कूरियर ले गया है',
  'pickup.option.stop': 'वापसी रद्द करें',
  'pickup.stopAsked':
    'मैंने आगे बता दिया है कि आप इसे लौटाना नहीं चाहते। हमारे सहकर्मी कूरियर को रोककर आपको लिखेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'pickup.stopAsked.spoken':
    'मैंने आगे बता दिया है कि आप इसे लौटाना नहीं चाहते। हमारे सहकर्मी कूरियर को रोककर आपसे संपर्क करेंगे। आपका टिकट नंबर {ticketNumber|digits} है। फिर से: {ticketNumber|digits}।',
  'pickup.kept': 'ठीक है। कृपया तब तक इसे पैक रखिए।',
  'pickup.failed': 'माफ़ कीजिए: कूरियर इसे ले नहीं जा सका। आइए कोई और दिन तय करें।',
  'pickup.unbooked': 'इसके लिए अभी कोई दिन तय नहीं है।',
  'pickup.collected': 'इसे ले लिया गया है: {returnStatus|label:return}।',
  'pickup.none': 'इस ऑर्डर की कोई वापसी मुझे नहीं दिख रही।',
  'pickup.askDay': 'कूरियर किस दिन आए? जैसे कल, या शुक्रवार।',
  'pickup.askDayAgain': 'दिन समझ में नहीं आया। कृपया ऐसे बताइए: कल, शुक्रवार या 28 नवंबर।',
  'pickup.tooSoon': 'कूरियर इतनी जल्दी नहीं आ सकता।',
  'pickup.tooLate': 'कूरियर इतने दिन आगे की बुकिंग नहीं लेता।',
  'pickup.closed': 'उस दिन कूरियर नहीं आता।',
  'pickup.offerDay': 'सबसे पहला दिन {nextDay|date} है।',
  'pickup.askWindow': 'किस समय?',
  'pickup.confirm': 'कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। क्या यह सही है?',
  'pickup.done': 'हो गया। कूरियर {pickupDay|date}, {pickupWindow|label:window} आएगा। कृपया इसे पैक रखिए।',
  'return.requested': 'आपका अनुरोध मिल गया है',
  'return.pickup-booked': 'कूरियर तय है',
  'return.pickup-failed': 'कूरियर ले नहीं जा सका',
  'return.picked-up': 'हमारे पास आ रहा है',
  'return.received': 'हमारे पास आ गया है और जाँच हो रही है',
  'return.completed': 'पूरा हो गया है',

  'warrantyActivation.title': 'वारंटी दर्ज करें',
  'warrantyActivation.whichLine': 'आप किस सामान की वारंटी दर्ज करना चाहते हैं?',
  'warrantyActivation.expired': 'माफ़ कीजिए: {item} की वारंटी {warrantyUntil|date} को समाप्त हो गई।',
  'warrantyActivation.notCovered': '{item} की वारंटी हमारे पास नहीं दिख रही। हो सकता है निर्माता देता हो; डिब्बे का कार्ड देखिए।',
  'warrantyActivation.notDelivered': 'वारंटी डिलीवरी से शुरू होती है। सामान मिलने पर मुझे फिर से लिखिए।',
  'warrantyActivation.askSerial': '{item} का सीरियल नंबर क्या है? वह सामान पर या उसके डिब्बे पर लिखा होता है।',
  'warrantyActivation.askSerialAgain':
    'यह सीरियल नंबर नहीं लगता। उसमें अक्षर और अंक होते हैं, जैसे SN20261124, और वह सामान पर या डिब्बे पर होता है।',
  'warrantyActivation.confirm': 'सीरियल नंबर {serial} है। क्या यह सही है?',
  'warrantyActivation.confirm.spoken': 'सीरियल नंबर {serial|code} है। क्या यह सही है?',
  'warrantyActivation.done': '{item} की वारंटी दर्ज हो गई है। वह {warrantyUntil|date} तक है।',
  'warrantyActivation.byHand':
    'हमारे सहकर्मी {item} की वारंटी दर्ज करके आपको लिखेंगे; वारंटी फिर भी डिलीवरी के दिन से ही गिनी जाएगी। आपका टिकट नंबर {ticketNumber|digits} है।',
  'warrantyActivation.byHand.spoken':
    'हमारे सहकर्मी {item} की वारंटी दर्ज करके आपको बताएँगे। वारंटी फिर भी डिलीवरी के दिन से ही गिनी जाएगी। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'warrantyActivation.known':
    'यह सीरियल नंबर किसी और खरीद के लिए पहले से दर्ज है। हमारे सहकर्मी देखकर आपको लिखेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'warrantyActivation.known.spoken':
    'यह सीरियल नंबर किसी और खरीद के लिए पहले से दर्ज है। हमारे सहकर्मी देखकर आपको बताएँगे। आपका टिकट नंबर है {ticketNumber|digits}।',

  'warrantyClaim.title': 'वारंटी और सर्विस',
  'warrantyClaim.askSerial': 'सीरियल नंबर क्या है? वह सामान पर या डिब्बे पर होता है। न हो तो मैं आपके ऑर्डर से देख लूँगा।',
  'warrantyClaim.askSerialAgain': 'यह सीरियल नंबर नहीं लगता। कृपया फिर देखिए, या इसके बिना आगे बढ़िए।',
  'warrantyClaim.unknownSerial': 'यह सीरियल नंबर हमारे पास दर्ज नहीं है। आपके ऑर्डर से देखते हैं।',
  'warrantyClaim.whichLine': 'कौन सा सामान है?',
  'warrantyClaim.active': '{item} की वारंटी {warrantyUntil|date} तक है।',
  'warrantyClaim.askNeed': 'आपको क्या चाहिए?',
  'warrantyClaim.option.service': 'मरम्मत या सर्विस',
  'warrantyClaim.option.register': 'वारंटी दर्ज करना',
  'warrantyClaim.option.paid': 'अपने खर्च पर मरम्मत',
  'warrantyClaim.askWhat': 'इसमें क्या खराबी है?',
  'warrantyClaim.askVisit': 'कोई किस दिन आ सकता है? जैसे शुक्रवार।',
  'warrantyClaim.opened':
    'मैंने आपका दावा दर्ज कर लिया है, नंबर {ticketNumber|digits}। समय तय करने के लिए हमारी सर्विस टीम आपको फ़ोन करेगी, और यह अधिक से अधिक {redressDueAt|date} तक निपटा दिया जाएगा। सामान बदला गया तो वारंटी नए पर चलती रहेगी।',
  'warrantyClaim.opened.spoken':
    'मैंने आपका दावा दर्ज कर लिया है। नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। समय तय करने के लिए हमारी सर्विस टीम आपको फ़ोन करेगी।',
  'warrantyClaim.expired': 'माफ़ कीजिए: {item} की वारंटी {warrantyUntil|date} को समाप्त हो गई।',
  'warrantyClaim.paidOpened': 'हमारी सर्विस टीम पहले खर्च बताएगी, फिर फ़ैसला आपका। आपका टिकट नंबर {ticketNumber|digits} है।',
  'warrantyClaim.paidOpened.spoken':
    'हमारी सर्विस टीम पहले खर्च बताएगी, फिर फ़ैसला आपका। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}।',
  'warrantyClaim.notCovered': '{item} की वारंटी हमारे पास नहीं दिख रही।',

  'contact.title': 'हमसे संपर्क',
  'contact.care': 'ग्राहक सेवा: {carePhone|phone}, {careEmail}। हमारा समय: {careHours}।',
  'contact.officer':
    'शिकायतें: {officerName}, {officerDesignation}, {officerPhone|phone}, {officerEmail}, {officerAddress}। शिकायत की पावती 48 घंटे में और समाधान एक महीने के भीतर मिलता है।',
  'contact.helpline': 'राष्ट्रीय उपभोक्ता हेल्पलाइन का नंबर 1915 है।',
  'contact.helpline.spoken': 'राष्ट्रीय उपभोक्ता हेल्पलाइन का नंबर है 1 9 1 5।',

  'callBack.title': 'मुझे फ़ोन कीजिए',
  'callBack.askPhone': 'हम आपको किस नंबर पर फ़ोन करें?',
  'callBack.askPhone.spoken': 'हम आपको किस नंबर पर फ़ोन करें? कृपया उसके दस अंक दबाइए।',
  'callBack.askPhoneAgain': 'यह फ़ोन नंबर नहीं लगता। उसमें दस अंक होते हैं, जैसे 98765 43210।',
  'callBack.askWindow': 'कौन सा समय ठीक रहेगा?',
  'callBack.option.any': 'कभी भी',
  'callBack.askAbout': 'बात किस बारे में है? तब सही सहकर्मी फ़ोन करेंगे।',
  'callBack.opened':
    'हमारे सहकर्मी {phone|phone} पर फ़ोन करेंगे। बात न हो पाई तो हम फिर करेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'callBack.opened.spoken':
    'हमारे सहकर्मी {phone|phone} पर फ़ोन करेंगे। बात न हो पाई तो हम फिर करेंगे। आपका टिकट नंबर है {ticketNumber|digits}।',

  'dataRights.title': 'मेरी निजी जानकारी',
  'dataRights.askWish': 'आपके ऑर्डर और शिकायतों के काम के लिए हम आपका नाम, संपर्क, पता, ऑर्डर और आपके संदेश रखते हैं। आप क्या चाहेंगे?',
  'dataRights.why': 'यह सिर्फ़ आप ही माँग सकते हैं, इसलिए मैं आपके किसी ऑर्डर से पक्का करता हूँ कि आप ही हैं।',
  'dataRights.option.copy': 'जानकारी की कॉपी',
  'dataRights.option.erase': 'जानकारी मिटाना',
  'dataRights.confirmErase':
    'बिल और रिकॉर्ड कानून के अनुसार रखे जाते हैं, और खुली शिकायतें निपटने तक; बाकी सब मिटा दिया जाता है और वापस नहीं लाया जा सकता। क्या मैं यह आगे पहुँचा दूँ?',
  'dataRights.copyOpened':
    'कॉपी आपको 90 दिन के भीतर मिल जाएगी, आम तौर पर बहुत पहले। आपका टिकट नंबर {ticketNumber|digits} है। अपनी जानकारी के बारे में पूछने के लिए: {officerName}, {officerEmail}।',
  'dataRights.copyOpened.spoken':
    'कॉपी आपको नब्बे दिन के भीतर मिल जाएगी, आम तौर पर बहुत पहले। आपका टिकट नंबर है {ticketNumber|digits}। अपनी जानकारी के बारे में {officerName} से पूछिए।',
  'dataRights.eraseOpened':
    'आपकी जानकारी 90 दिन के भीतर मिटा दी जाएगी और हम आपको पक्का बताएँगे। आपका टिकट नंबर {ticketNumber|digits} है। अपनी जानकारी के बारे में पूछने के लिए: {officerName}, {officerEmail}।',
  'dataRights.eraseOpened.spoken':
    'आपकी जानकारी नब्बे दिन के भीतर मिटा दी जाएगी और हम आपको पक्का बताएँगे। आपका टिकट नंबर है {ticketNumber|digits}। अपनी जानकारी के बारे में {officerName} से पूछिए।',

  'ticket.reopened': 'मैंने यह आगे भेज दिया है: हमारे सहकर्मी आपका टिकट {ticketNumber|digits} फिर से देखेंगे और आपको यहीं लिखेंगे।',
  'tickets.reopened': 'मैंने यह आगे भेज दिया है: हमारे सहकर्मी आपके टिकट {ticketNumbers|digits} फिर से देखेंगे और आपको यहीं लिखेंगे।',
  'ticketNotice.resolved':
    '{brandName}: आपके टिकट {ticketNumber|digits} ({topic|label:topic}) का समाधान हो गया है। अगर कुछ बाक़ी रह गया हो, तो {reopenBefore|date} से पहले जवाब दीजिए या {careEmail} पर लिखिए: हमारे सहकर्मी इसे फिर से देखेंगे।',
  'ticketNotice.waiting-customer':
    '{brandName}: आपके टिकट {ticketNumber|digits} ({topic|label:topic}) पर आगे बढ़ने के लिए हमें आपका जवाब चाहिए। कृपया जवाब दीजिए, या टिकट नंबर के साथ {careEmail} पर लिखिए।',
  'ticketNotice.reopened':
    '{brandName}: हमारे सहकर्मी आपके टिकट {ticketNumber|digits} ({topic|label:topic}) पर फिर से काम कर रहे हैं। आपको कुछ करने की ज़रूरत नहीं है। कुछ और बताना हो तो जवाब दीजिए या {careEmail} पर लिखिए।',
  'ticketNotices.resolved':
    '{brandName}: आपके टिकट {ticketNumbers|digits} का समाधान हो गया है। अगर किसी में कुछ बाक़ी रह गया हो, तो {reopenBefore|date} से पहले टिकट नंबर के साथ जवाब दीजिए या {careEmail} पर लिखिए: हमारे सहकर्मी उसे फिर से देखेंगे।',
  'ticketNotices.waiting-customer':
    '{brandName}: आपके टिकट {ticketNumbers|digits} पर आगे बढ़ने के लिए हमें आपका जवाब चाहिए। कृपया टिकट नंबर के साथ जवाब दीजिए, या {careEmail} पर लिखिए।',
  'ticketNotices.reopened':
    '{brandName}: हमारे सहकर्मी आपके टिकट {ticketNumbers|digits} पर फिर से काम कर रहे हैं। आपको कुछ करने की ज़रूरत नहीं है। कुछ और बताना हो तो जवाब दीजिए या {careEmail} पर लिखिए।',
  'alert.acknowledgement':
    'शिकायत {ticketNumber|digits} की पावती अभी नहीं पहुँची है: 48 घंटों का {percent} % बीत चुका है। पावती {dueAt|date}, {dueAt|time} तक पहुँचनी है।',
  'alert.redress':
    'शिकायत {ticketNumber|digits} पर निर्णय अभी बाकी है: एक महीने का {percent} % बीत चुका है। निर्णय {dueAt|date} तक देना है।',
  'alert.docket':
    'टिकट {ticketNumber|digits} राष्ट्रीय उपभोक्ता हेल्पलाइन से आया है और अभी खुला है: 30 दिनों का {percent} % बीत चुका है। इसे {dueAt|date} तक सुलझाना है।',

  'survey.title': 'आपकी राय',
  'survey.askScore': 'हमारी मदद कैसी रही?',
  'survey.option.5': 'बहुत अच्छी',
  'survey.option.4': 'अच्छी',
  'survey.option.3': 'ठीक-ठाक',
  'survey.option.2': 'खराब',
  'survey.option.1': 'बहुत खराब',
  'survey.askComment': 'इस बारे में हमें क्या जानना चाहिए?',
  'survey.thanks': 'बताने के लिए धन्यवाद।',
  'survey.sorry': 'बताने के लिए धन्यवाद। खेद है कि बात नहीं बनी। क्या कोई इसे फिर से देखे?',

  'language.title': 'Language / भाषा',
  'language.ask': 'आप किस भाषा में बात करना चाहेंगे? Which language would you like?',
  'language.done': 'ज़रूर, अब हम हिंदी में बात करेंगे।',

  botFailure:
    'माफ़ कीजिए, हमारी ओर से कुछ गड़बड़ हो गई। हमारे सहकर्मी आपका संदेश पढ़कर जवाब देंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'botFailure.spoken':
    'माफ़ कीजिए, हमारी ओर से कुछ गड़बड़ हो गई। हमारे सहकर्मी आपको फ़ोन करेंगे। आपका टिकट नंबर है {ticketNumber|digits}। नमस्ते!',
} satisfies Record<TextKey, string>;
