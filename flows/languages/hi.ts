import type { TextKey } from './en.ts';

/** What we say in Hindi. */
export const hi = {
  'engine.greeting': 'नमस्ते, {brandName} में आपका स्वागत है। बताइए, मैं आपकी क्या मदद करूँ?',
  'engine.greeting.spoken': 'नमस्ते, {brandName} को फ़ोन करने के लिए धन्यवाद।',
  'engine.welcomeBack': 'नमस्ते। जहाँ बात रुकी थी, वहीं से आगे बढ़ते हैं।',
  'engine.menu': 'मैं इन कामों में आपकी मदद कर सकता हूँ:',
  'engine.menu.spoken': 'आप बोलकर बता सकते हैं, या फ़ोन के बटन दबा सकते हैं।',
  'engine.anythingElse': 'क्या मैं आपकी और कोई मदद कर सकता हूँ?',
  'engine.anythingElse.spoken': 'क्या और कोई मदद चाहिए? अगर नहीं, तो आप फ़ोन रख सकते हैं।',
  'engine.more': 'ये विकल्प भी हैं:',
  'engine.moreOption': 'और विकल्प',
  'engine.closing': 'और कुछ पूछना हो तो यहीं लिख दीजिए।',
  'engine.goodbye': 'ठीक है। जब भी ज़रूरत हो, मैं यहीं हूँ। नमस्ते!',
  'engine.thanks': 'आपका स्वागत है!',
  'engine.notUnderstood': 'माफ़ कीजिए, मैं यह समझ नहीं पाया।',
  'engine.notUnderstoodHere': 'माफ़ कीजिए, मैं यह समझ नहीं पाया।',
  'engine.silence': 'मुझे इस संदेश में कुछ लिखा हुआ नहीं मिला।',
  'engine.silence.spoken': 'मुझे कुछ सुनाई नहीं दिया।',
  'engine.whichOne': 'मैं सही काम में आपकी मदद करना चाहता हूँ। इनमें से आपको क्या चाहिए?',
  'engine.offerPerson': 'माफ़ कीजिए, मैं ठीक से समझ नहीं पा रहा हूँ। क्या मैं किसी सहकर्मी को बुलाऊँ?',
  'engine.cancelled': 'ठीक है, “{title|text}” यहीं रोक दिया है। कुछ भी बदला नहीं गया।',
  'engine.cancelled.spoken': 'ठीक है, इसे यहीं रोक दिया है। कुछ भी बदला नहीं गया।',
  'engine.nothingToCancel': 'अभी रोकने के लिए कुछ नहीं है।',
  'engine.noBack': 'इससे पहले का कोई सवाल नहीं है।',
  'engine.backTo': 'अब “{title|text}” पर लौटते हैं।',
  'engine.backTo.spoken': 'अब पिछली बात पर लौटते हैं।',
  'engine.next': 'अब आपका दूसरा सवाल: {title|text}।',
  'engine.corrected': 'धन्यवाद, मैंने इसे बदलकर {value|code} कर दिया है।',
  'engine.filesKept': 'धन्यवाद, आपकी फ़ाइलें इस बातचीत के साथ सुरक्षित रख ली हैं।',
  'engine.languageChanged': 'ज़रूर, अब हम हिंदी में बात करेंगे।',
  'engine.option.yes': 'हाँ',
  'engine.option.no': 'नहीं',
  'engine.option.dontHave': 'मेरे पास नहीं है',
  'engine.option.human': 'किसी से बात करें',
  'engine.option.continue': 'फिर से कोशिश करें',
  'engine.option.menu': 'कुछ और',

  'render.number': '{number}. {label}',
  'render.choose': 'कृपया नंबर लिखकर या अपने शब्दों में जवाब दीजिए।',
  'render.orWrite': 'आप “{label}” भी लिख सकते हैं।',
  'render.letterGreeting': 'नमस्ते,',
  'render.letterChoose': 'कृपया इनमें से किसी एक का नंबर या शब्द लिखकर जवाब दीजिए:',
  'render.letterSignature': 'सादर,\n{brandName}\n{careEmail} · {carePhone}',
  'render.letterSubject': '{brandName} को आपका संदेश',
  'render.letterSubjectTicket': '{brandName} को आपका संदेश [टिकट {ticketNumber|digits}]',
  'render.press': '{label}: {number} दबाइए।',
  'render.pressStar': 'अगर नहीं है, तो स्टार दबाइए।',

  'languageName.en': 'English',
  'languageName.hi': 'हिंदी (Hindi)',

  'option.person': 'किसी से बात करें',
  'option.complaint': 'शिकायत दर्ज करें',
  'option.leaveIt': 'अभी रहने दें',
  'option.noThanks': 'नहीं, धन्यवाद',
  'option.tryAgain': 'फिर से कोशिश करें',

  'orderStatus.title': 'ऑर्डर कहाँ पहुँचा',
  'orderStatus.askNumber': 'आपका ऑर्डर नंबर क्या है? वह {orderNumberExample} जैसा होता है।',
  'orderStatus.askNumber.spoken':
    'कृपया अपना ऑर्डर नंबर बोलिए, या उसके अंक दबाकर हैश दबाइए। वह {orderNumberExample|code} जैसा होता है।',
  'orderStatus.askNumberAgain':
    'इसमें मुझे ऑर्डर नंबर नहीं मिला। वह {orderNumberExample} जैसा होता है और ऑर्डर की पुष्टि वाले संदेश में लिखा रहता है।',
  'orderStatus.askNumberAgain.spoken': 'ऑर्डर नंबर समझ में नहीं आया। कृपया केवल उसके अंक दबाइए, फिर हैश दबाइए।',
  'orderStatus.findNumber':
    'ऑर्डर नंबर उस ई-मेल या संदेश में है जो हमने ऑर्डर के समय भेजा था, और पार्सल के बिल पर भी। वह {orderNumberExample} जैसा होता है।',
  'orderStatus.findNumber.spoken': 'ऑर्डर नंबर उस संदेश में है जो हमने ऑर्डर के समय भेजा था, और पार्सल के बिल पर भी।',
  'orderStatus.option.foundNumber': 'मिल गया',
  'orderStatus.option.otherNumber': 'दूसरा ऑर्डर देखें',
  'orderStatus.askPin': 'धन्यवाद। आपके ऑर्डर की सुरक्षा के लिए डिलीवरी के पते का पिन कोड भी बताइए (6 अंक)।',
  'orderStatus.askPin.spoken': 'धन्यवाद। आपके ऑर्डर की सुरक्षा के लिए डिलीवरी के पते के पिन कोड के छह अंक दबाइए।',
  'orderStatus.askPinAgain': 'पिन कोड 6 अंकों का होता है, जैसे 560001। डिलीवरी के पते का पिन कोड क्या है?',
  'orderStatus.askPinAgain.spoken': 'पिन कोड छह अंकों का होता है। कृपया डिलीवरी के पते का पिन कोड दबाइए।',
  'orderStatus.noMatch':
    'यह ऑर्डर नंबर और पिन कोड आपस में मेल नहीं खा रहे। कृपया दोनों जाँचकर पिन कोड या ऑर्डर नंबर एक बार फिर भेजिए।',
  'orderStatus.noMatch.spoken':
    'यह ऑर्डर नंबर और पिन कोड आपस में मेल नहीं खा रहे। कृपया जाँचकर पिन कोड एक बार फिर दबाइए। दूसरे ऑर्डर नंबर के लिए स्टार दबाइए।',
  'orderStatus.noPin':
    'पिन कोड के बिना मैं यहाँ ऑर्डर के बारे में कुछ नहीं बता सकता, ताकि आपका ऑर्डर कोई और न देख सके। हमारे सहकर्मी दूसरे तरीके से आपकी मदद कर सकते हैं।',
  'orderStatus.locked':
    'ग्राहकों की सुरक्षा के लिए मैं अभी यहाँ ऑर्डर नहीं दिखा सकता: कई बार दी गई जानकारी मेल नहीं खाई। हमारे सहकर्मी आपकी मदद कर सकते हैं।',
  'orderStatus.status': '{placedAt|date} का आपका ऑर्डर {orderNumber}: {status|label:order}।',
  'orderStatus.status.spoken': '{placedAt|date} का आपका ऑर्डर {orderNumber|code}: {status|label:order}।',
  'orderStatus.cancelled': 'अगर यह आपने नहीं कहा था, तो बताइए, मैं किसी सहकर्मी को बुला दूँगा।',
  'orderStatus.returned': 'पार्सल हमारे पास लौट रहा है, या लौट चुका है।',
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
  'orderStatus.noDate': 'डिलीवरी की तारीख अभी तय नहीं है। पार्सल निकलते ही हम आपको लिखेंगे।',
  'orderStatus.late': 'माफ़ कीजिए: इसे {expectedAt|date} तक पहुँच जाना चाहिए था, और इसमें देर हो गई है।',
  'orderStatus.failedDelivery': 'माफ़ कीजिए: कूरियर ने पहुँचाने की कोशिश की, पर डिलीवरी नहीं हो पाई।',
  'orderStatus.askTrouble': 'क्या मैं इसकी शिकायत दर्ज करूँ?',
  'orderStatus.leave': 'ठीक है।',
  'orderStatus.unavailable':
    'माफ़ कीजिए, अभी मुझे ऑर्डर दिखाई नहीं दे रहे। मैंने आपके लिए टिकट {ticketNumber|digits} खोल दिया है; हमारे सहकर्मी आपका ऑर्डर देखकर आपको लिखेंगे।',
  'orderStatus.unavailable.spoken':
    'माफ़ कीजिए, अभी मुझे ऑर्डर दिखाई नहीं दे रहे। मैंने आपके लिए टिकट खोल दिया है, हमारे सहकर्मी आपका ऑर्डर देखकर आपको फ़ोन करेंगे। टिकट नंबर है {ticketNumber|digits}।',

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
  'complaint.opened':
    'आपकी शिकायत हमें मिल गई है। इसका नंबर {ticketNumber|digits} है: इससे आप कभी भी पूछ सकते हैं कि काम कहाँ तक पहुँचा।\nइसके लिए {officerName} ({officerDesignation}) उत्तरदायी हैं। हमारा निर्णय आपको अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',
  'complaint.opened.spoken':
    'आपकी शिकायत हमें मिल गई है। इसका नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। इसके लिए {officerName}, {officerDesignation}, उत्तरदायी हैं। हमारा निर्णय आपको अधिक से अधिक {redressDueAt|date} तक मिल जाएगा।',
  'complaint.copy': 'आपकी शिकायत इन शब्दों में दर्ज हुई है:\n“{summary}”',
  'complaint.copy.spoken': 'शिकायत आपके ही शब्दों में दर्ज की गई है।',

  'ticketStatus.title': 'टिकट की स्थिति',
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
  'topic.other': 'आपका अनुरोध',

  'human.title': 'किसी से बात करें',
  'human.opened':
    'मैं एक सहकर्मी को बुला रहा हूँ। वे आपकी लिखी बातें पढ़कर यहीं जवाब देंगे। हमारा समय: {careHours}। आपका टिकट नंबर {ticketNumber|digits} है।',
  'human.opened.spoken':
    'हमारे सहकर्मी आपको फ़ोन करेंगे। हमारा समय: {careHours}। आपका टिकट नंबर है {ticketNumber|digits}। एक बार फिर: {ticketNumber|digits}। नमस्ते!',
  'handOff.noTicket':
    'मैं एक सहकर्मी को बुला रहा हूँ। हमारा समय: {careHours}। आप {carePhone|phone} या {careEmail} पर भी संपर्क कर सकते हैं।',
  'handOff.noTicket.spoken': 'हमारे सहकर्मी आपको फ़ोन करेंगे। हमारा समय: {careHours}। नमस्ते!',

  'language.title': 'Language / भाषा',
  'language.ask': 'आप किस भाषा में बात करना चाहेंगे? Which language would you like?',
  'language.done': 'ज़रूर, अब हम हिंदी में बात करेंगे।',

  botFailure:
    'माफ़ कीजिए, हमारी ओर से कुछ गड़बड़ हो गई। हमारे सहकर्मी आपका संदेश पढ़कर जवाब देंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'botFailure.spoken':
    'माफ़ कीजिए, हमारी ओर से कुछ गड़बड़ हो गई। हमारे सहकर्मी आपको फ़ोन करेंगे। आपका टिकट नंबर है {ticketNumber|digits}। नमस्ते!',
} satisfies Record<TextKey, string>;
