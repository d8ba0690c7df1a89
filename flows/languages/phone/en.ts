/** What is said on the phone around the flows, and written because of a call. */
export const phoneEn = {
  'render.pressDontHave': 'If you do not have it, press 8.',
  'render.pressSkip': 'To skip this, press 8.',
  'render.pressPerson': 'For a person, press 8.',
  'render.pressLanguage': 'For English, press {number}.',
  'render.keysOnly': 'I still cannot hear you well. Please use only the keys.',

  'spoken.today': 'today, {date}',
  'spoken.tomorrow': 'tomorrow, {date}',
  'spoken.yesterday': 'yesterday, {date}',
  'spoken.rupee': '{rupees} rupee',
  'spoken.rupees': '{rupees} rupees',
  'spoken.paise': '{paise} paise',
  'spoken.rupeesPaise': '{rupees} rupees and {paise} paise',
  'spoken.crore': '{count} crore',
  'spoken.lakh': '{count} lakh',
  'spoken.thousand': '{count} thousand',
  'spoken.morning': '{time} in the morning',
  'spoken.afternoon': '{time} in the afternoon',
  'spoken.evening': '{time} in the evening',
  'spoken.night': '{time} at night',

  'call.askLanguage': 'Please choose your language.',
  'call.ready': 'At any time, press 9 to hear something again, and star to go back.',
  'call.recorded':
    'Calls with our colleagues are recorded, so that we can look into them. If you do not want that, please tell them.',
  'call.menuByKeys': 'For a person, press 0.',
  'call.photosHere': 'I have your photos, thank you.',
  'call.unfinished': 'All right. I have noted what you told me, and a colleague will look after it. Goodbye!',
  'call.unheard':
    'I am sorry, I could not hear or understand you. We have noted your call. You can also write to {careEmail}. Goodbye!',
  'call.oneMoment': 'One moment, please.',
  'call.late': 'This is taking longer than it should. We have noted your call and will call you back. Goodbye.',

  'human.opened.connect':
    'I am connecting you to a colleague. Your ticket number is {ticketNumber|digits}. Please stay on the line.',
  'human.openedLater.connect':
    'I am connecting you to a colleague. Your ticket number is {ticketNumber|digits}. Please stay on the line.',
  'human.serious.connect':
    'I take this seriously and have recorded it as a complaint. Its number is {ticketNumber|digits}. I am connecting you to a colleague. Please stay on the line.',
  'handOff.noTicket.connect': 'I am connecting you to a colleague. Please stay on the line.',
  'call.next': 'You are next.',
  'call.position': 'You are number {position} in the queue.',
  'call.waitMinutes': 'The waiting time is about {minutes} minutes.',
  'call.waitShort': 'The waiting time is less than two minutes.',
  'call.waitOffer':
    'To be called back without losing your place, say call me back, or press 1. To leave a message, say message, or press 2.',
  'call.onHold': 'Please stay on the line. Our colleague will be back with you in a moment.',
  'call.messageOffer': 'To leave a message instead, say message, or press 2.',
  'call.nobody': 'None of our colleagues can take calls just now.',
  'call.missed': 'Our colleague could not take the call. I am trying again.',
  'call.callBackNoted':
    'You keep your place. A colleague will call you on the number that you are calling from. Goodbye!',
  'call.askMessage':
    'Please leave a message after the tone: your name, your number, and what it is about. Press hash when you are done.',
  'call.messageTaken': 'Thank you. We have your message, and a colleague will get back to you. Goodbye!',
  'call.messageEmpty': 'I did not hear a message. We have noted your call. Goodbye!',
  'call.whisper': 'A caller for {brandName}. {about}',
  'call.whisperTicket': 'A caller for {brandName}, ticket {ticketNumber|digits}. {about}',

  'call.fallback':
    'Thank you for calling {brandName}. Our system cannot take your call just now. Please leave a message after the tone: your name, your phone number, your order number if you have it, and what it is about. We will call you back. You can also write to {careEmail}.',
  'call.fallbackThanks': 'Thank you. We have your message and will call you back. Goodbye!',

  'fault.linkSent':
    'I have sent you a link for photos, by message or e-mail to the contact on your order. You can send them now, or after this call.',
  'ticket.message':
    '{brandName}: your ticket number is {ticketNumber|digits}. Please keep it for any question about it.',
  'ticket.missedMessage':
    '{brandName}: we missed your call. A colleague will call you back. Your ticket number is {ticketNumber|digits}.',
  'upload.message':
    'Photos for {brandName}: {link}\nThe link works once, for three days. It is for the call in which you told us about a damaged item.',
  'upload.title': 'Send photos',
  'upload.intro':
    'Please choose up to ten photos of the item and of its packing. They go to your case with {brandName}.',
  'upload.choose': 'Photos',
  'upload.send': 'Send',
  'upload.thanks': 'Thank you. Your photos are with your case. You can close this page.',
  'upload.used':
    'Your photos have arrived; this link works once. If there are more, please write to {careEmail} or call {carePhone}.',
  'upload.gone': 'This link is not whole, or is too old. Please write to {careEmail} or call {carePhone}.',
  'upload.none': 'Please choose at least one photo.',
  'upload.tooMany': 'Those were more than ten photos. Nothing was sent. Please choose at most ten.',
  'upload.tooLarge':
    'A photo was larger than 10 MB, or all of them together were too large. Nothing was sent. Please choose fewer or smaller ones.',
  'upload.later': 'The photos could not be taken just now. Nothing was sent. Please send them again in a few minutes.',
  'upload.notPhoto': 'One of the files was not a photo. Nothing was sent. Please choose again.',
} as const;
