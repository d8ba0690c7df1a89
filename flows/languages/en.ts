import { phoneEn } from './phone/en.ts';

/**
 * What we say in English. The source of all text keys: another language must have each of them. `<key>.spoken` is the
 * wording for a voice, where it differs. `{name|format}`: see src/engine/formats.ts.
 */
const wordings = {
  ...phoneEn,

  'engine.greeting': 'Hello, this is {brandName}. How can I help you?',
  'engine.greeting.spoken': 'Hello, and thank you for calling {brandName}.',
  'engine.welcomeBack': 'Hello again. Let us go on where we stopped.',
  'engine.menu': 'These are the things I can do for you:',
  'engine.menu.spoken': 'You can say what you need, or use the keys. For a person, press 0.',
  'engine.anythingElse': 'Is there anything else I can do for you?',
  'engine.anythingElse.spoken': 'Is there anything else? If not, you can simply hang up.',
  'engine.more': 'There is also this:',
  'engine.moreOption': 'More choices',
  'engine.closing': 'If there is anything else, just write to me here.',
  'engine.closingLetter':
    'If anything is missing or wrong, simply reply to this mail. You can also send photos that way.',
  'engine.goodbye': 'All right. I am here whenever you need me. Goodbye!',
  'engine.thanks': 'You are welcome!',
  'engine.notUnderstood': 'I am sorry, I did not understand that.',
  'engine.notUnderstoodHere': 'I am sorry, I did not understand that.',
  'engine.silence': 'I could not find any text in that message.',
  'engine.silence.spoken': 'I did not hear anything.',
  'engine.whichOne': 'I want to be sure that I help you with the right thing. Which one is it?',
  'engine.beginThis': 'Shall I do that for you?',
  'engine.offerPerson': 'I am sorry, I am not getting this right. Shall I bring in a colleague?',
  'engine.offerAnswerer': 'Shall I bring in a colleague who can?',
  'engine.noRule': 'I do not have that rule at hand, and will not guess.',
  'engine.cancelled': 'All right, I have stopped “{title|text}”. Nothing was changed.',
  'engine.cancelled.spoken': 'All right, I have stopped that. Nothing was changed.',
  'engine.nothingToCancel': 'There is nothing to stop just now.',
  'engine.noBack': 'There is no earlier question to go back to.',
  'engine.backTo': 'Now back to “{title|text}”.',
  'engine.backTo.spoken': 'Now, back to what we were doing.',
  'engine.next': 'Now to your other question: {title|text}.',
  'engine.nextOrder': 'Now to your other question: {title|text}, order {orderNumber}.',
  'engine.nextOrder.spoken': 'Now to your other question: {title|text}, order {orderNumber|code}.',
  'engine.later': 'I have also noted this and come to it next: {title|text}.',
  'engine.laterOrder': 'I have also noted this and come to it next: {title|text}, order {orderNumber}.',
  'engine.laterOrder.spoken': 'I have also noted this and come to it next: {title|text}, order {orderNumber|code}.',
  'engine.laterToo': 'And after that: {title|text}.',
  'engine.laterTooOrder': 'And after that: {title|text}, order {orderNumber}.',
  'engine.laterTooOrder.spoken': 'And after that: {title|text}, order {orderNumber|code}.',
  'engine.corrected': 'Thank you, I have changed it to {value|code}.',
  'engine.noHour': 'I know the day, but not the hour.',
  'engine.numberUnseen': 'I cannot see your phone number from here, so please send me its digits.',
  'engine.added': 'Thank you, I have added that.',
  'engine.aboutOrder': 'This is about order {orderNumber}. If you mean another one, just send me its number.',
  'engine.aboutOrder.spoken': 'This is about order {orderNumber|code}. If you mean another one, tell me its number.',
  'engine.bot':
    'I am the automated assistant of {brandName}, not a person. I help at once where I can, and a colleague can take over at any time.',
  'engine.noted': 'Thank you, I have noted that.',
  'engine.newsLater': 'I will tell you as soon as this is answered.',
  'engine.filesKept': 'Thank you, I have kept your files with this conversation.',
  'engine.photosAbout': 'What do they show?',
  'engine.resendFiles':
    'I could not open one of the files you sent (winmail.dat). Please send it again as a PDF or a photo.',
  'engine.voiceKept':
    'I cannot listen to voice messages, but I have kept yours. Please write to me in words, or shall I bring in a colleague who listens to it?',
  'engine.languageChanged': 'Of course, we will go on in English.',
  'engine.option.yes': 'Yes',
  'engine.option.no': 'No',
  'engine.option.dontHave': 'I don’t have it',
  'engine.option.skip': 'Skip this',
  'engine.option.human': 'Talk to a person',
  'engine.option.continue': 'Try once more',
  'engine.option.menu': 'Something else',

  'rules.deliveryTime':
    'An order arrives within {deliveryDays} days of being placed, as a rule. For an order of yours I can look up the day.',
  'rules.deliveryFree': 'Delivery is free of charge, whatever the order comes to.',
  'rules.deliveryFreeFrom':
    'Delivery costs {deliveryChargePaise|money}; from {freeDeliveryFromPaise|money} on it is free.',
  'rules.deliveryCharge': 'Delivery costs {deliveryChargePaise|money} an order.',
  'rules.returnFree': 'A return costs you nothing: our courier collects it, and we pay.',
  'rules.returnPaid':
    'What came damaged, faulty or wrong is collected at our cost. For anything else that you send back, you pay the way.',
  'rules.warranty':
    'The warranty runs from the day of delivery. In months, by kind of item: {warrantyPeriods}. For an order of yours I can look up until when it runs.',
  'why.pin-code':
    'The PIN code shows me that it is your order: nobody else shall hear where your parcel is. It is kept for nothing else.',
  'why.code':
    'The code shows me that it is really you: without it, anybody who knows an order number could change the order or have its money.',
  'why.order-number': 'I find your order by it.',
  'why.phone': 'We use the number to call you about this, and for nothing else.',
  'why.payout':
    'Your order was paid in cash, so the money has to be sent to an account. Never send a PIN, an OTP or a card number.',
  'outside.product-advice': 'I look after orders, and do not know our products well enough to advise you.',
  'outside.product-facts': 'I look after orders, and do not know enough about our products to answer that.',
  'outside.sizes-and-variants': 'I look after orders, and do not know which sizes and kinds there are.',
  'outside.price-and-offers': 'I look after orders that were placed, and cannot tell prices and offers.',
  'outside.paying-before-buying': 'I look after orders that were placed, and cannot tell how a new one can be paid.',
  'outside.delivery-area':
    'I look after orders that were placed, and cannot tell where and how fast we deliver a new one.',
  'outside.extras': 'I look after orders, and cannot arrange gift wrapping, installation, fitting and the like myself.',
  'outside.stores': 'I look after orders, and know nothing of shops to walk into.',
  'outside.business': 'I look after orders of customers, and cannot answer that.',
  'outside.ordering': 'I look after orders that were placed, and cannot place one or change your account.',

  'optOut.stop':
    'You will not get messages from {brandName} here any more, except answers to what you write yourself. Write START to get them again.',
  'optOut.start': 'You will get messages from {brandName} here again. Write STOP whenever you do not want them.',
  'reach.carried': '{text}',
  'files.link': '{fileName}: {url}',
  'files.unsent': 'We could not send this file here: {fileNames}. Write to us and we will find another way.',
  'render.number': '{number}. {label}',
  'render.choose': 'Please answer with a number or in your own words.',
  'render.listButton': 'Choose',
  'render.orWrite': 'You can also write “{label}”.',
  'render.letterGreeting': 'Hello,',
  'render.letterChoose': 'Please reply with the number or the words of one of these:',
  'render.letterQuestions': 'To go on, we need to know this. You can answer everything in one reply:',
  'render.question': '{number}. {label}',
  'render.questionOptions': '{number}. {label} ({options})',
  'render.letterSignature': 'Kind regards,\n{brandName}\n{careEmail} · {carePhone}',
  'render.letterSubject': 'Your message to {brandName}',
  'render.letterSubjectTicket': 'Your message to {brandName} [ticket {ticketNumber|digits}]',
  'render.press': '{label}: press {number}.',

  'languageName.en': 'English',
  'languageName.hi': 'हिंदी (Hindi)',
  'languageName.hi-Latn': 'Hinglish',

  'option.person': 'Talk to a person',
  'option.complaint': 'Make a complaint',
  'option.leaveIt': 'Leave it for now',
  'option.noThanks': 'No, thank you',
  'option.tryAgain': 'Try again',
  'option.cancelOrder': 'Cancel the order',
  'option.trackOrder': 'Track the order',
  'option.askChange': 'What shall I change?',
  'option.stop': 'Stop here',
  leave: 'All right. I am here if you need me.',
  byHand:
    'I could not settle this by myself, so a colleague does, and will write to you. Your ticket number is {ticketNumber|digits}.',
  'byHand.spoken':
    'I could not settle this by myself, so a colleague does, and will get back to you. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  approval:
    'For {amountPaise|money} a supervisor has to agree. I have passed it on; you will hear from us within two working days. Your ticket number is {ticketNumber|digits}.',
  'approval.spoken':
    'For {amountPaise|money} a supervisor has to agree. I have passed it on, and you will hear from us within two working days. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  complaintTicket:
    'I have recorded this as a complaint, number {ticketNumber|digits}, and this message acknowledges it. {officerName} ({officerDesignation}) answers for it. You will have our decision within one month, by {redressDueAt|date} at the latest.',
  'complaintTicket.spoken':
    'I have recorded this as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. You will have our decision within one month, by {redressDueAt|date} at the latest.',

  'findOrder.which': 'Which order is it about?',
  'findOrder.orderLabel': '{orderNumber}: {item}',
  'findOrder.orderLabel.spoken': '{orderNumber|code}, {item}',
  'findOrder.option.another': 'Another order',
  'findOrder.askNumber': 'What is your order number? It looks like {orderNumberExample}.',
  'findOrder.askNumber.spoken':
    'Please say your order number, or key in its digits and then press hash. It looks like {orderNumberExample|code}.',
  'findOrder.askNumberAgain':
    'I could not find an order number in that. It looks like {orderNumberExample} and is in your order confirmation.',
  'findOrder.askNumberAgain.spoken':
    'I did not get the order number. Please key in only its digits, and then press hash.',
  'findOrder.findNumber':
    'The order number is in the confirmation we sent you by e-mail or message when you ordered, and on the invoice in the parcel. It looks like {orderNumberExample}.',
  'findOrder.findNumber.spoken':
    'The order number is in the confirmation that we sent you when you ordered, and on the invoice in the parcel.',
  'findOrder.option.found': 'I found it',
  'findOrder.option.otherNumber': 'Use another order',
  'findOrder.option.newCode': 'Send a new code',
  'findOrder.askPin':
    'Thank you. To protect your order, please also tell me the PIN code of the delivery address (6 digits).',
  'findOrder.askPin.spoken':
    'Thank you. To protect your order, please key in the six digits of the PIN code of the delivery address.',
  'findOrder.askPinAgain': 'A PIN code has 6 digits, for example 560001. Which one is in the delivery address?',
  'findOrder.askPinAgain.spoken': 'A PIN code has six digits. Please key in the one of the delivery address.',
  'findOrder.noMatch':
    'I could not match this order number and PIN code. Please check both, and send me the PIN code or the order number once more.',
  'findOrder.noMatch.spoken':
    'I could not match this order number and PIN code. Please check both, and key in the PIN code once more.',
  'findOrder.noPin':
    'Without the PIN code I cannot show anything about an order here, so that nobody else can see yours. A colleague can help you in another way.',
  'findOrder.askCode':
    'To be sure that it is you, I have sent a code of 6 digits to the phone number or e-mail address on the order. What is the code?',
  'findOrder.askCode.spoken':
    'To be sure that it is you, I have sent a code of six digits to the phone number or e-mail address on the order. Please key in the code.',
  'findOrder.askCodeAgain': 'The code has 6 digits. Please look for our newest message and send me the code.',
  'findOrder.askCodeAgain.spoken': 'The code has six digits. Please key it in once more.',
  'findOrder.wrongCode': 'That is not the code that we sent for this order. Please look once more. What is the code?',
  'findOrder.wrongCode.spoken': 'That is not the code that we sent for this order. Please key it in once more.',
  'findOrder.spentCode': 'That code no longer works: it is good for five minutes and a few tries.',
  'findOrder.noCode':
    'The code can take a minute. It goes to the phone number or e-mail address that was given with the order, and to no other.',
  'findOrder.nowhere':
    'For this I have to be sure that it is you, and I cannot send a code to another contact of this order. A colleague will check it and write to you. Your ticket number is {ticketNumber|digits}.',
  'findOrder.nowhere.spoken':
    'For this I have to be sure that it is you, and I cannot send a code to another contact of this order. A colleague will check it and get back to you. Your ticket number is {ticketNumber|digits}.',
  'findOrder.unproven':
    'I cannot send a code to another contact of this order, so a colleague will check that it is yours.',
  'findOrder.unseen': 'I am sorry, I cannot see your order right now. A colleague will look it up.',
  'findOrder.locked':
    'To protect our customers I cannot show orders here for now: there were several attempts that did not match. A colleague can help you.',
  'findOrder.unavailable':
    'I am sorry, I cannot see your order right now. I have opened ticket {ticketNumber|digits} for you; a colleague will look up your order and write to you.',
  'findOrder.unavailable.spoken':
    'I am sorry, I cannot see your order right now. I have opened a ticket for you, and a colleague will look up your order and call you back. The ticket number is {ticketNumber|digits}.',

  'code.message':
    'Your code for {brandName}: {code}\nIt is good for five minutes. Tell it to nobody but the chat, mail or call in which you asked for it. If you did not ask, you need not do anything.',

  'line.which': 'Which item is it about?',
  'line.label': '{item}',
  'line.option.several': 'Several of them',
  'line.howMany': 'How many of {item}? You ordered {lineQuantity}.',
  'line.howManyAgain': 'Please tell me a number, for example 1.',
  'part.label': '{item}',

  'window.09-13': '9 am to 1 pm',
  'window.13-17': '1 pm to 5 pm',
  'window.17-20': '5 pm to 8 pm',

  'orderStatus.title': 'Track an order',
  'orderStatus.status': 'Your order {orderNumber} of {placedAt|date}: {status|label:order}.',
  'orderStatus.status.spoken': 'Your order {orderNumber|code}, of {placedAt|date}: {status|label:order}.',
  'orderStatus.cancelled': 'If you did not ask for this, tell me and I will bring in a colleague.',
  'orderStatus.delivered': 'It was delivered on {deliveredAt|date}.',
  'orderStatus.deliveredSomeDay': 'The courier has reported it as delivered.',
  'orderStatus.tracking':
    '{carrier} has your parcel: {shipmentStatus|label:shipment}. Tracking number: {trackingNumber}.',
  'orderStatus.tracking.spoken':
    '{carrier} has your parcel: {shipmentStatus|label:shipment}. The tracking number is {trackingNumber|code}.',
  'orderStatus.trackingLink':
    '{carrier} has your parcel: {shipmentStatus|label:shipment}. Tracking number: {trackingNumber}. Follow it here: {trackingUrl}',
  'orderStatus.trackingLink.spoken':
    '{carrier} has your parcel: {shipmentStatus|label:shipment}. The tracking number is {trackingNumber|code}.',
  'orderStatus.expected': 'It should reach you by {expectedAt|date}.',
  'orderStatus.today': 'It is out for delivery and should reach you today.',
  'orderStatus.noDate': 'There is no delivery date yet. We will write to you as soon as the parcel leaves us.',
  'orderStatus.late': 'I am sorry: it should have reached you by {expectedAt|date} and is late.',
  'orderStatus.failedDelivery': 'I am sorry: the courier tried to deliver it and could not.',
  'orderStatus.askHasIt': 'Did it reach you all right?',
  'orderStatus.option.hasIt': 'Yes, all is well',
  'orderStatus.option.hasNothing': 'I have nothing',
  'orderStatus.option.hasFault': 'Something is wrong',
  'orderStatus.askTrouble': 'Shall I record a complaint about it?',

  'order.placed': 'we have received it',
  'order.confirmed': 'confirmed, we are preparing it',
  'order.partly-shipped': 'a part of it has been shipped',
  'order.shipped': 'shipped',
  'order.delivered': 'delivered',
  'order.cancelled': 'cancelled',
  'shipment.preparing': 'being prepared',
  'shipment.shipped': 'handed over',
  'shipment.in-transit': 'on the way',
  'shipment.out-for-delivery': 'out for delivery today',
  'shipment.delivered': 'delivered',
  'shipment.delivery-failed': 'could not be delivered',
  'shipment.returned': 'returned to us',

  'complaint.title': 'Make a complaint',
  'complaint.askWhat': 'I am sorry that something went wrong. Please tell me what happened, in your own words.',
  'complaint.askWhatAgain': 'Please describe in a sentence or two what went wrong, so that we can put it right.',
  'complaint.askOrder': 'Which order is it about? Its number looks like {orderNumberExample}.',
  'complaint.askOrder.spoken':
    'Which order is it about? Please say the order number, or key in its digits and then press hash.',
  'complaint.askOrderAgain': 'I could not find an order number in that. It looks like {orderNumberExample}.',
  'complaint.askOrderAgain.spoken':
    'I did not get the order number. Please key in only its digits, and then press hash.',
  'complaint.confirmWithOrder': 'I will record this complaint about order {orderNumber}:\n“{summary}”\nIs that right?',
  'complaint.confirmWithOrder.spoken':
    'I will record this complaint about order {orderNumber|code}: {summary}. Is that right?',
  'complaint.confirm': 'I will record this complaint:\n“{summary}”\nIs that right?',
  'complaint.confirm.spoken': 'I will record this complaint: {summary}. Is that right?',
  'complaint.askChange': 'What shall I change?',
  'complaint.option.what': 'What happened',
  'complaint.option.order': 'The order number',
  'complaint.option.stop': 'Do not record it',
  'complaint.stopped': 'All right, I have not recorded anything.',
  'complaint.left':
    'You have not answered, so I have recorded your complaint as you told it. Just write to us if something in it is to be changed.',
  'complaint.opened':
    'We have received your complaint, and this message acknowledges it. Its number is {ticketNumber|digits}: with it you can ask at any time how far we are.\n{officerName} ({officerDesignation}) answers for it. You will hear from us within 48 hours if we need anything, and have our decision within one month, by {redressDueAt|date} at the latest.',
  'complaint.opened.spoken':
    'We have received your complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. {officerName}, {officerDesignation}, answers for it. You will have our decision within one month, by {redressDueAt|date} at the latest.',
  'told.item': 'Item: {value}',
  'told.quantity': 'How many: {value}',
  'told.wish': 'You would like: {value}',
  'told.reason': 'Reason: {value}',
  'told.day': 'Day: {value|date}',
  'told.window': 'Time: {value|label:window}',
  'told.phone': 'Phone: {value|phone}',
  'told.address': 'Address: {value}',
  'told.pinCode': 'PIN code: {value}',
  'told.payout': 'To be paid to: {value}',
  'told.amount': 'Amount: {value|money}',
  'told.serial': 'Serial number: {value}',
  'told.photos': 'Photos: {value}',
  'told.comment': 'You added: {value}',
  'toldValue.refund': 'Money back',
  'toldValue.return': 'To send it back',
  'toldValue.exchange': 'An exchange',
  'toldValue.replacement': 'A replacement',
  'toldValue.cancel': 'To cancel it',
  'toldValue.copy': 'A copy',
  'toldValue.erase': 'To have it erased',
  'toldValue.send': 'To get what is missing',
  'toldValue.paid-repair': 'A repair that you pay for',
  'complaint.copy': 'This is your complaint as we recorded it:\n“{recorded}”',
  'complaint.copy.spoken': 'We have recorded it in your own words.',

  'ticketStatus.title': 'Status of a ticket',
  'ticketStatus.which': 'Which ticket is it about?',
  'ticketStatus.ticketLabel': '{ticketNumber|digits}: {topic|label:topic}',
  'ticketStatus.option.another': 'Another ticket',
  'ticketStatus.askNumber': 'What is the ticket number? It has ten digits.',
  'ticketStatus.askNumber.spoken': 'Please key in or say the ten digits of the ticket number.',
  'ticketStatus.askNumberAgain':
    'That does not seem to be a ticket number: perhaps one digit is different or missing. It has ten digits, like 123 456 7890. Could you look once more?',
  'ticketStatus.askNumberAgain.spoken':
    'That does not seem to be a ticket number: perhaps one digit is different or missing. Please key in all ten digits once more.',
  'ticketStatus.noNumber':
    'The ticket number has ten digits and is in the message in which we confirmed your complaint or request.',
  'ticketStatus.option.found': 'I found it',
  'ticketStatus.notShown': 'I could not find a ticket with this number.',
  'ticketStatus.state':
    'Ticket {ticketNumber|digits} ({topic|label:topic}), received on {openedAt|date}: {state|label:ticket}.',
  'ticketStatus.state.spoken':
    'Ticket {ticketNumber|digits}, {topic|label:topic}, received on {openedAt|date}: {state|label:ticket}.',
  'ticketStatus.wishAdded':
    'I have added this to ticket {ticketNumber|digits}, and whoever decides on it sees what you would like. If you mean another order, just send me its number.',
  'ticketStatus.wishAdded.spoken':
    'I have added this to your ticket {ticketNumber|digits}, and whoever decides on it sees what you would like.',
  'ticketStatus.due': 'You will have our decision by {redressDueAt|date} at the latest.',

  'ticket.new': 'received, a colleague will take it up',
  'ticket.open': 'a colleague is working on it',
  'ticket.waiting-customer': 'we are waiting for an answer from you',
  'ticket.waiting-third-party': 'we are waiting for somebody else, for example the courier',
  'ticket.resolved': 'resolved',
  'ticket.closed': 'closed',
  'topic.complaint': 'your complaint',
  'topic.hand-off': 'your wish to talk to a person',
  'topic.order-status': 'your question about an order',
  'topic.return': 'your return',
  'topic.exchange': 'your exchange',
  'topic.damaged': 'a damaged or faulty item',
  'topic.wrong-item': 'a wrong item',
  'topic.missing-item': 'a missing item',
  'topic.cancel': 'your cancellation',
  'topic.refund-status': 'your refund',
  'topic.cod-refund': 'your refund',
  'topic.payment-failed': 'a payment without an order',
  'topic.not-received': 'a parcel that did not reach you',
  'topic.failed-delivery': 'a delivery that failed',
  'topic.address-change': 'another delivery address',
  'topic.invoice': 'your invoice',
  'topic.invoice-correction': 'the correction of your invoice',
  'topic.pickup': 'the pickup of your return',
  'topic.warranty-activation': 'your warranty registration',
  'topic.warranty-claim': 'your warranty claim',
  'topic.call-back': 'a call back',
  'topic.data-rights': 'your personal data',
  'topic.approval': 'your request, which a supervisor decides',
  'topic.other': 'your request',

  'human.title': 'Talk to a person',
  'human.sorry': 'I am sorry. I can see that this has been a bad experience.',
  'human.opened':
    'I am bringing in a colleague, who will read what you wrote and answer here. Your ticket number is {ticketNumber|digits}.',
  'human.opened.spoken':
    'A colleague will call you back. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. Goodbye!',
  'human.openedLater':
    'Nobody is here just now. A colleague will read what you wrote and answer from {opensAt|date}, {opensAt|time} on. Your ticket number is {ticketNumber|digits}.',
  'human.openedLater.spoken':
    'Nobody is here just now. A colleague will call you back from {opensAt|date}, {opensAt|time} on. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. Goodbye!',
  'human.safety':
    'Please stop using the product, unplug it if it has a plug, and see a doctor if anybody is hurt. In an emergency call 112.',
  'human.serious':
    'I take this seriously and have recorded it as a complaint, number {ticketNumber|digits}. {officerName} ({officerDesignation}) has it and answers to you: {officerEmail}, {officerPhone|phone}. You will have our decision by {redressDueAt|date} at the latest.',
  'human.serious.spoken':
    'I take this seriously and have recorded it as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. {officerName}, {officerDesignation}, will get back to you, and you will have our decision by {redressDueAt|date} at the latest.',
  'handOff.noTicket':
    'I am bringing in a colleague. We are there {careHours}; you can also reach us at {carePhone|phone} or {careEmail}.',
  'handOff.noTicket.spoken': 'A colleague will call you back. We are there {careHours}. Goodbye!',

  'waiting.open': 'Your message is with ticket {ticketNumber|digits}. A colleague reads it and answers you here.',
  'waiting.due':
    'Your message is with ticket {ticketNumber|digits}. A colleague is to write to you here by {dueAt|time}, {dueAt|date}.',
  'waiting.closed':
    'Nobody is here just now. Your message is with ticket {ticketNumber|digits}; a colleague reads it and answers from {opensAt|date}, {opensAt|time} on.',
  'waiting.late':
    'I am sorry that it takes longer than it should. Your message is with ticket {ticketNumber|digits}, and a colleague answers you here. You can also reach us at {carePhone|phone} or {careEmail}.',

  'return.title': 'Return an item',
  'howLong.return':
    'Our courier comes on a day that you choose. Once a return is agreed, the money is back within {refundDays} days.',
  'howLong.fault':
    'Our courier comes on a day that you choose, and a replacement leaves us then; money is back within {refundDays} days of being agreed. What a colleague has to decide is decided within one month at the latest.',
  'howLong.complaint':
    'Once it is recorded, you hear from us within 48 hours if we need anything, and have our decision within one month at the latest.',
  'howLong.cancel': 'Once it is cancelled, what you have paid is back within {refundDays} days.',
  'return.rules':
    'What you do not want or does not fit goes back or is exchanged within {returnDays} days of its delivery, unused and in its box; a few kinds of items are not taken back. What came damaged, faulty or wrong is taken on in any case. Once a return is agreed, the money is back within {refundDays} days.',
  'return.askReason': 'Why would you like to return it?',
  'return.option.changedMind': 'I do not want it',
  'return.option.size': 'It does not fit',
  'return.option.defective': 'Damaged or faulty',
  'return.option.notAsDescribed': 'Not what I ordered',
  'return.option.late': 'It came too late',
  'return.askInstead': 'Would you like another size or colour instead, or your money back?',
  'return.option.exchange': 'Exchange it',
  'return.option.money': 'Money back',
  'return.askUnused': 'Is it unused, with its tags and in its box?',
  'return.allowed': 'You can return it, and get {amountPaise|money} back.',
  'return.windowOver':
    'I am sorry: without a fault it could be returned until {returnUntil|date}. If something is wrong with it, we take it on all the same.',
  'return.option.hasFault': 'Something is wrong',
  'return.notReturnable':
    'I am sorry: items of this kind are not taken back without a fault. If something is wrong with it, we take it on all the same.',
  'return.opened':
    'I am sorry: once opened, items of this kind are not taken back without a fault. If something is wrong with it, we take it on all the same.',
  'return.notDelivered': 'This order has not been delivered yet. What would you like to do?',
  'return.confirm':
    'I will book this return: {quantity} × {item}. The courier comes on {pickupDay|date}, {pickupWindow|label:window}. You get {amountPaise|money} back by {refundDueAt|date}. Shall I?',
  'return.confirm.spoken':
    'I will book this return: {item}, quantity {quantity}. The courier comes on {pickupDay|date}, {pickupWindow|label:window}. You get {amountPaise|money} back by {refundDueAt|date}. Shall I?',
  'return.done':
    'Your return is booked, number {reference}. Please have {item} packed on {pickupDay|date}, {pickupWindow|label:window}. You get {amountPaise|money} back by {refundDueAt|date}, the way you paid.',
  'return.done.spoken':
    'Your return is booked. Please have {item} packed on {pickupDay|date}, {pickupWindow|label:window}. You get {amountPaise|money} back by {refundDueAt|date}. The number of the return is {reference|code}.',

  'exchange.title': 'Exchange an item',
  'exchange.askWish': 'What would you like instead? For example: size L, or the blue one.',
  'exchange.askChange': 'What shall be different? For example: size L, the blue one, or two instead of one.',
  'exchange.windowOver': 'I am sorry: it could be exchanged until {returnUntil|date}.',
  'exchange.notPossible': 'I am sorry: items of this kind cannot be exchanged without a fault.',
  'exchange.notDelivered':
    'It has not been delivered yet. A colleague will see whether it can still be changed, and write to you. Your ticket number is {ticketNumber|digits}.',
  'exchange.notDelivered.spoken':
    'It has not been delivered yet. A colleague will see whether it can still be changed, and get back to you. Your ticket number is {ticketNumber|digits}.',
  'exchange.confirm':
    'I will book this exchange: {quantity} × {item}. Instead: {wish}. The courier comes on {pickupDay|date}, {pickupWindow|label:window}. Shall I?',
  'exchange.confirm.spoken':
    'I will book this exchange: {item}, quantity {quantity}. Instead: {wish}. The courier comes on {pickupDay|date}, {pickupWindow|label:window}. Shall I?',
  'exchange.option.wish': 'What I want instead',
  'exchange.done':
    'Your exchange is booked, number {reference}. The courier collects {item} on {pickupDay|date}, {pickupWindow|label:window}. A colleague sets the new one aside and writes to you if it is sold out. Your ticket number is {ticketNumber|digits}.',
  'exchange.done.spoken':
    'Your exchange is booked. The courier collects {item} on {pickupDay|date}, {pickupWindow|label:window}. A colleague sets the new one aside and calls you if it is sold out. The number of the exchange is {reference|code}. Your ticket number is {ticketNumber|digits}.',

  'damaged.title': 'Damaged or faulty item',
  'damaged.askWhat': 'I am sorry about that. What is wrong with {item}?',
  'wrongItem.title': 'Wrong item',
  'wrongItem.askWhat': 'I am sorry about that. What came instead, or what is different?',
  'fault.askSeveral': 'I am sorry about that. Please tell me for each item what is wrong.',
  'fault.askWhatAgain': 'Please describe in a few words what is wrong, so that we can put it right.',
  'fault.askPhotos': 'Please send one or two photos of it, if you can.',
  'fault.askPhotos.spoken': 'If you have photos, you can send them to us later in writing.',
  'fault.askPhotosAgain': 'I did not get a photo. Please send it here, or skip this.',
  'fault.askPhotosAgain.spoken': 'You can send photos later in writing.',
  'fault.askRemedy': 'What would you like?',
  'fault.option.replacement': 'A replacement',
  'fault.option.money': 'Money back',
  'fault.option.otherRemedy': 'What I would like',
  'remedy.replacement': 'a replacement',
  'remedy.return': 'your money back',
  'fault.confirm':
    'I will record {quantity} × {item} as a complaint and book {remedy|label:remedy}. The courier comes on {pickupDay|date}, {pickupWindow|label:window}. Shall I?',
  'fault.confirm.spoken':
    'I will record it as a complaint and book {remedy|label:remedy} for {item}, quantity {quantity}. The courier comes on {pickupDay|date}, {pickupWindow|label:window}. Shall I?',
  'fault.replacementBooked':
    'I am sorry for the trouble. The courier collects {item} on {pickupDay|date}, {pickupWindow|label:window}, and the replacement leaves us then (number {reference}). It is recorded as complaint {ticketNumber|digits}, and settled by {redressDueAt|date} at the latest.',
  'fault.replacementBooked.spoken':
    'I am sorry for the trouble. The courier collects {item} on {pickupDay|date}, {pickupWindow|label:window}, and the replacement leaves us then. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'fault.refundBooked':
    'I am sorry for the trouble. The courier collects {item} on {pickupDay|date}, {pickupWindow|label:window}. You get {amountPaise|money} back by {refundDueAt|date} (number {reference}). It is recorded as complaint {ticketNumber|digits}, and settled by {redressDueAt|date} at the latest.',
  'fault.byHand':
    'I could not book the courier by myself, so a colleague does it and writes to you. It is recorded as complaint {ticketNumber|digits}, and settled by {redressDueAt|date} at the latest.',
  'fault.byHand.spoken':
    'I could not book the courier by myself, so a colleague does it and gets back to you. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'fault.refundBooked.spoken':
    'I am sorry for the trouble. The courier collects {item} on {pickupDay|date}, {pickupWindow|label:window}. You get {amountPaise|money} back by {refundDueAt|date}. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',

  'missingItem.title': 'Something is missing',
  'missingItem.partly': 'This order comes in several parcels, and a part of it is still with us.',
  'missingItem.askStill': 'Is something missing from a parcel that you have?',
  'missingItem.option.wait': 'I will wait for it',
  'missingItem.option.missing': 'Yes, it is missing',
  'missingItem.whichLine': 'Where is something missing?',
  'missingItem.whichPart': 'What is missing?',
  'missingItem.option.other': 'Something else',
  'missingItem.howMany': 'How many of {item} are missing?',
  'missingItem.askWhat':
    'I am sorry about that. Is there anything that we should know? For example, how the box looked.',
  'missingItem.askRemedy': 'What would you like?',
  'missingItem.option.send': 'Send what is missing',
  'missingItem.option.refund': 'Money back for it',
  'missingItem.willSend':
    'I am sorry. A colleague checks our packing records and sends what is missing. It is recorded as complaint {ticketNumber|digits}, and settled by {redressDueAt|date} at the latest.',
  'missingItem.willSend.spoken':
    'I am sorry. A colleague checks our packing records and sends what is missing. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'missingItem.willRefund':
    'I am sorry. A colleague checks our packing records and pays back what is missing. It is recorded as complaint {ticketNumber|digits}, and settled by {redressDueAt|date} at the latest.',
  'missingItem.willRefund.spoken':
    'I am sorry. A colleague checks our packing records and pays back what is missing. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',

  'cancel.title': 'Cancel an order',
  'cancel.confirm':
    'Shall I cancel order {orderNumber}? It costs you nothing. You get {amountPaise|money} back by {refundDueAt|date}, the way you paid.',
  'cancel.confirm.spoken':
    'Shall I cancel order {orderNumber|code}? It costs you nothing. You get {amountPaise|money} back by {refundDueAt|date}.',
  'cancel.confirmCharged':
    'Shall I cancel order {orderNumber}? The charge for it is {chargePaise|money}, the same that we bear when we cancel. You get {amountPaise|money} back by {refundDueAt|date}, the way you paid.',
  'cancel.confirmCharged.spoken':
    'Shall I cancel order {orderNumber|code}? The charge for it is {chargePaise|money}, the same that we bear when we cancel. You get {amountPaise|money} back by {refundDueAt|date}.',
  'cancel.confirmUnpaid': 'Shall I cancel order {orderNumber}? You have not paid yet, and it costs you nothing.',
  'cancel.confirmUnpaid.spoken':
    'Shall I cancel order {orderNumber|code}? You have not paid yet, and it costs you nothing.',
  'cancel.kept': 'All right, order {orderNumber} stays as it is.',
  'cancel.kept.spoken': 'All right, the order stays as it is.',
  'cancel.done':
    'Order {orderNumber} is cancelled. You get {amountPaise|money} back by {refundDueAt|date}; ask me at any time how far it is.',
  'cancel.done.spoken': 'The order is cancelled. You get {amountPaise|money} back by {refundDueAt|date}.',
  'cancel.doneUnpaid': 'Order {orderNumber} is cancelled. There is nothing to pay.',
  'cancel.doneUnpaid.spoken': 'The order is cancelled. There is nothing to pay.',
  'cancel.shipped':
    'This order has left us already. You can simply not accept it at the door, or return it when it is there. I can also ask a colleague to stop it on the way.',
  'cancel.askPart': 'Only {item}, or the whole order {orderNumber}?',
  'cancel.askPart.spoken': 'Only {item}, or the whole order?',
  'cancel.option.part': 'Only this item',
  'cancel.option.whole': 'The whole order',
  'cancel.option.tryStop': 'Try to stop it',
  'cancel.delivered': 'This order has been delivered already, so it can only be returned.',
  'cancel.already': 'This order is cancelled already.',
  'cancel.tooLate':
    'A colleague will try to stop the parcel and write to you. If it comes all the same, you need not accept it. Your ticket number is {ticketNumber|digits}.',
  'cancel.tooLate.spoken':
    'A colleague will try to stop the parcel and get back to you. If it comes all the same, you need not accept it. Your ticket number is {ticketNumber|digits}.',

  'cancel.partOpened':
    'I have passed on that {item} is to be taken out of order {orderNumber}; the rest comes as it is. A colleague does it unless it is packed already, and writes to you. Your ticket number is {ticketNumber|digits}.',
  'cancel.partOpened.spoken':
    'I have passed on that {item} is to be taken out of the order; the rest comes as it is. A colleague does it unless it is packed already, and gets back to you. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'cancel.rules':
    'An order can be cancelled until it leaves us. After that you need not accept it at the door, or can return it. I tell you what you get back before you confirm; it is paid within {refundDays} days.',
  'refundStatus.title': 'Where is my refund',
  'refundStatus.rules':
    'A refund is paid within {refundDays} days of the day on which it was agreed, the way you paid. For cash on delivery it goes to your UPI or bank account.',
  'refundStatus.paid':
    'We paid {amountPaise|money} back on {paidAt|date}. The bank’s number for it is {reference}: with it your bank can find the money.',
  'refundStatus.paid.spoken':
    'We paid {amountPaise|money} back on {paidAt|date}. The bank’s number for it is {reference|code}.',
  'refundStatus.paidBare':
    'We paid {amountPaise|money} back on {paidAt|date}. Banks may need up to seven days to show it.',
  'refundStatus.askArrived': 'Is the money there?',
  'refundStatus.option.arrived': 'Yes, it is there',
  'refundStatus.option.notArrived': 'No, it is not',
  'refundStatus.glad': 'Good to hear!',
  'refundStatus.due':
    'Your refund of {amountPaise|money} is on its way. It is paid by {refundDueAt|date} at the latest.',
  'refundStatus.overdue':
    'I am sorry: your refund of {amountPaise|money} should have been paid by {refundDueAt|date}, and was not.',
  'refundStatus.payoutNeeded':
    'You paid this order in cash, so we need to know where to send your {amountPaise|money}.',
  'refundStatus.nothingPaid':
    'This order is cancelled, and was to be paid in cash on delivery: nothing was paid, so nothing is to be paid back.',
  'refundStatus.missing': 'I am sorry: this order is cancelled, and I see no refund for it.',
  'refundStatus.notCollected':
    'I see no refund yet: it begins once your return has reached us. The courier is booked for {pickupDay|date}, {pickupWindow|label:window}.',
  'refundStatus.mayBeCollected':
    'I see no refund yet: it begins once your return has reached us. The courier was booked for {pickupDay|date}, {pickupWindow|label:window}. What happened?',
  'refundStatus.underWay':
    'Your return: {returnStatus|label:return}. I see no refund yet: it begins once the return has been checked, and is paid within {refundDays} days.',
  'refundStatus.none':
    'I see no refund for this order. A refund begins when an order is cancelled, or when a return is booked.',

  'codRefund.title': 'Refund of a cash order',
  'codRefund.none': 'I see no refund that waits for your account. It begins when a return is booked.',
  'codRefund.askPayout':
    'Where shall we send {amountPaise|money}? Please write your UPI ID (like name@bank), or account number and IFSC code. Never send us a PIN, password or card number.',
  'codRefund.askPayout.spoken':
    'Where shall we send {amountPaise|money}? A UPI name is hard to hear on the phone, so a colleague takes it down.',
  'codRefund.askPayoutAgain':
    'I could not read that. A UPI ID looks like name@bank; for an account I need the number and the IFSC code, like HDFC0001234.',
  'codRefund.askPayoutAgain.spoken': 'I could not get that. A colleague can take it down.',
  'codRefund.confirm': 'I will send {amountPaise|money} to {payoutShown}. Is that right?',
  'codRefund.option.account': 'Another account',
  'codRefund.done': 'Thank you. {amountPaise|money} goes to {payoutShown}, by {refundDueAt|date} at the latest.',

  'paymentFailed.title': 'Paid, but no order',
  'paymentFailed.askAmount': 'I am sorry about that. How much was taken, in rupees?',
  'paymentFailed.askAmountAgain': 'Please tell me the amount in rupees, for example 1299.',
  'paymentFailed.askPaidOn': 'On which day was it taken?',
  'paymentFailed.askPaidOnAgain': 'Please tell me the day, for example yesterday or 20 November.',
  'paymentFailed.askReference':
    'Do you have the number of the payment (UTR or transaction number)? It is in your bank’s message. Never send us a PIN, password or card number.',
  'paymentFailed.askReference.spoken': 'If you have the number of the payment, please say it.',
  'paymentFailed.due':
    'When a payment fails, the bank sends {amountPaise|money} back by itself by {reversalDay|date} at the latest (rule of the Reserve Bank of India).',
  'paymentFailed.overdue':
    '{amountPaise|money} should have been back by {reversalDay|date} (rule of the Reserve Bank of India). For each day after that the bank owes you ₹100.',
  'paymentFailed.overdue.spoken':
    '{amountPaise|money} should have been back by {reversalDay|date}, by a rule of the Reserve Bank of India. For each day after that the bank owes you one hundred rupees.',

  'notReceived.title': 'Delivered, but not to me',
  'notReceived.askPlaces':
    'The courier has reported it as delivered on {deliveredAt|date}. Could it be with a neighbour, a guard or somebody at home?',
  'notReceived.askPlacesSomeDay':
    'The courier has reported it as delivered. Could it be with a neighbour, a guard or somebody at home?',
  'notReceived.option.nothing': 'No, I have nothing',
  'notReceived.option.found': 'Yes, I found it',
  'notReceived.glad': 'Good that it turned up!',
  'notReceived.askWhat': 'Is there anything that helps us to find it? For example, a call from the courier.',
  'notReceived.opened':
    'I am sorry. We ask the courier for proof of delivery now. You need not prove anything; if they have none, we send it again or pay you back. It is recorded as complaint {ticketNumber|digits}, and settled by {redressDueAt|date} at the latest.',
  'notReceived.opened.spoken':
    'I am sorry. We ask the courier for proof of delivery now. If they have none, we send it again or pay you back. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',

  'failedDelivery.title': 'Delivery failed',
  'failedDelivery.askWish': 'What shall we do about the delivery?',
  'failedDelivery.askReturned': 'The parcel is on its way back to us, or has come back already. What would you like?',
  'failedDelivery.option.again': 'Deliver it again',
  'failedDelivery.option.later': 'On another day',
  'failedDelivery.option.leave': 'Leave it with somebody',
  'failedDelivery.option.tried': 'The courier did not come',
  'failedDelivery.option.address': 'To another address',
  'failedDelivery.option.refund': 'Money back',
  'failedDelivery.askDay': 'On which day will somebody be there?',
  'failedDelivery.askWhom': 'With whom, or where, may the courier leave it?',
  'failedDelivery.opened':
    'We ask the courier to come again on {day|date}. It is recorded as complaint {ticketNumber|digits}; a colleague follows it until the parcel is with you.',
  'failedDelivery.opened.spoken':
    'We ask the courier to come again on {day|date}. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'failedDelivery.openedAnyDay':
    'We ask the courier to come again. It is recorded as complaint {ticketNumber|digits}; a colleague follows it until the parcel is with you.',
  'failedDelivery.openedAnyDay.spoken':
    'We ask the courier to come again. It is recorded as a complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'failedDelivery.later':
    'We ask the courier to bring it on {day|date}. A colleague sees to it; the number of this request is {ticketNumber|digits}.',
  'failedDelivery.later.spoken':
    'We ask the courier to bring it on {day|date}. A colleague sees to it. The number of this request is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'failedDelivery.leave':
    'We ask the courier to leave it there; whether they do is up to them, and a code at the door is needed in any case where they ask for one. A colleague sees to it; the number of this request is {ticketNumber|digits}.',
  'failedDelivery.leave.spoken':
    'We ask the courier to leave it there; whether they do is up to them. A colleague sees to it. The number of this request is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',

  'sooner.title': 'Deliver sooner',
  'sooner.askWish': 'I cannot promise you an earlier day. What would you like?',
  'sooner.option.ask': 'Have a colleague try',
  'sooner.opened':
    'I have passed it on. A colleague sees whether it can come sooner and writes to you; until then the day stays as it is. The number of this request is {ticketNumber|digits}.',
  'sooner.opened.spoken':
    'I have passed it on. A colleague sees whether it can come sooner and gets back to you; until then the day stays as it is. The number of this request is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',

  'addressChange.title': 'Change the address',
  'addressChange.tooLate': 'This order can no longer go to another address: it has been delivered or cancelled.',
  'addressChange.shipped': 'The parcel has left us already. We can still ask the courier, but cannot promise it.',
  'addressChange.askAddress': 'What is the new address? House, street, area, city and state, please.',
  'addressChange.askPin': 'And its PIN code (6 digits)?',
  'addressChange.confirm': 'The new address is:\n{address}\nPIN code {newPinCode}\nIs that right?',
  'addressChange.confirm.spoken': 'The new address is: {address}. PIN code {newPinCode|code}. Is that right?',
  'addressChange.option.address': 'The address',
  'addressChange.opened':
    'Thank you. A colleague changes the address and confirms it to you. Your ticket number is {ticketNumber|digits}.',
  'addressChange.opened.spoken':
    'Thank you. A colleague changes the address and confirms it to you. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',

  'invoice.title': 'Copy of the invoice',
  'invoice.link':
    'Here is the invoice for order {orderNumber}: {invoiceUrl}\nIf something on it is wrong, write “correct the invoice”.',
  'invoice.link.spoken':
    'You can download the invoice from the link in your order confirmation. If you write to us, we send it to you. If something on it is wrong, say: correct the invoice.',
  'invoice.askWish': 'What do you need?',
  'invoice.option.copy': 'A copy',
  'invoice.option.gst': 'With my GST number',
  'invoice.askGst': 'Please send the GST number and the name of the business.',
  'invoice.opened':
    'A colleague sends the invoice to the e-mail address on the order. Your ticket number is {ticketNumber|digits}.',
  'invoice.opened.spoken':
    'A colleague sends the invoice to the e-mail address on the order. Your ticket number is {ticketNumber|digits}.',

  'invoiceCorrection.title': 'Correct the invoice',
  'invoiceCorrection.askReason': 'What on the invoice is wrong or missing?',
  'invoiceCorrection.option.name': 'The name',
  'invoiceCorrection.option.address': 'The address',
  'invoiceCorrection.option.gst': 'The GST number',
  'invoiceCorrection.option.other': 'Something else, or several things',
  'invoiceCorrection.askRight': 'What should the invoice say? Please write it exactly as it is to be printed.',
  'invoiceCorrection.askRight.spoken': 'What should the invoice say? Please say it slowly.',
  'invoiceCorrection.askWhat': 'What is wrong on the invoice, and what should it say?',
  'invoiceCorrection.opened':
    'I have passed it on. A colleague corrects the invoice and sends it to the e-mail address on the order, or writes to you why it cannot be changed. Your ticket number is {ticketNumber|digits}.',
  'invoiceCorrection.opened.spoken':
    'I have passed it on. A colleague corrects the invoice and sends it to the e-mail address on the order, or writes to you why it cannot be changed. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',

  'pickup.title': 'Pickup of a return',
  'pickup.booked': 'The courier is to collect it on {pickupDay|date}, {pickupWindow|label:window}.',
  'pickup.wasBooked': 'The courier was to collect it on {pickupDay|date}, {pickupWindow|label:window}. What happened?',
  'pickup.option.keep': 'That is fine',
  'pickup.option.otherDay': 'Another day',
  'pickup.option.thatDay': 'That day is fine',
  'pickup.option.nobodyCame': 'Nobody came',
  'pickup.option.nobodyTook': 'Nobody took it',
  'pickup.option.gone': 'It has been collected',
  'pickup.option.stop': 'Cancel the return',
  'pickup.stopAsked':
    'I have passed on that you do not want to send it back. A colleague calls off the courier and writes to you. Your ticket number is {ticketNumber|digits}.',
  'pickup.stopAsked.spoken':
    'I have passed on that you do not want to send it back. A colleague calls off the courier and gets back to you. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'pickup.kept': 'Good. Please have it packed by then.',
  'pickup.failed': 'I am sorry: the courier could not collect it. Let us find another day.',
  'pickup.unbooked': 'No day has been fixed for it yet.',
  'pickup.collected': 'It has been collected: {returnStatus|label:return}.',
  'pickup.none': 'I see no return for this order.',
  'pickup.askDay': 'On which day shall the courier come? For example tomorrow, or Friday.',
  'pickup.askDayAgain': 'I did not get the day. Please say it like tomorrow, Friday or 28 November.',
  'pickup.tooSoon': 'That is too soon for the courier.',
  'pickup.tooLate': 'The courier does not take bookings that far ahead.',
  'pickup.closed': 'The courier does not come on that day.',
  'pickup.offerDay': 'The earliest day is {nextDay|date}.',
  'pickup.askWindow': 'At what time?',
  'pickup.confirm': 'The courier comes on {pickupDay|date}, {pickupWindow|label:window}. Is that right?',
  'pickup.done': 'Done. The courier comes on {pickupDay|date}, {pickupWindow|label:window}. Please have it packed.',
  'return.requested': 'we have your request',
  'return.pickup-booked': 'the courier is booked',
  'return.pickup-failed': 'the courier could not collect it',
  'return.picked-up': 'on its way to us',
  'return.received': 'it is with us and being checked',
  'return.completed': 'completed',

  'warrantyActivation.title': 'Register a product',
  'warrantyActivation.whichLine': 'Which product would you like to register?',
  'warrantyActivation.expired': 'I am sorry: the warranty of {item} ended on {warrantyUntil|date}.',
  'warrantyActivation.notCovered':
    'I see no warranty for {item} with us. The maker may give one; see the card in the box.',
  'warrantyActivation.notDelivered':
    'The warranty begins with the delivery. Please write to me again when you have it.',
  'warrantyActivation.askSerial': 'What is the serial number of {item}? It is on the product or on its box.',
  'warrantyActivation.askSerialAgain':
    'That does not look like a serial number. It has letters and digits, like SN20261124, and is on the product or on its box.',
  'warrantyActivation.confirm': 'The serial number is {serial}. Is that right?',
  'warrantyActivation.confirm.spoken': 'The serial number is {serial|code}. Is that right?',
  'warrantyActivation.done': '{item} is registered. Its warranty lasts until {warrantyUntil|date}.',
  'warrantyActivation.byHand':
    'A colleague registers {item} for you and writes to you; the warranty counts from the delivery all the same. Your ticket number is {ticketNumber|digits}.',
  'warrantyActivation.byHand.spoken':
    'A colleague registers {item} for you and gets back to you. The warranty counts from the delivery all the same. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'warrantyActivation.known':
    'This serial number is registered already, for another purchase. A colleague will look into it and write to you. Your ticket number is {ticketNumber|digits}.',
  'warrantyActivation.known.spoken':
    'This serial number is registered already, for another purchase. A colleague will look into it and get back to you. Your ticket number is {ticketNumber|digits}.',

  'warrantyClaim.title': 'Warranty and service',
  'warrantyClaim.askSerial':
    'What is the serial number? It is on the product or on its box. Without it I look by your order.',
  'warrantyClaim.askSerialAgain':
    'That does not look like a serial number. Please look once more, or go on without it.',
  'warrantyClaim.unknownSerial': 'This serial number is not registered with us. Let us look by your order.',
  'warrantyClaim.whichLine': 'Which product is it?',
  'warrantyClaim.active': '{item} has warranty until {warrantyUntil|date}.',
  'warrantyClaim.askNeed': 'What do you need?',
  'warrantyClaim.option.service': 'Repair or service',
  'warrantyClaim.option.register': 'Register it',
  'warrantyClaim.option.paid': 'Repair at my cost',
  'warrantyClaim.askWhat': 'What is wrong with it?',
  'warrantyClaim.askVisit': 'On which day could somebody come? For example Friday.',
  'warrantyClaim.opened':
    'I have recorded your claim, number {ticketNumber|digits}. Our service calls you to fix the visit, and it is settled by {redressDueAt|date} at the latest. If it is replaced, the warranty goes on with the new one.',
  'warrantyClaim.opened.spoken':
    'I have recorded your claim. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. Our service calls you to fix the visit.',
  'warrantyClaim.expired': 'I am sorry: the warranty of {item} ended on {warrantyUntil|date}.',
  'warrantyClaim.paidOpened':
    'Our service tells you the price before anything is done, and you decide. Your ticket number is {ticketNumber|digits}.',
  'warrantyClaim.paidOpened.spoken':
    'Our service tells you the price before anything is done, and you decide. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}.',
  'warrantyClaim.notCovered': 'I see no warranty for {item} with us.',

  'contact.title': 'How to reach us',
  'contact.care': 'Customer care: {carePhone|phone}, {careEmail}. We are there {careHours}.',
  'contact.officer':
    'Grievances: {officerName}, {officerDesignation}, {officerPhone|phone}, {officerEmail}, {officerAddress}. A complaint is acknowledged within 48 hours and settled within one month.',
  'contact.helpline': 'The National Consumer Helpline is 1915.',
  'contact.helpline.spoken': 'The National Consumer Helpline is 1 9 1 5.',

  'callBack.title': 'Call me back',
  'callBack.askPhone': 'On which number shall we call you?',
  'callBack.askPhone.spoken': 'On which number shall we call you? Please key in its ten digits.',
  'callBack.askPhoneAgain': 'That does not look like a phone number. It has ten digits, like 98765 43210.',
  'callBack.askWindow': 'When does it suit you?',
  'callBack.option.any': 'At any time',
  'callBack.askAbout': 'What is it about? Then the right colleague can call you.',
  'callBack.opened':
    'A colleague calls {phone|phone}. If we miss you, we try again. Your ticket number is {ticketNumber|digits}.',
  'callBack.opened.spoken':
    'A colleague calls {phone|phone}. If we miss you, we try again. Your ticket number is {ticketNumber|digits}.',

  'dataRights.title': 'My personal data',
  'dataRights.askWish':
    'We keep your name, contacts, address, orders and what you write to us, to serve your orders and complaints. What would you like?',
  'dataRights.why': 'Only you may ask for that, so I check that it is you, by one of your orders.',
  'dataRights.option.copy': 'A copy of my data',
  'dataRights.option.erase': 'Erase my data',
  'dataRights.confirmErase':
    'Invoices and logs are kept as long as the law asks, and open complaints until they are settled; all else is erased and cannot be brought back. Shall I pass it on?',
  'dataRights.copyOpened':
    'You get the copy within 90 days, mostly much sooner. Your ticket number is {ticketNumber|digits}. For questions about your data: {officerName}, {officerEmail}.',
  'dataRights.copyOpened.spoken':
    'You get the copy within ninety days, mostly much sooner. Your ticket number is {ticketNumber|digits}. For questions about your data ask for {officerName}.',
  'dataRights.eraseOpened':
    'Your data is erased within 90 days, and we confirm it to you. Your ticket number is {ticketNumber|digits}. For questions about your data: {officerName}, {officerEmail}.',
  'dataRights.eraseOpened.spoken':
    'Your data is erased within ninety days, and we confirm it to you. Your ticket number is {ticketNumber|digits}. For questions about your data ask for {officerName}.',

  'ticket.reopened':
    'I have passed this on: a colleague looks at your ticket {ticketNumber|digits} again and will write to you here.',
  'tickets.reopened':
    'I have passed this on: a colleague looks at your tickets {ticketNumbers|digits} again and will write to you here.',
  'ticketNotice.resolved':
    '{brandName}: your ticket {ticketNumber|digits} ({topic|label:topic}) is resolved. If something is still missing, answer before {reopenBefore|date} or write to {careEmail}, and a colleague looks at it again.',
  'ticketNotice.waiting-customer':
    '{brandName}: we need an answer from you to go on with your ticket {ticketNumber|digits} ({topic|label:topic}). Please answer, or write to {careEmail} and name the number.',
  'ticketNotice.reopened':
    '{brandName}: a colleague is working on your ticket {ticketNumber|digits} ({topic|label:topic}) again. You need not do anything. If you have something to add, answer or write to {careEmail}.',
  'ticketNotices.resolved':
    '{brandName}: your tickets {ticketNumbers|digits} are resolved. If something is still missing, answer before {reopenBefore|date} and name the number, or write to {careEmail}, and a colleague looks at it again.',
  'ticketNotices.waiting-customer':
    '{brandName}: we need an answer from you to go on with your tickets {ticketNumbers|digits}. Please answer and name the number, or write to {careEmail}.',
  'ticketNotices.reopened':
    '{brandName}: a colleague is working on your tickets {ticketNumbers|digits} again. You need not do anything. If you have something to add, answer or write to {careEmail}.',
  'alert.acknowledgement':
    'Complaint {ticketNumber|digits} is not acknowledged: {percent} % of its 48 hours are over. It has to be acknowledged by {dueAt|time}, {dueAt|date}.',
  'alert.redress':
    'Complaint {ticketNumber|digits} is not decided: {percent} % of its month are over. It has to be decided by {dueAt|date}.',
  'alert.docket':
    'Ticket {ticketNumber|digits} came from the National Consumer Helpline and is not resolved: {percent} % of its 30 days are over. It has to be resolved by {dueAt|date}.',

  'survey.title': 'Your opinion',
  'survey.askScore': 'How well did we help you?',
  'survey.option.5': 'Very well',
  'survey.option.4': 'Well',
  'survey.option.3': 'So-so',
  'survey.option.2': 'Badly',
  'survey.option.1': 'Very badly',
  'survey.askComment': 'What should we know about it?',
  'survey.thanks': 'Thank you for telling us.',
  'survey.sorry': 'Thank you for telling us. I am sorry that it did not go well. Shall somebody look at it again?',

  'language.title': 'Language / भाषा',
  'language.ask': 'Which language would you like? आप किस भाषा में बात करना चाहेंगे?',
  'language.done': 'Of course, we will go on in English.',

  /** Said by the services where the bot itself failed. */
  botFailure:
    'I am sorry, something went wrong on our side. A colleague will read your message and answer you. Your ticket number is {ticketNumber|digits}.',
  'botFailure.spoken':
    'I am sorry, something went wrong on our side. A colleague will call you back. Your ticket number is {ticketNumber|digits}. Goodbye!',
} as const;

export type TextKey = keyof typeof wordings;
export const en: Record<TextKey, string> = wordings;
