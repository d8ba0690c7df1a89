/**
 * What we say in English. The source of all text keys: another language must have each of them. `<key>.spoken` is the
 * wording for a voice, where it differs. `{name|format}`: see src/engine/formats.ts.
 */
const wordings = {
  'engine.greeting': 'Hello, this is {brandName}. How can I help you?',
  'engine.greeting.spoken': 'Hello, and thank you for calling {brandName}.',
  'engine.welcomeBack': 'Hello again. Let us go on where we stopped.',
  'engine.menu': 'These are the things I can do for you:',
  'engine.menu.spoken': 'You can say what you need, or use the keys.',
  'engine.anythingElse': 'Is there anything else I can do for you?',
  'engine.anythingElse.spoken': 'Is there anything else? If not, you can simply hang up.',
  'engine.more': 'There is also this:',
  'engine.moreOption': 'More choices',
  'engine.closing': 'If there is anything else, just write to me here.',
  'engine.goodbye': 'All right. I am here whenever you need me. Goodbye!',
  'engine.thanks': 'You are welcome!',
  'engine.notUnderstood': 'I am sorry, I did not understand that.',
  'engine.notUnderstoodHere': 'I am sorry, I did not understand that.',
  'engine.silence': 'I could not find any text in that message.',
  'engine.silence.spoken': 'I did not hear anything.',
  'engine.whichOne': 'I want to be sure that I help you with the right thing. Which one is it?',
  'engine.offerPerson': 'I am sorry, I am not getting this right. Shall I bring in a colleague?',
  'engine.cancelled': 'All right, I have stopped “{title|text}”. Nothing was changed.',
  'engine.cancelled.spoken': 'All right, I have stopped that. Nothing was changed.',
  'engine.nothingToCancel': 'There is nothing to stop just now.',
  'engine.noBack': 'There is no earlier question to go back to.',
  'engine.backTo': 'Now back to “{title|text}”.',
  'engine.backTo.spoken': 'Now, back to what we were doing.',
  'engine.next': 'Now to your other question: {title|text}.',
  'engine.corrected': 'Thank you, I have changed it to {value|code}.',
  'engine.filesKept': 'Thank you, I have kept your files with this conversation.',
  'engine.languageChanged': 'Of course, we will go on in English.',
  'engine.option.yes': 'Yes',
  'engine.option.no': 'No',
  'engine.option.dontHave': 'I don’t have it',
  'engine.option.human': 'Talk to a person',
  'engine.option.continue': 'Try once more',
  'engine.option.menu': 'Something else',

  'render.number': '{number}. {label}',
  'render.choose': 'Please answer with a number or in your own words.',
  'render.orWrite': 'You can also write “{label}”.',
  'render.letterGreeting': 'Hello,',
  'render.letterChoose': 'Please reply with the number or the words of one of these:',
  'render.letterSignature': 'Kind regards,\n{brandName}\n{careEmail} · {carePhone}',
  'render.letterSubject': 'Your message to {brandName}',
  'render.letterSubjectTicket': 'Your message to {brandName} [ticket {ticketNumber|digits}]',
  'render.press': '{label}: press {number}.',
  'render.pressStar': 'If you do not have it, press star.',

  'languageName.en': 'English',
  'languageName.hi': 'हिंदी (Hindi)',

  'option.person': 'Talk to a person',
  'option.complaint': 'Make a complaint',
  'option.leaveIt': 'Leave it for now',
  'option.noThanks': 'No, thank you',
  'option.tryAgain': 'Try again',

  'orderStatus.title': 'Track an order',
  'orderStatus.askNumber': 'What is your order number? It looks like {orderNumberExample}.',
  'orderStatus.askNumber.spoken':
    'Please say your order number, or key in its digits and then press hash. It looks like {orderNumberExample|code}.',
  'orderStatus.askNumberAgain':
    'I could not find an order number in that. It looks like {orderNumberExample} and is in your order confirmation.',
  'orderStatus.askNumberAgain.spoken':
    'I did not get the order number. Please key in only its digits, and then press hash.',
  'orderStatus.findNumber':
    'The order number is in the confirmation we sent you by e-mail or message when you ordered, and on the invoice in the parcel. It looks like {orderNumberExample}.',
  'orderStatus.findNumber.spoken':
    'The order number is in the confirmation that we sent you when you ordered, and on the invoice in the parcel.',
  'orderStatus.option.foundNumber': 'I found it',
  'orderStatus.option.otherNumber': 'Use another order',
  'orderStatus.askPin':
    'Thank you. To protect your order, please also tell me the PIN code of the delivery address (6 digits).',
  'orderStatus.askPin.spoken':
    'Thank you. To protect your order, please key in the six digits of the PIN code of the delivery address.',
  'orderStatus.askPinAgain': 'A PIN code has 6 digits, for example 560001. Which one is in the delivery address?',
  'orderStatus.askPinAgain.spoken': 'A PIN code has six digits. Please key in the one of the delivery address.',
  'orderStatus.noMatch':
    'I could not match this order number and PIN code. Please check both, and send me the PIN code or the order number once more.',
  'orderStatus.noMatch.spoken':
    'I could not match this order number and PIN code. Please check both, and key in the PIN code once more. For another order number, press star.',
  'orderStatus.noPin':
    'Without the PIN code I cannot show anything about an order here, so that nobody else can see yours. A colleague can help you in another way.',
  'orderStatus.locked':
    'To protect our customers I cannot show orders here for now: there were several attempts that did not match. A colleague can help you.',
  'orderStatus.status': 'Your order {orderNumber} of {placedAt|date}: {status|label:order}.',
  'orderStatus.status.spoken': 'Your order {orderNumber|code}, of {placedAt|date}: {status|label:order}.',
  'orderStatus.cancelled': 'If you did not ask for this, tell me and I will bring in a colleague.',
  'orderStatus.returned': 'The parcel is on its way back to us, or has come back already.',
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
  'orderStatus.noDate': 'There is no delivery date yet. We will write to you as soon as the parcel leaves us.',
  'orderStatus.late': 'I am sorry: it should have reached you by {expectedAt|date} and is late.',
  'orderStatus.failedDelivery': 'I am sorry: the courier tried to deliver it and could not.',
  'orderStatus.askTrouble': 'Shall I record a complaint about it?',
  'orderStatus.leave': 'All right.',
  'orderStatus.unavailable':
    'I am sorry, I cannot see orders right now. I have opened ticket {ticketNumber|digits} for you; a colleague will look up your order and write to you.',
  'orderStatus.unavailable.spoken':
    'I am sorry, I cannot see orders right now. I have opened a ticket for you, and a colleague will look up your order and call you back. The ticket number is {ticketNumber|digits}.',

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
  'complaint.opened':
    'We have received your complaint. Its number is {ticketNumber|digits}: with it you can ask at any time how far we are.\n{officerName} ({officerDesignation}) answers for it. You will have our decision by {redressDueAt|date} at the latest.',
  'complaint.opened.spoken':
    'We have received your complaint. Its number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. {officerName}, {officerDesignation}, answers for it. You will have our decision by {redressDueAt|date} at the latest.',
  'complaint.copy': 'This is your complaint as we recorded it:\n“{summary}”',
  'complaint.copy.spoken': 'We have recorded it in your own words.',

  'ticketStatus.title': 'Status of a ticket',
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
  'topic.other': 'your request',

  'human.title': 'Talk to a person',
  'human.opened':
    'I am bringing in a colleague, who will read what you wrote and answer here. We are there {careHours}. Your ticket number is {ticketNumber|digits}.',
  'human.opened.spoken':
    'A colleague will call you back. We are there {careHours}. Your ticket number is {ticketNumber|digits}. Once more: {ticketNumber|digits}. Goodbye!',
  'handOff.noTicket':
    'I am bringing in a colleague. We are there {careHours}; you can also reach us at {carePhone|phone} or {careEmail}.',
  'handOff.noTicket.spoken': 'A colleague will call you back. We are there {careHours}. Goodbye!',

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
