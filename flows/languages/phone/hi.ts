import type { phoneEn } from './en.ts';

export const phoneHi = {
  'render.pressDontHave': 'अगर नहीं है, तो 8 दबाइए।',
  'render.pressSkip': 'इसे छोड़ने के लिए 8 दबाइए।',
  'render.pressPerson': 'किसी से बात करने के लिए 8 दबाइए।',
  'render.pressLanguage': 'हिंदी के लिए {number} दबाइए।',
  'render.keysOnly': 'मुझे अब भी ठीक से सुनाई नहीं दे रहा। कृपया सिर्फ़ बटन दबाइए।',

  'spoken.today': 'आज, {date}',
  'spoken.tomorrow': 'कल, {date}',
  'spoken.yesterday': 'बीते कल, {date}',
  'spoken.rupee': '{rupees} रुपया',
  'spoken.rupees': '{rupees} रुपये',
  'spoken.paise': '{paise} पैसे',
  'spoken.rupeesPaise': '{rupees} रुपये और {paise} पैसे',
  'spoken.crore': '{count} करोड़',
  'spoken.lakh': '{count} लाख',
  'spoken.thousand': '{count} हज़ार',
  'spoken.morning': 'सुबह {time} बजे',
  'spoken.afternoon': 'दोपहर {time} बजे',
  'spoken.evening': 'शाम {time} बजे',
  'spoken.night': 'रात {time} बजे',

  'call.askLanguage': 'अपनी भाषा चुनिए।',
  'call.ready': 'आप कभी भी फिर से सुनने के लिए 9, और पीछे जाने के लिए स्टार दबा सकते हैं।',
  'call.recorded': 'हमारे सहकर्मियों के साथ बातचीत रिकॉर्ड होती है, ताकि हम उसे जाँच सकें। अगर आप यह नहीं चाहते, तो उन्हें बता दीजिए।',
  'call.oneMoment': 'कृपया एक क्षण रुकिए।',
  'call.late': 'इसमें सामान्य से अधिक समय लग रहा है। हमने आपकी कॉल दर्ज कर ली है और आपको फ़ोन करेंगे। नमस्ते।',

  'human.opened.connect': 'मैं आपको एक सहकर्मी से जोड़ रहा हूँ। आपका टिकट नंबर है {ticketNumber|digits}। कृपया लाइन पर बने रहिए।',
  'human.openedLater.connect':
    'मैं आपको एक सहकर्मी से जोड़ रहा हूँ। आपका टिकट नंबर है {ticketNumber|digits}। कृपया लाइन पर बने रहिए।',
  'human.serious.connect':
    'हम इसे गंभीरता से लेते हैं। मैंने इसे शिकायत के रूप में दर्ज कर लिया है। नंबर है {ticketNumber|digits}। मैं आपको एक सहकर्मी से जोड़ रहा हूँ। कृपया लाइन पर बने रहिए।',
  'handOff.noTicket.connect': 'मैं आपको एक सहकर्मी से जोड़ रहा हूँ। कृपया लाइन पर बने रहिए।',
  'call.next': 'अब आपकी बारी है।',
  'call.position': 'कतार में आपका नंबर {position} है।',
  'call.waitMinutes': 'लगभग {minutes} मिनट लगेंगे।',
  'call.waitShort': 'दो मिनट से कम लगेंगे।',
  'call.waitOffer': 'अपनी जगह खोए बिना वापस फ़ोन पाने के लिए 1 दबाइए। संदेश छोड़ने के लिए 2 दबाइए।',
  'call.onHold': 'कृपया लाइन पर बने रहिए। हमारे सहकर्मी अभी वापस आते हैं।',
  'call.messageOffer': 'इसके बजाय संदेश छोड़ने के लिए 2 दबाइए।',
  'call.nobody': 'अभी हमारा कोई सहकर्मी फ़ोन नहीं ले सकता।',
  'call.missed': 'हमारे सहकर्मी फ़ोन नहीं ले पाए। मैं फिर से कोशिश कर रहा हूँ।',
  'call.callBackNoted': 'आपकी जगह बनी रहेगी। जिस नंबर से आप बात कर रहे हैं, उसी पर हमारे सहकर्मी फ़ोन करेंगे। नमस्ते!',
  'call.askMessage': 'कृपया टोन के बाद अपना संदेश छोड़िए: अपना नाम, अपना नंबर, और बात क्या है। पूरा होने पर हैश दबाइए।',
  'call.messageTaken': 'धन्यवाद। हमें आपका संदेश मिल गया है, और हमारे सहकर्मी आपसे संपर्क करेंगे। नमस्ते!',
  'call.messageEmpty': 'मुझे कोई संदेश सुनाई नहीं दिया। हमने आपकी कॉल दर्ज कर ली है। नमस्ते!',
  'call.whisper': '{brandName} के लिए कॉल। {about}',
  'call.whisperTicket': '{brandName} के लिए कॉल, टिकट {ticketNumber|digits}। {about}',

  'call.fallback':
    '{brandName} को फ़ोन करने के लिए धन्यवाद। हमारा सिस्टम अभी आपकी कॉल नहीं ले सकता। कृपया टोन के बाद संदेश छोड़िए: अपना नाम, अपना फ़ोन नंबर, ऑर्डर नंबर अगर हो, और बात क्या है। हम आपको फ़ोन करेंगे। आप {careEmail} पर लिख भी सकते हैं।',
  'call.fallbackThanks': 'धन्यवाद। हमें आपका संदेश मिल गया है और हम आपको फ़ोन करेंगे। नमस्ते!',

  'fault.linkSent':
    'मैंने आपके ऑर्डर पर दिए संपर्क पर तस्वीरों के लिए एक लिंक भेजा है, संदेश या ईमेल से। आप तस्वीरें अभी भेज सकते हैं, या इस कॉल के बाद।',
  'ticket.message': '{brandName}: आपका टिकट नंबर {ticketNumber|digits} है। इस बारे में पूछने के लिए इसे सँभालकर रखिए।',
  'ticket.missedMessage':
    '{brandName}: हम आपकी कॉल नहीं ले पाए। हमारे सहकर्मी आपको फ़ोन करेंगे। आपका टिकट नंबर {ticketNumber|digits} है।',
  'upload.message':
    '{brandName} के लिए तस्वीरें: {link}\nयह लिंक एक बार, तीन दिन तक चलेगा। यह उस कॉल के लिए है जिसमें आपने खराब सामान के बारे में बताया।',
  'upload.title': 'तस्वीरें भेजिए',
  'upload.intro': 'कृपया सामान और उसकी पैकिंग की दस तक तस्वीरें चुनिए। वे {brandName} में आपके मामले में जुड़ जाएँगी।',
  'upload.choose': 'तस्वीरें',
  'upload.send': 'भेजिए',
  'upload.thanks': 'धन्यवाद। आपकी तस्वीरें आपके मामले में जुड़ गई हैं। आप यह पन्ना बंद कर सकते हैं।',
  'upload.gone': 'यह लिंक इस्तेमाल हो चुका है या पुराना हो गया है। कृपया {careEmail} पर लिखिए या {carePhone} पर फ़ोन कीजिए।',
  'upload.none': 'कृपया कम से कम एक तस्वीर चुनिए।',
  'upload.refused': 'वह तस्वीर नहीं थी, या 10 MB से बड़ी थी। कुछ भी नहीं भेजा गया। कृपया फिर से चुनिए।',
} satisfies Record<keyof typeof phoneEn, string>;
